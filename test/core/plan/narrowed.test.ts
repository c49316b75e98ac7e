import { expect, test } from "vitest";

import { fleetOf } from "#core/fleet/fleet-of.ts";
import type { Fleet } from "#core/fleet/fleet.ts";
import { manifestsOf } from "#core/manifest/manifests-of.ts";
import { parseFile } from "#core/manifest/parse-file.ts";
import { narrowedTo } from "#core/plan/narrowed.ts";
import { planOf } from "#core/plan/plan-of.ts";
import type { Plan } from "#core/plan/plan.ts";
import { say } from "#core/shown/shown.ts";

/** A fleet of files, each with one Cluster of the file's name and a ConfigMap. */
function fleetWith(...paths: readonly string[]): Fleet {
  const manifests = paths.flatMap((path) => {
    const name = path.replace(/[^a-z]/g, "");
    const text = `apiVersion: cluster.x-k8s.io/v1beta2\nkind: Cluster\nmetadata: { name: ${name} }\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;
    return manifestsOf({ path, text }, parseFile(text), { namespace: "default" }).manifests;
  });
  return fleetOf(manifests, { incomplete: false });
}

const base = fleetWith("a/x.yaml", "b/gone.yaml");
const head = fleetWith("a/x.yaml", "a/new.yaml", "ab/y.yaml");
const plan: Plan = planOf({
  environment: "default",
  base: { revision: "empty", fleet: base },
  head: { revision: "worktree", fleet: head },
  refused: new Set(),
  problems: ["a/x.yaml", "ab/y.yaml"].map((path) => ({
    ...{ rule: "r", severity: "notice", message: say`m` },
    origin: { path, line: 1, column: 1 },
  })),
  notChecked: [],
});

test.each([
  [["a"], { clusters: ["anewyaml", "axyaml"], changes: ["a/new.yaml", "a/new.yaml"], problems: ["a/x.yaml"] }],
  [["b/gone.yaml"], { clusters: ["bgoneyaml"], changes: ["b/gone.yaml", "b/gone.yaml"], problems: [] }],
  [["ab", "c"], { clusters: ["abyyaml"], changes: ["ab/y.yaml", "ab/y.yaml"], problems: ["ab/y.yaml"] }],
  [["c"], { clusters: [], changes: [], problems: [] }],
])("narrowed to %j, what lies there is left", (paths, expected) => {
  const narrowed = narrowedTo(plan, paths, [base, head]);
  expect({
    clusters: narrowed.clusters.map(({ name }) => name),
    changes: narrowed.changes.map(({ origin }) => origin.path),
    problems: narrowed.problems.map(({ origin }) => origin.path),
  }).toEqual(expected);
  expect(narrowed.hash).toBe(plan.hash);
});

test("narrowed to the fleet's root, everything is left", () => {
  expect(narrowedTo(plan, [""], [base, head])).toEqual(plan);
});
