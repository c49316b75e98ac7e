import { describe, expect, test } from "vitest";

import { edited, textOf, without, type Edit, type FleetFiles } from "../../support/fleets/files.ts";
import { kubeadm, machineTemplate } from "../../support/fleets/kubeadm.ts";
import { openStackTemplate, talos } from "../../support/fleets/talos.ts";
import {
  cluster,
  forNewMachines,
  inPlace,
  later,
  nothing,
  object,
  rollout,
  scale,
  upgrade,
} from "../../support/outcomes.ts";
import { outcomeOf, planned, type Outcome } from "../../support/planned.ts";

type Row = readonly [name: string, base: FleetFiles, head: FleetFiles, expected: Outcome];

const pool = object("MachineDeployment", "c1-md");
const surge1: [number, number, number] = [2, 1, 0];
const infrastructureName = "spec.template.spec.infrastructureRef.name";

function inMd(files: FleetFiles, ...edits: readonly Edit[]): FleetFiles {
  return edited(files, { "c1-md": edits });
}

function inCp(files: FleetFiles, ...edits: readonly Edit[]): FleetFiles {
  return edited(files, { "c1-cp": edits });
}

function replaced(files: FleetFiles, name: string, text: string): FleetFiles {
  textOf(files, name);
  return { ...files, [name]: text };
}

/* Pools of other kinds */

const machinePool = replaced(
  kubeadm,
  "c1-md",
  `apiVersion: cluster.x-k8s.io/v1beta2
kind: MachinePool
metadata:
  name: c1-md
spec:
  clusterName: c1
  replicas: 2
  template:
    spec:
      clusterName: c1
      version: v1.34.1
      bootstrap:
        configRef:
          apiGroup: bootstrap.cluster.x-k8s.io
          kind: KubeadmConfig
          name: c1-md-a
      infrastructureRef:
        apiGroup: infrastructure.cluster.x-k8s.io
        kind: DockerMachinePool
        name: c1-md-a
`,
);
const withMachinePool: FleetFiles = {
  ...without(machinePool, "c1-md-a", "c1-md-config-a"),
  "c1-mp-config": `apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfig
metadata:
  name: c1-md-a
spec: {}
`,
  "c1-mp-machines": `apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: DockerMachinePool
metadata:
  name: c1-md-a
spec: {}
`,
};
const machineSet = replaced(
  kubeadm,
  "c1-md",
  textOf(kubeadm, "c1-md").replace("kind: MachineDeployment", "kind: MachineSet"),
);
const machine = `apiVersion: cluster.x-k8s.io/v1beta2
kind: Machine
metadata:
  name: c1-pet
spec:
  clusterName: c1
  version: v1.34.1
  bootstrap:
    dataSecretName: c1-pet
  infrastructureRef:
    apiGroup: infrastructure.cluster.x-k8s.io
    kind: DevMachine
    name: c1-pet
`;
const withMachine: FleetFiles = {
  ...kubeadm,
  "c1-pet": machine,
  "c1-pet-machine": `apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: DevMachine
metadata:
  name: c1-pet
spec:
  backend:
    inMemory: {}
`,
};

