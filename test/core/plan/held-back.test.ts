import { withoutServer } from "#core/plan/not-checked.ts";
import { describe, expect, test } from "vitest";

import { edited, renamed, textOf, without, type Edit, type FleetFiles } from "../../support/fleets/files.ts";
import { bootstrapTemplate, kubeadm, machineTemplate } from "../../support/fleets/kubeadm.ts";
import { blocked, cluster, nothing, object, pending, rollout, scale, upgrade } from "../../support/outcomes.ts";
import { outcomeOf, planned, type Outcome } from "../../support/planned.ts";

type Row = readonly [name: string, base: FleetFiles, head: FleetFiles, expected: Outcome];

const controlPlane = object("KubeadmControlPlane", "c1-cp");
const pool = object("MachineDeployment", "c1-md");
const surge1: [number, number, number] = [2, 1, 0];
const infrastructureName = "spec.template.spec.infrastructureRef.name";
const toB: Edit = ["DevMachineTemplate\n        name: c1-md-a", "DevMachineTemplate\n        name: c1-md-b"];
const withB = { ...kubeadm, "c1-md-b": machineTemplate("c1-md-b", "3s") };

const paused = edited(kubeadm, { "c1-cluster": [["spec:\n", "spec:\n  paused: true\n"]] });
const annotation = '  annotations:\n    cluster.x-k8s.io/paused: ""\n';

function inMd(files: FleetFiles, ...edits: readonly Edit[]): FleetFiles {
  return edited(files, { "c1-md": edits });
}

function inCp(files: FleetFiles, ...edits: readonly Edit[]): FleetFiles {
  return edited(files, { "c1-cp": edits });
}

const pauses: readonly Row[] = [
  [
    "a cluster paused",
    kubeadm,
    paused,
    { clusters: { "default/c1": cluster([5, 5, 0, 0], { kind: "pause" }) }, problems: [] },
  ],
  [
    "a cluster paused by annotation",
    kubeadm,
    edited(kubeadm, { "c1-cluster": [["  name: c1\n  labels", `  name: c1\n${annotation}  labels`]] }),
    { clusters: { "default/c1": cluster([5, 5, 0, 0], { kind: "pause" }) }, problems: [] },
  ],
  [
    "a cluster resumed",
    paused,
    kubeadm,
    { clusters: { "default/c1": cluster([5, 5, 0, 0], { kind: "resume" }) }, problems: [] },
  ],
  [
    "a cluster paused and scaled in one change: nothing for now",
    kubeadm,
    inMd(paused, ["replicas: 2", "replicas: 4"]),
    { clusters: { "default/c1": cluster([5, 5, 0, 0], { kind: "pause" }, pending(scale(pool, 2, 4))) }, problems: [] },
  ],
  [
    "a paused cluster upgraded: nothing for now",
    paused,
    inCp(paused, ["v1.34.1", "v1.34.2"]),
    {
      clusters: {
        "default/c1": cluster([5, 5, 0, 0], pending(upgrade(controlPlane, ["v1.34.1", "v1.34.2"], [0, 1, 0]))),
      },
      problems: [],
    },
  ],
  [
    "a cluster created paused: nothing for now",
    {},
    paused,
    {
      clusters: {
        "default/c1": cluster(
          [0, 0, 0, 0],
          pending({ kind: "create", controlPlane: 3, workers: 2, version: "v1.34.1" }),
          { kind: "pause" },
        ),
      },
      problems: [],
    },
  ],
  [
    "a pool added to a paused cluster: nothing for now",
    without(paused, "c1-md"),
    paused,
    {
      clusters: {
        "default/c1": cluster([3, 3, 0, 0], pending({ kind: "pool-added", part: pool, machines: 2 })),
      },
      problems: [],
    },
  ],
  [
    "a pool paused by annotation, and scaled",
    kubeadm,
    inMd(kubeadm, ["  name: c1-md\nspec", `  name: c1-md\n${annotation}spec`], ["replicas: 2", "replicas: 4"]),
    {
      clusters: {
        "default/c1": cluster([5, 5, 0, 0], { kind: "pause", part: pool }, pending(scale(pool, 2, 4))),
      },
      problems: [],
    },
  ],
  [
    "a pool resumed by annotation, and scaled meanwhile",
    inMd(kubeadm, ["  name: c1-md\nspec", `  name: c1-md\n${annotation}spec`]),
    inMd(kubeadm, ["replicas: 2", "replicas: 4"]),
    {
      clusters: { "default/c1": cluster([5, 7, 2, 0], { kind: "resume", part: pool }, scale(pool, 2, 4)) },
      problems: [],
    },
  ],
  [
    "a pool paused by annotation, and removed: its deletion hangs",
    inMd(kubeadm, ["  name: c1-md\nspec", `  name: c1-md\n${annotation}spec`]),
    without(kubeadm, "c1-md", "c1-md-a", "c1-md-config-a"),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 0, 0],
          pending({ kind: "pool-removed", part: pool, machines: 2 }),
          blocked(
            pool,
            "MachineDeployment default/c1-md is paused by annotation: its deletion waits until someone resumes it",
          ),
        ),
      },
      problems: [],
    },
  ],
  [
    "the rollouts of a pool paused",
    kubeadm,
    inMd(kubeadm, ["  clusterName: c1\n  replicas", "  clusterName: c1\n  paused: true\n  replicas"]),
    { clusters: { "default/c1": cluster([5, 5, 0, 0], { kind: "pause", part: pool }) }, problems: [] },
  ],
  [
    "a pool with spec.paused: it scales and rolls nothing out",
    inMd(withB, ["  clusterName: c1\n  replicas", "  clusterName: c1\n  paused: true\n  replicas"]),
    inMd(withB, ["  clusterName: c1\n  replicas: 2", "  clusterName: c1\n  paused: true\n  replicas: 4"], toB),
    {
      clusters: {
        "default/c1": cluster([5, 7, 2, 0], pending(rollout(pool, [0, 1, 0], infrastructureName)), scale(pool, 2, 4)),
      },
      problems: [],
    },
  ],
];

