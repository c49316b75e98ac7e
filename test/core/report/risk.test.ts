import { describe, expect, it } from "vitest";

import type { Impact } from "#core/plan/plan.ts";
import { clusterRisk, riskOf } from "#core/report/risk.ts";
import { say } from "#core/shown/shown.ts";

import { cluster, controlPlane, machines, pool } from "./samples.ts";

const rolling = { surge: 1, unavailable: 0, because: [say`spec.x`] };
const chart = { kind: "add-on", set: "metrics", resources: ["metrics-server"], chart: "metrics-server" } as const;

const cases: readonly (readonly [title: string, impacts: readonly Impact[], risk: string, words: string])[] = [
  ["nothing", [], "none", ""],
  ["a deletion", [{ kind: "delete", machines: 5 }], "high", "deletes the cluster"],
  [
    "a deletion of a paused cluster, which hangs",
    [{ kind: "delete", machines: 5, pending: true }],
    "high",
    "deletes the cluster",
  ],
  [
    "a rollout of the control plane beside a scale-up",
    [
      { kind: "scale", part: pool("md-0"), from: 1, to: 2 },
      { kind: "rollout", part: controlPlane("c1"), replaced: 3, ...rolling },
    ],
    "high",
    "replaces the control plane",
  ],
  [
    "a control plane that goes while its cluster stays, even if it hangs",
    [
      { kind: "pool-removed", part: controlPlane("c1"), machines: 3, pending: true },
      { kind: "blocked", part: controlPlane("c1"), reason: say`x` },
    ],
    "high",
    "removes the control plane",
  ],
  ["a chart that goes", [{ ...chart, effect: "loses" }], "medium", "uninstalls a chart"],
  ["a chart that would go but is paused", [{ ...chart, effect: "loses", pending: true }], "low", "waits"],
  ["a chart that comes", [{ ...chart, effect: "gains" }], "low", "moves no machine"],
  ["a pool that goes", [{ kind: "pool-removed", part: pool("md-0"), machines: 2 }], "medium", "removes a pool"],
  [
    "a rollout of workers",
    [{ kind: "rollout", part: pool("md-0"), replaced: 3, ...rolling }],
    "medium",
    "replaces workers",
  ],
  [
    "a rollout that hangs on creation times",
    [{ kind: "rollout", part: pool("md-0"), replaced: 0, when: "unknown", ...rolling }],
    "medium",
    "may replace machines",
  ],
  ["a scale-down", [{ kind: "scale", part: pool("md-0"), from: 3, to: 2 }], "medium", "scales down"],
  ["a scale-down that waits", [{ kind: "scale", part: pool("md-0"), from: 3, to: 2, pending: true }], "low", "waits"],
  ["what never finishes", [{ kind: "blocked", reason: say`x` }], "medium", "is blocked"],
  ["a creation", [{ kind: "create", controlPlane: 3, workers: 2 }], "low", "creates the cluster"],
  ["a scale-up", [{ kind: "scale", part: pool("md-0"), from: 2, to: 3 }], "low", "adds machines"],
  ["an edit in place", [{ kind: "in-place", part: pool("md-0"), fields: [say`spec.x`] }], "low", "moves no machine"],
  [
    "a rollout by hand",
    [{ kind: "rollout", part: pool("md-0"), replaced: 0, when: "on-delete", ...rolling }],
    "low",
    "moves no machine",
  ],
];

describe("riskOf", () => {
  it.each(cases)("of %s", (_title, impacts, risk, words) => {
    const sample = cluster("c1", machines(5, 5, 0, 0), impacts);
    expect([riskOf(sample), clusterRisk(sample).words]).toEqual([risk, words]);
  });
});