const otherPools: readonly Row[] = [
  [
    "a MachinePool scaled",
    withMachinePool,
    inMd(withMachinePool, ["replicas: 2", "replicas: 4"]),
    {
      clusters: { "default/c1": cluster([5, 7, 2, 0], scale(object("MachinePool", "c1-md"), 2, 4)) },
      problems: [],
    },
  ],
  [
    "a MachinePool upgraded: how is its provider's, all of it is replaced",
    withMachinePool,
    inMd(withMachinePool, ["v1.34.1", "v1.34.2"]),
    {
      clusters: {
        "default/c1": cluster([5, 5, 2, 2], upgrade(object("MachinePool", "c1-md"), ["v1.34.1", "v1.34.2"], [2, 0, 0])),
      },
      problems: [],
    },
  ],
  [
    "a MachineSet of its own scaled",
    machineSet,
    inMd(machineSet, ["replicas: 2", "replicas: 3"]),
    { clusters: { "default/c1": cluster([5, 6, 1, 0], scale(object("MachineSet", "c1-md"), 2, 3)) }, problems: [] },
  ],
  [
    "a MachineSet's template: only machines made later have it",
    { ...machineSet, "c1-md-b": machineTemplate("c1-md-b", "3s") },
    inMd({ ...machineSet, "c1-md-b": machineTemplate("c1-md-b", "3s") }, [
      "DevMachineTemplate\n        name: c1-md-a",
      "DevMachineTemplate\n        name: c1-md-b",
    ]),
    {
      clusters: {
        "default/c1": cluster([5, 5, 0, 0], forNewMachines(object("MachineSet", "c1-md"), infrastructureName)),
      },
      problems: [],
    },
  ],
  [
    "a Machine of its own added",
    kubeadm,
    withMachine,
    {
      clusters: {
        "default/c1": cluster([5, 6, 1, 0], { kind: "pool-added", part: object("Machine", "c1-pet"), machines: 1 }),
      },
      problems: ["notice identity-missing c1-pet"],
    },
  ],
  [
    "a Machine of its own removed",
    withMachine,
    kubeadm,
    {
      clusters: {
        "default/c1": cluster([6, 5, 0, 1], { kind: "pool-removed", part: object("Machine", "c1-pet"), machines: 1 }),
      },
      problems: [],
    },
  ],
  [
    "a pool renamed is a pool less and a pool more",
    kubeadm,
    { ...without(kubeadm, "c1-md"), "c1-md": textOf(kubeadm, "c1-md").replace("  name: c1-md\n", "  name: c1-mx\n") },
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 2, 2],
          { kind: "pool-added", part: object("MachineDeployment", "c1-mx"), machines: 2 },
          { kind: "pool-removed", part: pool, machines: 2 },
        ),
      },
      problems: [],
    },
  ],
  [
    "a failure domain of a pool rolls it",
    kubeadm,
    inMd(kubeadm, ["      version: v1.34.1\n", "      version: v1.34.1\n      failureDomain: a\n"]),
    {
      clusters: { "default/c1": cluster([5, 5, 2, 2], rollout(pool, surge1, "spec.template.spec.failureDomain")) },
      problems: [],
    },
  ],
];

/* Other control planes */

const talosPlane = object("TalosControlPlane", "n1-cp", "coast");
const talosOnDelete = edited(talos, {
  "n1-cp": [["    type: RollingUpdate\n    rollingUpdate:\n      maxSurge: 1\n", "    type: OnDelete\n"]],
});

