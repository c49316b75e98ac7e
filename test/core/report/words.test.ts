import { describe, expect, it } from "vitest";

import type { Impact, Part } from "#core/plan/plan.ts";
import { clusterWords } from "#core/report/words/cluster-words.ts";
import { partWords } from "#core/report/words/part-words.ts";
import { say } from "#core/shown/shown.ts";

import { cluster, controlPlane, machines, pool, topologyPool } from "./samples.ts";

const upgrade = { kind: "upgrade", part: pool("md-0"), from: "v1.34.1", to: "v1.35.2" } as const;
const rollout = { kind: "rollout", part: pool("md-0"), because: [] } as const;
const chart = { kind: "add-on", set: "metrics", resources: ["metrics-server"], chart: "metrics-server" } as const;

const impacts: readonly (readonly [impact: Impact, line: string])[] = [
  [{ kind: "create", controlPlane: 1, workers: 0 }, "create | cluster | 1 control plane machine, 0 workers"],
  [{ kind: "delete", machines: 1 }, "delete | cluster | with its 1 machine"],
  [{ ...upgrade, replaced: 1, surge: 1, unavailable: 0 }, "upgrade | md-0 | v1.34.1 → v1.35.2, replaces 1 (surge 1)"],
  [
    { ...upgrade, from: "v1.35.2", to: "v1.34.10", replaced: 3, surge: 0, unavailable: 1 },
    "downgrade | md-0 | v1.35.2 → v1.34.10, replaces 3, one at a time (1 unavailable)",
  ],
  [
    { ...upgrade, from: "v1.9.0", to: "latest", replaced: 3, surge: 2, unavailable: 0 },
    "upgrade | md-0 | v1.9.0 → latest, replaces 3, at most 2 at a time (surge 2)",
  ],
  [
    { ...rollout, replaced: 2, surge: 5, unavailable: 5 },
    "rollout | md-0 | replaces 2, at most 2 at a time (surge 5, 5 unavailable)",
  ],
  [
    { ...rollout, replaced: 0, surge: 0, unavailable: 0, when: "on-delete" },
    "rollout | md-0 | replaces none for now | when: as its machines are deleted by hand (strategy OnDelete)",
  ],
  [
    { ...rollout, replaced: 0, surge: 1, unavailable: 0, when: "unknown", because: [say`spec.rollout.after`] },
    "rollout | md-0 | replaces none for now | because of spec.rollout.after | when: not known, it hangs on when its machines were created",
  ],
  [
    {
      kind: "in-place",
      part: controlPlane("c1"),
      fields: ["a", "b", "c", "d", "e", "f"].map((name) => say`${cut(name)}`),
    },
    "in place | control plane | a, b, c, d and 2 more, no machine replaced",
  ],
  [{ kind: "pool-removed", part: pool("md-0"), machines: 2 }, "remove pool | md-0 | with its 2 machines"],
  [{ kind: "pool-added", part: pool("md-0"), machines: 2 }, "add pool | md-0 | 2 machines"],
  [{ kind: "pool-added", part: controlPlane("c1"), machines: 1 }, "add | control plane | 1 machine"],
  [{ kind: "pool-removed", part: controlPlane("c1"), machines: 3 }, "remove | control plane | with its 3 machines"],
  [
    { kind: "add-on", set: "calico", resources: ["calico-cni"], effect: "loses" },
    "add-on | calico | no longer follows calico-cni; nothing is removed from it",
  ],
  [{ ...chart, effect: "gains" }, "add-on | metrics | installs chart metrics-server"],
  [
    { ...chart, effect: "loses" },
    "add-on | metrics | uninstalls chart metrics-server: its release and all that it made are removed",
  ],
  [{ ...chart, effect: "reapplies" }, "add-on | metrics | applies chart metrics-server again"],
  [{ ...chart, effect: "ignored" }, "add-on | metrics | the edit of chart metrics-server does not reach it"],
  [{ kind: "resume" }, "resume | cluster | what waited goes on"],
];

/** A letter as text that may be shown. */
function cut(name: string): ReturnType<typeof partWords> {
  return partWords(pool(name));
}

function linesOf(list: readonly Impact[]): readonly string[] {
  return clusterWords(cluster("c1", machines(5, 5, 0, 0), list)).map(({ verb, subject, detail, notes }) =>
    [verb, subject, detail, ...notes].join(" | ").replaceAll("\u00a0", " "),
  );
}

describe("an impact in words", () => {
  it.each(impacts)("%j", (impact, line) => {
    expect(linesOf([impact])).toEqual([line]);
  });
});

describe("what waits", () => {
  const pending: Impact = { kind: "scale", part: pool("md-0"), from: 1, to: 2, pending: true };

  it("says what blocks its part, once", () => {
    expect(linesOf([pending, { kind: "blocked", part: pool("md-0"), reason: say`no template` }])).toEqual([
      "scale | md-0 | 1 → 2 | pending, blocked: no template",
    ]);
  });

  it("leaves what blocks other parts and the cluster a line of their own", () => {
    const blocked: readonly Impact[] = [
      { kind: "blocked", part: pool("md-1"), reason: say`no template` },
      { kind: "blocked", reason: say`no class` },
    ];
    expect(linesOf([pending, ...blocked])).toEqual([
      "scale | md-0 | 1 → 2 | pending: the cluster is blocked",
      "blocked | md-1 | no template",
      "blocked | cluster | no class",
    ]);
  });
});

describe("partWords", () => {
  const parts: readonly (readonly [part: Part, words: string])[] = [
    [pool("md-0"), "md-0"],
    [topologyPool("md-0"), "md-0 (topology)"],
    [topologyPool("mp-0", "MachinePool"), "mp-0 (topology MachinePool)"],
    [{ kind: "MachinePool", namespace: "default", name: "mp-0" }, "mp-0 (MachinePool)"],
    [controlPlane("c1"), "control plane"],
    [{ kind: "K0smotronControlPlane", namespace: "default", name: "c1" }, "control plane"],
    [{ kind: "KubeadmControlPlane", namespace: "default", topology: "controlPlane" }, "control plane"],
    [{ kind: "MachineDeployment", namespace: "default", topology: "controlPlane" }, "controlPlane (topology)"],
  ];

  it.each(parts)("%j", (part, words) => {
    expect(partWords(part)).toBe(words);
  });
});