const missingTemplate = "DevMachineTemplate default/c1-md-b is not in git, and a new machine needs it";
const missingConfig = "KubeadmConfigTemplate default/c1-md-a is not in git, and a new machine needs it";
const kubeadmSkew =
  "kubeadm joins only machines of the control plane's minor: the pool has v1.34.1, the control plane v1.35.2 (KubeadmVersionSkew)";
const ahead =
  "version v1.36.0 is of a minor above the control plane's v1.34.1, and Cluster API makes no such machine (KubernetesVersionSkew)";

const blocks: readonly Row[] = [
  [
    "a pool's new machine template is not in git: old machines keep running",
    kubeadm,
    inMd(kubeadm, toB),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 0, 0],
          pending(rollout(pool, [0, 1, 0], infrastructureName)),
          blocked(pool, missingTemplate),
        ),
      },
      problems: ["error reference-missing c1-md"],
    },
  ],
  [
    "a new pool's bootstrap template is not in git",
    without(kubeadm, "c1-md", "c1-md-config-a"),
    without(kubeadm, "c1-md-config-a"),
    {
      clusters: {
        "default/c1": cluster(
          [3, 3, 0, 0],
          pending({ kind: "pool-added", part: pool, machines: 2 }),
          blocked(pool, missingConfig),
        ),
      },
      problems: ["error reference-missing c1-md"],
    },
  ],
  [
    "a pool grows and its template goes",
    kubeadm,
    inMd(without(kubeadm, "c1-md-config-a"), ["replicas: 2", "replicas: 4"]),
    {
      clusters: { "default/c1": cluster([5, 5, 0, 0], pending(scale(pool, 2, 4)), blocked(pool, missingConfig)) },
      problems: ["error reference-missing c1-md"],
    },
  ],
  [
    "a pool shrinks and its template goes: that needs no template",
    kubeadm,
    inMd(without(kubeadm, "c1-md-config-a"), ["replicas: 2", "replicas: 1"]),
    {
      clusters: { "default/c1": cluster([5, 4, 0, 1], scale(pool, 2, 1)) },
      problems: ["error reference-missing c1-md"],
    },
  ],
  [
    "a kubeadm pool one minor behind its control plane grows",
    inCp(kubeadm, ["v1.34.1", "v1.35.2"]),
    inMd(inCp(kubeadm, ["v1.34.1", "v1.35.2"]), ["replicas: 2", "replicas: 3"]),
    {
      clusters: { "default/c1": cluster([5, 5, 0, 0], pending(scale(pool, 2, 3)), blocked(pool, kubeadmSkew)) },
      problems: ["warning kubeadm-minor-skew c1-md"],
    },
  ],
  [
    "that check skipped by annotation: it grows",
    inMd(inCp(kubeadm, ["v1.34.1", "v1.35.2"]), skipping("KubeadmVersionSkew")),
    inMd(inCp(kubeadm, ["v1.34.1", "v1.35.2"]), skipping("KubeadmVersionSkew"), ["replicas: 2", "replicas: 3"]),
    { clusters: { "default/c1": cluster([5, 6, 1, 0], scale(pool, 2, 3)) }, problems: [] },
  ],
  [
    "a control plane that cannot upgrade holds the workers back",
    kubeadm,
    edited(without(kubeadm, "c1-cp-a"), {
      "c1-cp": [["v1.34.1", "v1.34.2"]],
      "c1-md": [["v1.34.1", "v1.34.2"]],
    }),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 0, 0],
          pending(upgrade(controlPlane, ["v1.34.1", "v1.34.2"], [0, 1, 0])),
          blocked(controlPlane, "DevMachineTemplate default/c1-cp-a is not in git, and a new machine needs it"),
          pending(upgrade(pool, ["v1.34.1", "v1.34.2"], [0, 1, 0])),
          blocked(
            pool,
            "its control plane cannot upgrade yet, and Cluster API makes no worker until it has (ControlPlaneIsStable)",
          ),
        ),
      },
      problems: ["error reference-missing c1-cp"],
    },
  ],
];