/** Told of each plan: the Secret of the identity is not in git. */
const identity = "notice identity-missing n1-infrastructure";
const talosRows: readonly Row[] = [
  [
    "a TalosControlPlane upgraded",
    talos,
    edited(talos, { "n1-cp": [["v1.34.1", "v1.34.2"]] }),
    {
      clusters: { "coast/n1": cluster([6, 6, 3, 3], upgrade(talosPlane, ["v1.34.1", "v1.34.2"], [3, 1, 0])) },
      problems: [identity],
    },
  ],
  [
    "a TalosControlPlane scaled",
    talos,
    edited(talos, { "n1-cp": [["replicas: 3", "replicas: 5"]] }),
    { clusters: { "coast/n1": cluster([6, 8, 2, 0], scale(talosPlane, 3, 5)) }, problems: [identity] },
  ],
  [
    "a TalosControlPlane with OnDelete upgraded: nothing is replaced",
    talosOnDelete,
    edited(talosOnDelete, { "n1-cp": [["v1.34.1", "v1.34.2"]] }),
    {
      clusters: {
        "coast/n1": cluster([6, 6, 0, 0], later(upgrade(talosPlane, ["v1.34.1", "v1.34.2"], [0, 0, 0]), "on-delete")),
      },
      problems: [identity],
    },
  ],
  [
    "a TalosControlPlane's machine template renamed: it rolls",
    { ...talos, "n1-cp-b": openStackTemplate("n1-cp-b", "c8.r16") },
    edited(
      { ...talos, "n1-cp-b": openStackTemplate("n1-cp-b", "c8.r16") },
      { "n1-cp": [["name: n1-cp-a", "name: n1-cp-b"]] },
    ),
    {
      clusters: {
        "coast/n1": cluster([6, 6, 3, 3], rollout(talosPlane, [3, 1, 0], "spec.infrastructureTemplate.name")),
      },
      problems: [identity],
    },
  ],
  [
    "a TalosControlPlane's machine configuration: it rolls",
    talos,
    edited(talos, { "n1-cp": [["talosVersion: v1.11.5", "talosVersion: v1.11.6"]] }),
    {
      clusters: {
        "coast/n1": cluster(
          [6, 6, 3, 3],
          rollout(talosPlane, [3, 1, 0], "spec.controlPlaneConfig.controlplane.talosVersion"),
        ),
      },
      problems: [identity],
    },
  ],
  [
    "a TalosConfigTemplate in place: refused",
    talos,
    edited(talos, { "n1-md-config-a": [["v1.11.5", "v1.11.6"]] }),
    { clusters: {}, problems: [identity, "error immutable-template n1-md-config-a"] },
  ],
  [
    "a Talos pool one minor behind grows: kubeadm's skew is not its",
    edited(talos, { "n1-cp": [["v1.34.1", "v1.35.0"]] }),
    edited(talos, { "n1-cp": [["v1.34.1", "v1.35.0"]], "n1-md": [["replicas: 3", "replicas: 4"]] }),
    {
      clusters: { "coast/n1": cluster([6, 7, 1, 0], scale(object("MachineDeployment", "n1-md", "coast"), 3, 4)) },
      problems: [identity],
    },
  ],
];

function withPlane(kind: string, spec: string, group = "controlplane.cluster.x-k8s.io"): FleetFiles {
  const referring = edited(kubeadm, { "c1-cluster": [["kind: KubeadmControlPlane\n", `kind: ${kind}\n`]] });
  const text = `apiVersion: ${group}/v1beta1\nkind: ${kind}\nmetadata:\n  name: c1-cp\nspec:\n${spec}`;
  return { ...(kind.startsWith("Kamaji") ? without(referring, "c1-cp-a") : referring), "c1-cp": text };
}

const machineTemplateRef = `  machineTemplate:
    infrastructureRef:
      apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
      kind: DevMachineTemplate
      name: c1-cp-a
`;
const rke2 = withPlane(
  "RKE2ControlPlane",
  `  replicas: 3\n  version: v1.34.1+rke2r1\n  agentConfig:\n    nodeLabels: [tier=control]\n${machineTemplateRef}`,
);
const k0s = withPlane(
  "K0sControlPlane",
  `  replicas: 3\n  version: v1.34.1+k0s.0\n  k0sConfigSpec:\n    args: [--debug]\n${machineTemplateRef}`,
);
const kamaji = withPlane("KamajiControlPlane", "  replicas: 2\n  version: v1.34.1\n");
const unknown = withPlane(
  "WonderControlPlane",
  `  replicas: 3\n  version: v1.34.1\n  spell: abra\n${machineTemplateRef}`,
);

function plane(kind: string) {
  return object(kind, "c1-cp");
}

