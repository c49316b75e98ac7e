import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { createFleetRepository, type FleetRepository } from "../test/support/fleet-repository.ts";
import { changedFiles, fleetFiles, kustomizationText } from "./fleet.ts";
import { runNode } from "./measure.ts";

const program = join(import.meta.dirname, "..", "dist", "bin.js");
const floor = stripTypeScriptTypes(readFileSync(join(import.meta.dirname, "floor.ts"), "utf8"));

/** A repository of two commits: a fleet of `clusters`, then one of them changed. Packed, as a clone is. */
export async function benchRepository(clusters: number): Promise<FleetRepository> {
  const repository = await createFleetRepository(fleetFiles(clusters), changedFiles(clusters));
  await repository.git("repack", "-a", "-d", "--quiet");
  return repository;
}

export function startNode(): void {
  runNode(["-e", "0"]);
}

export function startSlipway(): void {
  runNode([program, "--version"]);
}

/** The arguments of Node that plan what the second commit of the repository does. */
export function planArguments(repository: FleetRepository): readonly string[] {
  return [program, "plan", "--dir", repository.directory, "--base", "HEAD~1", "--head", "HEAD", "--output", "json"];
}

export function readFloor(repository: FleetRepository): void {
  runNode(["--input-type=module", "-e", floor, repository.directory]);
}

/** How long a plan takes in a process that made the same plan once before, in milliseconds. */
export function warmMilliseconds(repository: FleetRepository): number {
  return Number(runNode([join(import.meta.dirname, "warm.ts"), repository.directory]));
}

/** What someone without Slipway runs: both revisions rendered by kustomize, and their difference. */
export interface Rival {
  readonly run: () => void;
  readonly remove: () => void;
}

/** Undefined where there is no kubectl, or one without kustomize. */
export function rivalOf(clusters: number): Rival | undefined {
  if (spawnSync("kubectl", ["kustomize", "--help"]).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "slipway-kustomize-"));
  const base = fleetFiles(clusters);
  const slices = {
    base: writeSlices(join(folder, "base"), base),
    head: writeSlices(join(folder, "head"), { ...base, ...changedFiles(clusters) }),
  };
  return { run: () => renderBoth(folder, slices), remove: () => rmSync(folder, { recursive: true }) };
}

/** Kustomize's time grows with the square of the objects: it is given the kindest input, a hundred files at a time. */
const sliceSize = 100;

function writeSlices(folder: string, files: Readonly<Record<string, string>>): readonly string[] {
  const entries = Object.entries(files);
  const count = Math.ceil(entries.length / sliceSize);
  return Array.from({ length: count }, (_, index) => {
    const slice = join(folder, String(index));
    const own = Object.fromEntries(entries.slice(index * sliceSize, (index + 1) * sliceSize));
    writeFiles(slice, { ...own, "kustomization.yaml": kustomizationText(Object.keys(own)) });
    return slice;
  });
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function renderBoth(folder: string, slices: Readonly<Record<"base" | "head", readonly string[]>>): void {
  for (const side of ["base", "head"] as const) {
    const out = join(folder, "rendered", side);
    mkdirSync(out, { recursive: true });
    slices[side].forEach((slice, index) => {
      command("kubectl", ["kustomize", slice, "--output", join(out, `${String(index)}.yaml`)]);
    });
  }
  command("diff", ["-r", join(folder, "rendered", "base"), join(folder, "rendered", "head")], 1);
}

function command(name: string, args: readonly string[], expected = 0): void {
  const { status, stderr } = spawnSync(name, args, { encoding: "utf8" });
  if (status !== expected)
    throw new Error(`${name} ended with ${String(status)}, expected was ${String(expected)}: ${stderr}`);
}