function skipping(check: string): Edit {
  return [
    "  name: c1-md\nspec",
    `  name: c1-md\n  annotations:\n    machineset.cluster.x-k8s.io/skip-preflight-checks: ${check}\nspec`,
  ];
}

const refusals: readonly Row[] = [
  [
    "an even control plane",
    kubeadm,
    inCp(kubeadm, ["replicas: 3", "replicas: 4"]),
    { clusters: {}, problems: ["error kubeadm-replicas c1-cp"] },
  ],
  [
    "a control plane of none",
    kubeadm,
    inCp(kubeadm, ["replicas: 3", "replicas: 0"]),
    { clusters: {}, problems: ["error kubeadm-replicas c1-cp"] },
  ],
  [
    "two minors up: the pool that goes along is then ahead of its control plane",
    kubeadm,
    edited(kubeadm, { "c1-cp": [["v1.34.1", "v1.36.0"]], "c1-md": [["v1.34.1", "v1.36.0"]] }),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 0, 0],
          pending(upgrade(pool, ["v1.34.1", "v1.36.0"], [0, 1, 0])),
          blocked(pool, ahead),
        ),
      },
      problems: ["error version-step c1-cp"],
    },
  ],
  [
    "a cluster created with an even control plane comes without it",
    {},
    inCp(kubeadm, ["replicas: 3", "replicas: 2"]),
    {
      clusters: { "default/c1": cluster([0, 2, 2, 0], { kind: "create", controlPlane: 0, workers: 2 }) },
      problems: ["error kubeadm-replicas c1-cp"],
    },
  ],
  [
    "a pool given to another cluster",
    { ...kubeadm, ...renamed(kubeadm, "c1", "c2") },
    edited(
      { ...kubeadm, ...renamed(kubeadm, "c1", "c2") },
      {
        "c1-md": [
          ["  clusterName: c1\n  replicas", "  clusterName: c2\n  replicas"],
          ["      clusterName: c1\n      version", "      clusterName: c2\n      version"],
        ],
      },
    ),
    { clusters: {}, problems: ["error immutable-field c1-md"] },
  ],
  [
    "maxSurge and maxUnavailable both 0",
    kubeadm,
    inMd(kubeadm, [
      "  replicas: 2\n",
      "  replicas: 5\n  rollout:\n    strategy:\n      rollingUpdate:\n        maxSurge: 0\n        maxUnavailable: 0\n",
    ]),
    { clusters: {}, problems: ["error rollout-strategy c1-md"] },
  ],
  [
    "labels that the selector does not match",
    kubeadm,
    inMd(
      kubeadm,
      ["        pool: c1-md\n        tier", "        pool: other\n        tier"],
      ["replicas: 2", "replicas: 5"],
    ),
    { clusters: {}, problems: ["error selector-mismatch c1-md"] },
  ],
];