const otherPlanes: readonly Row[] = [
  [
    "an RKE2ControlPlane upgraded",
    rke2,
    inCp(rke2, ["v1.34.1+rke2r1", "v1.34.1+rke2r2"]),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 3, 3],
          upgrade(plane("RKE2ControlPlane"), ["v1.34.1+rke2r1", "v1.34.1+rke2r2"], [3, 1, 0]),
        ),
      },
      problems: [],
    },
  ],
  [
    "an RKE2ControlPlane's agent configuration: it rolls",
    rke2,
    inCp(rke2, ["tier=control", "tier=first"]),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 3, 3],
          rollout(plane("RKE2ControlPlane"), [3, 1, 0], "spec.agentConfig.nodeLabels"),
        ),
      },
      problems: [],
    },
  ],
  [
    "an RKE2ControlPlane of two: accepted",
    rke2,
    inCp(rke2, ["replicas: 3", "replicas: 2"]),
    {
      clusters: { "default/c1": cluster([5, 4, 0, 1], scale(plane("RKE2ControlPlane"), 3, 2)) },
      problems: ["warning control-plane-replicas c1-cp"],
    },
  ],
  [
    "a K0sControlPlane upgraded: in place, no machine is replaced",
    k0s,
    inCp(k0s, ["v1.34.1+k0s.0", "v1.34.2+k0s.0"]),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 0, 0],
          upgrade(plane("K0sControlPlane"), ["v1.34.1+k0s.0", "v1.34.2+k0s.0"], [0, 0, 0]),
        ),
      },
      problems: [],
    },
  ],
  [
    "a K0sControlPlane's arguments: its machines are made anew, whatever the strategy",
    k0s,
    inCp(k0s, ["--debug", "--verbose"]),
    {
      clusters: {
        "default/c1": cluster([5, 5, 3, 3], rollout(plane("K0sControlPlane"), [3, 1, 0], "spec.k0sConfigSpec.args")),
      },
      problems: [],
    },
  ],
  [
    "a K0sControlPlane's network: in place",
    k0s,
    inCp(k0s, ["    args: [--debug]\n", "    args: [--debug]\n    k0s: { spec: { network: { provider: calico } } }\n"]),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 0, 0],
          inPlace(plane("K0sControlPlane"), "spec.k0sConfigSpec.k0s.spec.network.provider"),
        ),
      },
      problems: [],
    },
  ],
  [
    "a K0sControlPlane's reference in another version of its API: nothing",
    k0s,
    inCp(k0s, ["infrastructure.cluster.x-k8s.io/v1beta2", "infrastructure.cluster.x-k8s.io/v1beta1"]),
    nothing,
  ],
  [
    "a K0sControlPlane with Recreate upgraded",
    inCp(k0s, ["  replicas: 3\n", "  replicas: 3\n  updateStrategy: Recreate\n"]),
    inCp(k0s, ["  replicas: 3\n", "  replicas: 3\n  updateStrategy: Recreate\n"], ["v1.34.1+k0s.0", "v1.34.2+k0s.0"]),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 3, 3],
          upgrade(plane("K0sControlPlane"), ["v1.34.1+k0s.0", "v1.34.2+k0s.0"], [3, 1, 0]),
        ),
      },
      problems: [],
    },
  ],
  [
    "a hosted control plane's replicas are pods: no machine",
    kamaji,
    inCp(kamaji, ["replicas: 2", "replicas: 3"]),
    {
      clusters: { "default/c1": cluster([2, 2, 0, 0], inPlace(plane("KamajiControlPlane"), "spec.replicas")) },
      problems: [],
    },
  ],
  [
    "a hosted control plane upgraded: no machine",
    kamaji,
    inCp(kamaji, ["v1.34.1", "v1.34.2"]),
    {
      clusters: {
        "default/c1": cluster([2, 2, 0, 0], upgrade(plane("KamajiControlPlane"), ["v1.34.1", "v1.34.2"], [0, 0, 0])),
      },
      problems: [],
    },
  ],
  [
    "a cluster with a hosted control plane created",
    {},
    kamaji,
    {
      clusters: {
        "default/c1": cluster([0, 2, 2, 0], { kind: "create", controlPlane: 0, workers: 2, version: "v1.34.1" }),
      },
      problems: [],
    },
  ],
  [
    "a control plane of an unknown kind upgraded",
    unknown,
    inCp(unknown, ["v1.34.1", "v1.34.2"]),
    {
      clusters: {
        "default/c1": cluster([5, 5, 3, 3], upgrade(plane("WonderControlPlane"), ["v1.34.1", "v1.34.2"], [3, 1, 0])),
      },
      problems: [],
    },
  ],
  [
    "a control plane of an unknown kind: another field replaces no machine, as far as is known",
    unknown,
    inCp(unknown, ["abra", "cadabra"]),
    {
      clusters: { "default/c1": cluster([5, 5, 0, 0], inPlace(plane("WonderControlPlane"), "spec.spell")) },
      problems: [],
    },
  ],
  [
    "a cluster without a control plane created",
    {},
    withoutPlane(),
    {
      clusters: { "default/c1": cluster([0, 2, 2, 0], { kind: "create", controlPlane: 0, workers: 2 }) },
      problems: [],
    },
  ],
  [
    "a cluster whose control plane is not in git created",
    {},
    without(kubeadm, "c1-cp", "c1-cp-a"),
    {
      clusters: { "default/c1": cluster([0, 2, 2, 0], { kind: "create", controlPlane: 0, workers: 2 }) },
      problems: ["error reference-missing c1-cluster"],
    },
  ],
];

