import type { ObjectRef } from "#core/manifest/object-ref.ts";
import type { Change, ClusterPlan, Impact, MachineCounts, Part, Plan } from "#core/plan/plan.ts";
import type { Problem, Severity } from "#core/problem/problem.ts";
import { say, shownName, type Shown } from "#core/shown/shown.ts";

const hash = "3f9a1c02b4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f";

export function planOfSample(parts: Partial<Plan>): Plan {
  return {
    ...{
      environment: "default",
      base: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
      head: "worktree",
      hash,
      live: false,
    },
    ...{ notChecked: [], clusters: [], changes: [], problems: [], ...parts },
  };
}

export function machines(before: number, after: number, created: number, deleted: number): MachineCounts {
  return { before, after, created, deleted };
}

export function cluster(name: string, counts: MachineCounts, impacts: readonly Impact[]): ClusterPlan {
  return { namespace: "default", name, machines: counts, impacts };
}

export function pool(name: string): Part {
  return { kind: "MachineDeployment", namespace: "default", name };
}

export function controlPlane(name: string): Part {
  return { kind: "KubeadmControlPlane", namespace: "default", name: `${name}-control-plane` };
}

export function topologyPool(topology: string, kind = "MachineDeployment"): Part {
  return { kind, namespace: "default", topology };
}

export function ref(kind: string, name: string, group = "cluster.x-k8s.io"): ObjectRef {
  return { group, kind, namespace: "default", name };
}

export function change(kind: Change["kind"], of: ObjectRef, line: number, fields: Change["fields"] = []): Change {
  return { kind, ref: of, origin: { path: "clusters/c1.yaml", line, column: 1 }, fields, digest: "0".repeat(64) };
}

export function problem(severity: Severity, rule: string, message: Shown, line: number): Problem {
  return { rule, severity, message, origin: { path: "clusters/c1.yaml", line, column: 7 } };
}

const rolling = { replaced: 3, surge: 1, unavailable: 0 };
const infrastructureRef = say`spec.template.spec.infrastructureRef.name`;
const secretDifference = { path: say`data.password`, before: say`(secret, 12 bytes)`, after: say`(secret, 14 bytes)` };

const created = cluster("c1", machines(0, 5, 5, 0), [
  { kind: "create", controlPlane: 3, workers: 2, version: "v1.35.2" },
  { kind: "add-on", set: "calico", resources: ["calico-cni"], effect: "gains" },
]);

const createdObjects = ["Cluster", "KubeadmControlPlane", "MachineDeployment", "KubeadmConfigTemplate"].map(
  (kind, at) => change("create", ref(kind, `c1-${String(at)}`), 1 + at * 20),
);

const deleted = cluster("c2", machines(5, 0, 0, 5), [{ kind: "delete", machines: 5 }]);

const scaled = cluster("c1", machines(5, 7, 2, 0), [{ kind: "scale", part: pool("c1-md-0"), from: 2, to: 4 }]);
const scaleChange = change("configure", ref("MachineDeployment", "c1-md-0"), 58, [
  { path: say`spec.replicas`, before: 2, after: 4 },
]);

const upgraded = cluster("c1", machines(5, 5, 5, 5), [
  { kind: "upgrade", part: controlPlane("c1"), from: "v1.34.1", to: "v1.35.2", ...rolling },
  {
    ...{ kind: "upgrade", part: pool("c1-md-0"), from: "v1.34.1", to: "v1.35.2" },
    ...{ replaced: 2, surge: 0, unavailable: 1 },
  },
]);

const upgradeChanges = [
  change("configure", ref("KubeadmControlPlane", "c1-control-plane", "controlplane.cluster.x-k8s.io"), 24, [
    { path: say`spec.version`, before: say`v1.34.1`, after: say`v1.35.2` },
  ]),
  change("configure", ref("MachineDeployment", "c1-md-0"), 58, [
    { path: say`spec.template.spec.version`, before: say`v1.34.1`, after: say`v1.35.2` },
  ]),
];

const rolled = cluster("c1", machines(5, 5, 2, 2), [
  { kind: "rollout", part: pool("c1-md-0"), ...rolling, replaced: 2, because: [infrastructureRef] },
  { kind: "in-place", part: controlPlane("c1"), fields: [say`spec.machineTemplate.metadata.labels.tier`] },
]);

