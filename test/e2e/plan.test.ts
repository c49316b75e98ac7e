import { spawn } from "node:child_process";
import { mkdtemp, rm, watch, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { planSchema } from "#core/report/plan-schema.ts";

import { createFleetRepository, type FleetRepository } from "../support/fleet-repository.ts";

const program = join(import.meta.dirname, "..", "..", "src", "cli.ts");

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(argv: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = process.cwd()) {
  const neither = { NO_COLOR: undefined, FORCE_COLOR: undefined };
  return spawn(process.execPath, [program, ...argv], {
    cwd,
    env: { ...process.env, ...neither, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function slipway(argv: readonly string[], env: NodeJS.ProcessEnv = {}, cwd?: string): Promise<Outcome> {
  const child = start(argv, env, cwd);
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

function cluster(name: string, workers: number): string {
  const machineTemplate = `{ apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: DockerMachineTemplate, name: ${name} }`;
  return `
apiVersion: cluster.x-k8s.io/v1beta1
kind: Cluster
metadata: { name: ${name}, namespace: default }
spec:
  controlPlaneRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta1, kind: KubeadmControlPlane, name: ${name} }
  infrastructureRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: DockerCluster, name: ${name} }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: DockerCluster
metadata: { name: ${name}, namespace: default }
spec: {}
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: DockerMachineTemplate
metadata: { name: ${name}, namespace: default }
spec: { template: { spec: {} } }
---
apiVersion: bootstrap.cluster.x-k8s.io/v1beta1
kind: KubeadmConfigTemplate
metadata: { name: ${name}, namespace: default }
spec: { template: { spec: {} } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta1
kind: KubeadmControlPlane
metadata: { name: ${name}, namespace: default }
spec:
  replicas: 1
  version: v1.35.2
  kubeadmConfigSpec: {}
  machineTemplate: { infrastructureRef: ${machineTemplate} }
---
apiVersion: cluster.x-k8s.io/v1beta1
kind: MachineDeployment
metadata: { name: ${name}-md-0, namespace: default }
spec:
  clusterName: ${name}
  replicas: ${String(workers)}
  selector: {}
  template:
    spec:
      clusterName: ${name}
      version: v1.35.2
      bootstrap: { configRef: { apiVersion: bootstrap.cluster.x-k8s.io/v1beta1, kind: KubeadmConfigTemplate, name: ${name} } }
      infrastructureRef: ${machineTemplate}
`;
}

let fleet: FleetRepository;

beforeAll(async () => {
  fleet = await createFleetRepository({
    "README.md": "A fleet.",
    "clusters/c1.yaml": cluster("c1", 2),
    "clusters/c2.yaml": cluster("c2", 1),
    "clusters/prod/README.md": "None yet.",
  });
  await fleet.git("checkout", "--quiet", "-b", "change");
  await fleet.commit({ "clusters/c1.yaml": cluster("c1", 3) });
  await fleet.write({ "clusters/c2.yaml": cluster("c2", 4) });
});

afterAll(async () => fleet.remove());

/** The worker pools that are scaled, as `cluster from-to`; what was printed must keep to the published schema. */
function scaledIn(stdout: string): readonly string[] {
  const { plans } = planSchema.parse(JSON.parse(stdout));
  return plans.flatMap(({ clusters }) =>
    clusters.flatMap(({ name, impacts }) =>
      impacts.flatMap((impact) =>
        impact.kind === "scale" ? [`${name} ${String(impact.from)}-${String(impact.to)}`] : [],
      ),
    ),
  );
}

describe("what is compared", () => {
  test.each([
    ["by default, the branch and what is not committed", [], ["c1 2-3", "c2 1-4"]],
    ["what is not committed", ["--base", "HEAD"], ["c2 1-4"]],
    ["two revisions", ["--base", "main", "--head", "change"], ["c1 2-3"]],
    ["the same, the other way", ["--base", "change", "--head", "main"], ["c1 3-2"]],
    ["one file", ["clusters/c2.yaml"], ["c2 1-4"]],
  ])("%s", async (_, argv, scaled) => {
    const { code, stdout } = await slipway(["plan", "--dir", fleet.directory, "--output", "json", ...argv]);
    expect({ code, scaled: scaledIn(stdout) }).toEqual({ code: 0, scaled });
  });

  test("everything, from nothing", async () => {
    const { code, stdout, stderr } = await slipway([
      "plan",
      "--dir",
      fleet.directory,
      "--base",
      "empty",
      "--head",
      "main",
    ]);
    expect({ code, stderr, headline: stdout.split("\n")[0] }).toEqual({
      code: 0,
      stderr: "",
      headline: "2 clusters are created: 5 machines created, none deleted.",
    });
  });
});

describe("in a folder of the repository", () => {
  const inProd = async (...argv: readonly string[]) =>
    slipway(["plan", "--output", "json", ...argv], {}, join(fleet.directory, "clusters", "prod"));

  test("the fleet is found above it", async () => {
    const { code, stdout, stderr } = await inProd();
    expect({ code, stderr, scaled: scaledIn(stdout) }).toEqual({ code: 0, stderr: "", scaled: ["c1 2-3", "c2 1-4"] });
  });

  test.each([
    ["../c2.yaml", ["c2 1-4"]],
    ["..", ["c1 2-3", "c2 1-4"]],
  ])("the path %s begins there", async (path, scaled) => {
    expect(scaledIn((await inProd(path)).stdout)).toEqual(scaled);
  });

  test("a path outside of the repository is refused", async () => {
    const { code, stdout, stderr } = await inProd("../../../x");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^slipway: \.\.\/\.\.\/\.\.\/x is outside of .*see --dir\n$/);
  });

  test("a folder that is given is the fleet's, whatever it holds", async () => {
    const { stdout } = await inProd("--dir", ".");
    expect(planSchema.parse(JSON.parse(stdout)).plans[0]?.problems[0]?.rule).toBe("environment-empty");
  });

  test.each([
    ["../c9.yaml", "There is nothing at clusters/c9.yaml"],
    ["main...change", "main...change is a range of revisions: use --base main --head change."],
    ["main..", "use --base main --head HEAD."],
    ["change", "change is a revision, and a path was expected: use --base change or --head change."],
  ])("where there is no path %s, nothing is printed but why", async (path, told) => {
    const { code, stdout, stderr } = await inProd("../c2.yaml", path);
    expect({ code, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({ code: 1, stdout: "", lines: 1 });
    expect(stderr).toContain(told);
  });
});

describe("exit codes", () => {
  test.each([
    ["nothing changes", ["--base", "main", "--head", "main", "--detailed-exitcode"], 0],
    ["something changes", ["--base", "main", "--head", "change", "--detailed-exitcode"], 3],
    ["something changes, and nobody asked", ["--base", "main", "--head", "change"], 0],
    ["an unknown revision", ["--base", "nowhere"], 1],
    ["a revision that looks like an option", ["--base=--output=/tmp/x"], 1],
    ["an unknown environment", ["--environment", "nowhere"], 1],
    ["a wrong option", ["--colour"], 2],
  ])("%s", async (_, argv, code) => {
    expect((await slipway(["plan", "--dir", fleet.directory, ...argv])).code).toBe(code);
  });

  test("a folder that is in no repository", async () => {
    const folder = await mkdtemp(join(tmpdir(), "slipway-none-"));
    const { code, stdout, stderr } = await slipway(["plan", "--dir", folder]);
    await rm(folder, { recursive: true });
    expect({ code, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({ code: 1, stdout: "", lines: 1 });
  });

  test("an error in the plan, which is printed all the same", async () => {
    const broken = await createFleetRepository({ "clusters/a.yaml": "a: [", "clusters/c1.yaml": cluster("c1", 2) });
    const { code, stdout } = await slipway([
      "plan",
      "--dir",
      broken.directory,
      "--base",
      "empty",
      "--detailed-exitcode",
    ]);
    await broken.remove();
    expect(code).toBe(1);
    expect(stdout).toContain("clusters/a.yaml:1");
    expect(stdout).toContain("1 cluster is created");
  });
});

describe("streams", () => {
  const create = ["plan", "--base", "empty", "--dir"];

  test("JSON stands alone on standard output", async () => {
    const { stdout, stderr } = await slipway([
      "plan",
      "--dir",
      fleet.directory,
      "--base",
      "main",
      "--head",
      "main",
      "--output",
      "json",
      "README.md",
    ]);
    expect(scaledIn(stdout)).toEqual([]);
    expect(stderr).toBe("slipway: There is no file of the fleet at README.md, at either revision.\n");
  });

  test.each([
    ["into a pipe", {}, [], false],
    ["with FORCE_COLOR", { FORCE_COLOR: "1" }, [], true],
    ["with FORCE_COLOR=0", { FORCE_COLOR: "0" }, [], false],
    ["with NO_COLOR, which wins", { FORCE_COLOR: "1", NO_COLOR: "1" }, [], false],
    ["with --no-color, which wins", { FORCE_COLOR: "1" }, ["--no-color"], false],
  ])("colours %s", async (_, env, argv, colored) => {
    const { stdout, stderr } = await slipway([...create, fleet.directory, ...argv], env);
    expect({ colored: stdout.includes("\u001b["), stderr }).toEqual({ colored, stderr: "" });
  });

  test("a reader that has seen enough is no failure", async () => {
    const large = await createFleetRepository({ "clusters/all.yaml": manyConfigMaps(5_000) });
    const child = start([...create, large.directory, "--output", "json"]);
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    child.stdout.once("data", () => child.stdout.destroy());
    const [stderr, code] = await Promise.all([text(child.stderr), ended]);
    await large.remove();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("a large plan arrives in full", async () => {
    const large = await createFleetRepository({ "clusters/all.yaml": manyConfigMaps(5_000) });
    const { stdout } = await slipway([...create, large.directory, "--output", "json"]);
    await large.remove();
    expect(planSchema.parse(JSON.parse(stdout)).plans[0]?.changes).toHaveLength(5_000);
  });
});

test("an interrupt ends it with 130", async () => {
  const folder = await mkdtemp(join(tmpdir(), "slipway-interrupt-"));
  // A git that says that it was asked, and never answers.
  await writeFile(join(folder, "git"), `#!/bin/sh\ntouch "${folder}/asked"\nexec sleep 60\n`, { mode: 0o755 });
  const asked = firstEventIn(folder);
  const child = start(["plan", "--dir", fleet.directory], { PATH: `${folder}:${process.env["PATH"] ?? ""}` });
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  await asked;
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  await rm(folder, { recursive: true });
});

async function firstEventIn(folder: string): Promise<void> {
  const watcher = watch(folder);
  for await (const _ of watcher) return;
}

function manyConfigMaps(count: number): string {
  const texts = Array.from(
    { length: count },
    (_, index) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m${String(index)} }\n`,
  );
  return texts.join("---\n");
}
