import { expect, test } from "vitest";

import type { Plan } from "#core/plan/plan.ts";
import type { Severity } from "#core/problem/problem.ts";
import { say } from "#core/shown/shown.ts";

import { exitCodeOf } from "../../src/cli/exit-code.ts";

const origin = { path: "a.yaml", line: 1, column: 1 };

function planOf(severities: readonly Severity[], isChanged: boolean): Plan {
  const ref = { group: "", kind: "ConfigMap", namespace: "default", name: "a" };
  return {
    ...{ environment: "default", base: "empty", head: "worktree", hash: "", live: false, notChecked: [], clusters: [] },
    changes: isChanged ? [{ kind: "create", ref, origin, fields: [], digest: "" }] : [],
    problems: severities.map((severity) => ({ rule: "r", severity, message: say`m`, origin })),
  };
}

test.each([
  ["nothing", [planOf([], false)], 0, 0],
  ["no plan", [], 0, 0],
  ["a change", [planOf([], true)], 0, 3],
  ["a change in the second plan", [planOf([], false), planOf([], true)], 0, 3],
  ["warnings and notices", [planOf(["warning", "notice"], false)], 0, 0],
  ["files of which nobody knows what they change", [{ ...planOf(["warning"], false), uncertain: ["a.yaml"] }], 0, 3],
  ["no such file in what the plan is narrowed to", [{ ...planOf([], false), uncertain: [] }], 0, 0],
  ["an error", [planOf(["notice", "error"], false)], 1, 1],
  ["an error and a change", [planOf(["error"], true)], 1, 1],
  ["an error in one plan, a change in another", [planOf([], true), planOf(["error"], false)], 1, 1],
])("%s", (_, plans, plain, detailed) => {
  expect([exitCodeOf(plans, { detailed: false }), exitCodeOf(plans, { detailed: true })]).toEqual([plain, detailed]);
});
