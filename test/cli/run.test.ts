import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";

import { describe, expect, test } from "vitest";

import { run } from "../../src/cli/run.ts";
import { slipwayVersion } from "../../src/version.ts";

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, on streams that are no terminal. */
async function runCommand(...argv: readonly string[]): Promise<Outcome> {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const texts = Promise.all([text(streams.stdout), text(streams.stderr)]);
  const code = await run(argv, { ...streams, env: {}, onInterrupt: () => undefined, exit: () => undefined });
  streams.stdout.end();
  streams.stderr.end();
  const [stdout, stderr] = await texts;
  return { code, stdout, stderr };
}

describe("what is no verb", () => {
  test.each([["--version"], ["-V"]])("%s prints the version alone", async (flag) => {
    expect(await runCommand(flag)).toEqual({ code: 0, stdout: `${slipwayVersion()}\n`, stderr: "" });
  });

  test.each([[["--help"]], [["plan", "--help"]], [["help", "plan"]]])("%j prints help with examples", async (argv) => {
    const { code, stdout, stderr } = await runCommand(...argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("$ slipway plan --base");
  });

  test("the help names what is not there yet", async () => {
    expect((await runCommand("--help")).stdout).toContain("Not yet in this version: lint, render, apply");
  });
});

test("the help of plan marks what is not there yet", async () => {
  const words = (await runCommand("plan", "--help")).stdout.replaceAll(/\s+/g, " ");
  expect(words).toContain("html (not yet)");
  expect(words).toContain("management cluster (not yet)");
  expect(words).toContain("kubeconfig (not yet)");
});

test("the help of plan says which folder is the fleet's", async () => {
  const words = (await runCommand("plan", "--help")).stdout.replaceAll(/\s+/g, " ");
  expect(words).toContain("nearest from here upward that has .github/slipway.yml, clusters/ or crs/");
  expect(words).toContain('(default: ".")');
});

describe("wrong usage is one line on standard error, and exit code 2", () => {
  test.each([
    [["frobnicate"], "unknown command 'frobnicate'"],
    [["plam"], "Did you mean plan?"],
    [["--frob"], "unknown option '--frob'"],
    [["plan", "--frob"], "unknown option '--frob'"],
    [["plan", "--bsae", "x"], "Did you mean --base?"],
    [["plan", "--base"], "option '--base <rev>' argument missing"],
    [["plan", "--base", ""], "It is empty."],
    [["plan", "--output", "xml"], "Allowed choices are text, markdown, json, html"],
    [["plan", "--output", "html"], "not in this version yet"],
    [["plan", "--kubeconfig", "x"], "not in this version yet"],
    [["plan", "--context", "x"], "not in this version yet"],
    [["plan", "../outside"], "../outside is outside of"],
    [["plan", "--dir", ".", "../outside"], "../outside is outside of"],
    [["plan", "--dir", "/tmp", "/etc"], "is outside of /tmp"],
    ...["lint", "render", "apply", "status", "drift", "serve", "demo"].map(
      (verb) => [[verb], "not in this version yet"] as const,
    ),
    [["apply", "--confirm", "x", "--help"], "not in this version yet"],
  ] as const)("%j", async (argv, told) => {
    const { code, stdout, stderr } = await runCommand(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(told);
    expect(stderr).toMatch(/^slipway: /);
  });

  test("no verb at all prints the help there", async () => {
    const { code, stdout, stderr } = await runCommand();
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Usage: slipway");
  });
});

test("what the world refuses is one line, and exit code 1", async () => {
  const { code, stdout, stderr } = await runCommand("plan", "--dir", "/nowhere/at/all");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr.trimEnd().split("\n")).toEqual([
    expect.stringContaining("slipway: There is no folder /nowhere/at/all"),
  ]);
});

test("--debug says where an error came from", async () => {
  const { stderr } = await runCommand("plan", "--dir", "/nowhere/at/all", "--debug");
  expect(stderr).toContain("    at ");
});