const rolledChanges = [
  change("create", ref("OpenStackMachineTemplate", "c1-md-0-v2", "infrastructure.cluster.x-k8s.io"), 80),
  change("configure", ref("MachineDeployment", "c1-md-0"), 58, [
    { path: infrastructureRef, before: say`c1-md-0`, after: say`c1-md-0-v2` },
  ]),
  change("replace", ref("OpenStackMachineTemplate", "c1-control-plane", "infrastructure.cluster.x-k8s.io"), 95, [
    { path: say`spec.template.spec.flavor`, before: say`m1.small`, after: say`m1.large` },
    { path: say`spec.template.spec.tags`, after: [say`gpu`, say`fast`] },
  ]),
];

const later = (name: string): ClusterPlan =>
  cluster(name, machines(8, 8, 5, 5), [
    {
      ...{ kind: "rollout", part: topologyPool("md-0"), replaced: 5, surge: 2, unavailable: 1, when: "next-reconcile" },
      because: [say`KubeadmConfigTemplate default/workers: spec.template.spec.preKubeadmCommands`],
    },
  ]);

const blocked = cluster("c1", machines(5, 5, 0, 0), [
  {
    ...{ kind: "upgrade", part: pool("c1-md-0"), from: "v1.34.1", to: "v1.35.2", pending: true },
    ...{ replaced: 0, surge: 1, unavailable: 0 },
  },
  {
    ...{ kind: "blocked", part: pool("c1-md-0") },
    reason: say`a worker may not be a minor version ahead of its control plane (v1.34.1): no machine of v1.35.2 will be made`,
  },
  { kind: "blocked", part: pool("c1-md-1"), reason: say`KubeadmConfigTemplate default/gone does not exist` },
]);

const addOns = [
  cluster("c1", machines(5, 5, 0, 0), [
    { kind: "add-on", set: "calico", resources: ["calico-cni", "calico-crds"], effect: "reapplies" },
    { kind: "add-on", set: "storage", resources: ["csi"], effect: "gains" },
  ]),
  cluster("c2", machines(5, 5, 0, 0), [
    { kind: "add-on", set: "ingress", resources: ["nginx"], effect: "loses" },
    { kind: "add-on", set: "metrics", resources: ["metrics-server"], effect: "ignored" },
  ]),
];

const paused = [
  cluster("c1", machines(5, 5, 0, 0), [
    { kind: "pause" },
    { kind: "scale", part: pool("c1-md-0"), from: 2, to: 4, pending: true },
  ]),
  cluster("c2", machines(3, 3, 0, 0), [{ kind: "resume", part: pool("c2-md-0") }]),
];

const pools = cluster("c1", machines(5, 6, 3, 2), [
  { kind: "pool-added", part: topologyPool("mp-0", "MachinePool"), machines: 3 },
  { kind: "pool-removed", part: pool("c1-md-1"), machines: 2 },
]);

const problems = [
  problem(
    "notice",
    "unknown-version",
    say`v1.99.0 is no version that the schema of OpenStackCluster knows; its fields were not checked.`,
    40,
  ),
  problem(
    "error",
    "reference-missing",
    say`Cluster default/c1 refers to KubeadmControlPlane default/c1-cp, which is not in git. Add it, or correct the name.`,
    12,
  ),
  problem(
    "warning",
    "template-recreated",
    say`OpenStackMachineTemplate default/c1-control-plane is recreated under its name: machines made later differ from the ones that run, and all will say that they are up to date. Give it a new name, c1-control-plane-2, and refer to that.`,
    95,
  ),
  problem(
    "error",
    "etcd-quorum",
    say`KubeadmControlPlane default/c1-control-plane has 2 replicas: stacked etcd needs an odd number.`,
    30,
  ),
];

const manyOf = (count: number, each: (name: string) => ClusterPlan): readonly ClusterPlan[] =>
  Array.from({ length: count }, (_, at) => each(`c${String(at).padStart(4, "0")}`));