function withoutPlane(): FleetFiles {
  const reference =
    "  controlPlaneRef:\n    apiGroup: controlplane.cluster.x-k8s.io\n    kind: KubeadmControlPlane\n    name: c1-cp\n";
  return without(edited(kubeadm, { "c1-cluster": [[reference, ""]] }), "c1-cp", "c1-cp-a");
}

const kubeadmPlane = object("KubeadmControlPlane", "c1-cp");
const externalEtcd = inCp(kubeadm, [
  "    clusterConfiguration:\n",
  "    clusterConfiguration:\n      etcd: { external: { endpoints: [https://10.0.0.1:2379], caFile: a, certFile: b, keyFile: c } }\n",
]);
const nodeArguments = "nodeRegistration: { kubeletExtraArgs: [{ name: v, value: '3' }] }";

function configured(lines: string): FleetFiles {
  return inCp(kubeadm, ["    clusterConfiguration:\n", `${lines}    clusterConfiguration:\n`]);
}

/** CAPI:controlplane/kubeadm/internal/filters.go decides what of a KubeadmConfigSpec rolls. */
const kubeadmPlanes: readonly Row[] = [
  [
    "two machines with external etcd: accepted",
    externalEtcd,
    inCp(externalEtcd, ["replicas: 3", "replicas: 2"]),
    { clusters: { "default/c1": cluster([5, 4, 0, 1], scale(kubeadmPlane, 3, 2)) }, problems: [] },
  ],
  [
    "parts of the configuration that are empty, in the place of none: nothing",
    kubeadm,
    configured("    files: []\n    joinConfiguration: {}\n    initConfiguration: {}\n"),
    nothing,
  ],
  [
    "dns: in place",
    kubeadm,
    inCp(kubeadm, ["    clusterConfiguration:\n", "    clusterConfiguration:\n      dns: { imageTag: v1.12.0 }\n"]),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 0, 0],
          inPlace(kubeadmPlane, "spec.kubeadmConfigSpec.clusterConfiguration.dns.imageTag"),
        ),
      },
      problems: [],
    },
  ],
  [
    "joinConfiguration: it rolls",
    kubeadm,
    configured(`    joinConfiguration: { ${nodeArguments} }\n`),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 3, 3],
          rollout(
            kubeadmPlane,
            [3, 1, 0],
            "spec.kubeadmConfigSpec.joinConfiguration.nodeRegistration.kubeletExtraArgs",
          ),
        ),
      },
      problems: [],
    },
  ],
  [
    "initConfiguration: it rolls the machine that began the cluster, if that is still there",
    kubeadm,
    configured(`    initConfiguration: { ${nodeArguments} }\n`),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 0, 0],
          later(
            rollout(
              kubeadmPlane,
              [0, 1, 0],
              "spec.kubeadmConfigSpec.initConfiguration.nodeRegistration.kubeletExtraArgs",
            ),
            "unknown",
          ),
        ),
      },
      problems: ["notice rollout-time c1-cp"],
    },
  ],
];

describe.each([
  ["kubeadm", kubeadmPlanes],
  ["pools of other kinds", otherPools],
  ["Talos", talosRows],
  ["other control planes", otherPlanes],
])("%s", (_group, rows) => {
  test.each(rows)("%s", (_name, base, head, expected) => {
    expect(outcomeOf(planned(base, head))).toEqual(expected);
  });
});