const wholes: readonly Row[] = [
  [
    "a cluster renamed: one goes, another comes",
    kubeadm,
    edited(renamed(kubeadm, "c1", "c2"), {}),
    {
      clusters: {
        "default/c1": cluster([5, 0, 0, 5], { kind: "delete", machines: 5 }),
        "default/c2": cluster([0, 5, 5, 0], { kind: "create", controlPlane: 3, workers: 2, version: "v1.34.1" }),
      },
      problems: [],
    },
  ],
  [
    "the whole cluster moved to another namespace",
    kubeadm,
    Object.fromEntries(
      Object.entries(kubeadm).map(([name, text]) => [
        name,
        text.replace("metadata:\n", "metadata:\n  namespace: coast\n"),
      ]),
    ),
    {
      clusters: {
        "coast/c1": cluster([0, 5, 5, 0], { kind: "create", controlPlane: 3, workers: 2, version: "v1.34.1" }),
        "default/c1": cluster([5, 0, 0, 5], { kind: "delete", machines: 5 }),
      },
      problems: [],
    },
  ],
  [
    "the infrastructure alone removed",
    kubeadm,
    without(kubeadm, "c1-infrastructure"),
    { clusters: {}, problems: ["error reference-missing c1-cluster"] },
  ],
  [
    "a new bootstrap template that nobody uses",
    kubeadm,
    { ...kubeadm, "c1-md-config-b": bootstrapTemplate("c1-md-b", "general") },
    nothing,
  ],
  [
    "upgrade and new template together: one replacement",
    kubeadm,
    inMd(inCp(withB, ["v1.34.1", "v1.35.0"]), ["v1.34.1", "v1.35.0"], toB),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 5, 5],
          upgrade(controlPlane, ["v1.34.1", "v1.35.0"], [3, 1, 0]),
          upgrade(pool, ["v1.34.1", "v1.35.0"], surge1),
        ),
      },
      problems: [],
    },
  ],
  [
    "the last pool removed",
    kubeadm,
    without(kubeadm, "c1-md", "c1-md-a", "c1-md-config-a"),
    {
      clusters: { "default/c1": cluster([5, 3, 0, 2], { kind: "pool-removed", part: pool, machines: 2 }) },
      problems: [],
    },
  ],
];

describe.each([
  ["paused", pauses],
  ["blocked", blocks],
  ["refused", refusals],
  ["whole clusters", wholes],
])("%s", (_group, rows) => {
  test.each(rows)("%s", (_name, base, head, expected) => {
    expect(outcomeOf(planned(base, head))).toEqual(expected);
  });
});

test("two files with one object: neither counts as an edit", () => {
  const twice = { ...kubeadm, again: textOf(kubeadm, "c1-md").replace("replicas: 2", "replicas: 7") };
  expect(outcomeOf(planned(kubeadm, twice)).clusters).toEqual({});
});

test("a control plane that the change removes is counted, and not told of as unknown", () => {
  const { notChecked } = planned(kubeadm, without(kubeadm, "c1-cp", "c1-cp-a"));
  expect(notChecked).toEqual([withoutServer]);
});