/** Plans for the eye: golden files hold what each looks like. */
export const samples: Readonly<Record<string, readonly Plan[]>> = {
  nothing: [planOfSample({ clusters: [cluster("c1", machines(5, 5, 0, 0), [])] })],
  create: [planOfSample({ base: "empty", clusters: [created], changes: createdObjects })],
  delete: [
    planOfSample({
      clusters: [deleted, cluster("c3", machines(3, 3, 0, 0), [])],
      changes: [
        change("delete", ref("Cluster", "c2"), 1),
        change("delete", ref("Secret", "c2-cloud-config", ""), 90, [
          { path: say`data.clouds`, before: say`(secret, 312 bytes)` },
        ]),
      ],
    }),
  ],
  scale: [planOfSample({ clusters: [scaled], changes: [scaleChange] })],
  upgrade: [planOfSample({ clusters: [upgraded], changes: upgradeChanges })],
  rollout: [planOfSample({ clusters: [rolled], changes: rolledChanges })],
  later: [
    planOfSample({
      clusters: [later("c1"), later("c2")],
      changes: [
        change("configure", ref("KubeadmConfigTemplate", "workers", "bootstrap.cluster.x-k8s.io"), 5, [
          {
            path: say`spec.template.spec.preKubeadmCommands`,
            before: [say`echo a`],
            after: [say`echo a`, say`echo b`],
          },
        ]),
      ],
      notChecked: [say`The rollout.after of default/c1-md-0: creation times of machines are not in git.`],
    }),
  ],
  blocked: [planOfSample({ clusters: [blocked], changes: upgradeChanges.slice(1) })],
  "add-ons": [
    planOfSample({ clusters: addOns, changes: [change("configure", ref("Secret", "csi", ""), 3, [secretDifference])] }),
  ],
  pause: [planOfSample({ clusters: paused })],
  pools: [planOfSample({ clusters: [pools] })],
  problems: [
    planOfSample({
      clusters: [scaled],
      changes: [scaleChange],
      problems,
      notChecked: [say`charts/app: Helm charts are not rendered.`],
    }),
  ],
  "objects-only": [
    planOfSample({
      changes: [
        change("create", ref("ClusterClass", "spare"), 1),
        change("configure", ref("ConfigMap", "notes", ""), 2, [
          { path: say`data.text`, before: say`a`, after: say`b` },
        ]),
      ],
    }),
  ],
  refused: [
    planOfSample({
      changes: [
        { ...change("create", ref("Cluster", "c1"), 1), refused: true },
        change("configure", ref("ConfigMap", "notes", ""), 2, [
          { path: say`data.text`, before: say`a`, after: say`b` },
        ]),
        {
          ...change("replace", ref("OpenStackMachineTemplate", "c1-md-0", "infrastructure.cluster.x-k8s.io"), 95, [
            { path: say`spec.template.spec.flavor`, before: say`small`, after: say`large` },
          ]),
          refused: true,
        },
      ],
      problems: problems.slice(1, 2),
    }),
  ],
  mixed: [
    planOfSample({
      clusters: [
        { ...upgraded, name: "c4" },
        deleted,
        { ...created, name: "c5" },
        { ...scaled, name: "c6" },
        later("c7"),
        ...addOns.slice(1).map((each) => ({ ...each, name: "c8" })),
      ],
      changes: [...createdObjects, ...upgradeChanges, ...rolledChanges, change("delete", ref("Cluster", "c2"), 1)],
      problems: problems.slice(2, 3),
    }),
  ],
  environments: [
    planOfSample({ environment: "production", clusters: [upgraded], changes: upgradeChanges }),
    planOfSample({
      environment: "staging",
      clusters: [deleted],
      hash: hash.split("").toReversed().join(""),
      problems: problems.slice(1, 2),
    }),
    planOfSample({ environment: "lab" }),
  ],
};

/** Too large for a golden file to be read. */
export const thousand: readonly Plan[] = [
  planOfSample({
    base: "empty",
    clusters: manyOf(1000, (name) => ({ ...created, name })),
    changes: manyOf(1000, (name) => ({ ...created, name })).flatMap(({ name }) =>
      ["Cluster", "KubeadmControlPlane", "MachineDeployment"].map((kind) =>
        change("create", ref(kind, shownName(name)), 1),
      ),
    ),
  }),
];
