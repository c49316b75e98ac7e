import { describe, expect, test } from "vitest";

import { calicoSet } from "../../support/fleets/add-ons.ts";
import { classFleet } from "../../support/fleets/class.ts";
import { edited, without, type FleetFiles } from "../../support/fleets/files.ts";
import { bootstrapTemplate, bounded, kubeadm, machineTemplate } from "../../support/fleets/kubeadm.ts";
import {
  blocked,
  cluster,
  forNewMachines,
  inPlace,
  inTopology,
  later,
  nothing,
  object,
  pending,
  rollout,
  scale,
  upgrade,
} from "../../support/outcomes.ts";
import { outcomeOf, planned, type Outcome } from "../../support/planned.ts";

/** One row: what was observed on real controllers, the edit, and what a plan says of it. */
type Row = readonly [name: string, base: FleetFiles, head: FleetFiles, expected: Outcome];

const controlPlane = object("KubeadmControlPlane", "c1-cp");
const pool = object("MachineDeployment", "c1-md");
const blue = inTopology("MachineDeployment", "blue");
const green = inTopology("MachineDeployment", "green");
const classControlPlane = inTopology("KubeadmControlPlane", "controlPlane");
const surge1: [number, number, number] = [2, 1, 0];

/** The cluster with a ClusterResourceSet that it takes. */
const withAddOn: FleetFiles = { ...kubeadm, ...calicoSet };
const atMinor35 = edited(kubeadm, {
  "c1-cp": [["v1.34.1", "v1.35.2"]],
  "c1-md": [["v1.34.1", "v1.35.2"]],
});
const paused = edited(kubeadm, { "c1-cluster": [["spec:\n", "spec:\n  paused: true\n"]] });
const editedConfig = edited(classFleet, { "config-general": [["pool=general", "pool=common"]] });
const newTemplate = edited(
  { ...kubeadm, "c1-md-b": machineTemplate("c1-md-b", "2s") },
  {
    "c1-md": [["DevMachineTemplate\n        name: c1-md-a", "DevMachineTemplate\n        name: c1-md-b"]],
  },
);
const configField = "spec.template.spec.joinConfiguration.nodeRegistration.kubeletExtraArgs[node-labels]";
const boundFields = ["max", "min"].map(
  (end) => `metadata.annotations[cluster.x-k8s.io/cluster-api-autoscaler-node-group-${end}-size]`,
);
const infrastructureName = "spec.template.spec.infrastructureRef.name";

const surprises: readonly Row[] = [
  [
    "1.1 a KubeadmConfigTemplate of a ClusterClass, edited: every pool of that class rolls, later and unasked",
    classFleet,
    editedConfig,
    {
      clusters: {
        "default/t1": cluster([6, 6, 2, 2], later(rollout(blue, surge1, configField), "next-reconcile")),
        "default/t2": cluster([3, 3, 2, 2], later(rollout(blue, surge1, configField), "next-reconcile")),
      },
      problems: ["warning class-template-edited config-general"],
    },
  ],
  [
    "1.1 a cluster scaled in the same change rolls at once, the others later",
    classFleet,
    edited(editedConfig, { t2: [["replicas: 2", "replicas: 3"]] }),
    {
      clusters: {
        "default/t1": cluster([6, 6, 2, 2], later(rollout(blue, surge1, configField), "next-reconcile")),
        "default/t2": cluster([3, 4, 3, 2], rollout(blue, surge1, configField), scale(blue, 2, 3)),
      },
      problems: ["warning class-template-edited config-general"],
    },
  ],
  [
    "1.1 a cluster with an unrelated annotation in the same change rolls at once",
    classFleet,
    edited(editedConfig, { t2: [["name: t2\n", "name: t2\n  annotations:\n    example.com/owner: ada\n"]] }),
    {
      clusters: {
        "default/t1": cluster([6, 6, 2, 2], later(rollout(blue, surge1, configField), "next-reconcile")),
        "default/t2": cluster([3, 3, 2, 2], rollout(blue, surge1, configField)),
      },
      problems: ["warning class-template-edited config-general"],
    },
  ],
  [
    "1.2 a KubeadmConfigTemplate of a plain pool, edited: no machine is replaced",
    kubeadm,
    edited(kubeadm, { "c1-md-config-a": [["pool=general", "pool=common"]] }),
    { clusters: { "default/c1": cluster([5, 5, 0, 0], forNewMachines(pool, configField)) }, problems: [] },
  ],
  [
    "1.2 with a scale in the same change the old machines stay as they are",
    kubeadm,
    edited(kubeadm, {
      "c1-md-config-a": [["pool=general", "pool=common"]],
      "c1-md": [["replicas: 2", "replicas: 3"]],
    }),
    {
      clusters: { "default/c1": cluster([5, 6, 1, 0], scale(pool, 2, 3), forNewMachines(pool, configField)) },
      problems: [],
    },
  ],
  [
    "1.3 every object of a cluster removed at once: the cluster is deleted",
    kubeadm,
    {},
    { clusters: { "default/c1": cluster([5, 0, 0, 5], { kind: "delete", machines: 5 }) }, problems: [] },
  ],
  [
    "1.4 the Cluster alone removed: its machines go with it",
    kubeadm,
    without(kubeadm, "c1-cluster"),
    {
      clusters: { "default/c1": cluster([5, 0, 0, 5], { kind: "delete", machines: 5 }) },
      problems: ["error reference-missing c1-md"],
    },
  ],
  [
    "1.5 the control plane alone removed: it waits for ever",
    kubeadm,
    without(kubeadm, "c1-cp", "c1-cp-a"),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 0, 0],
          pending({ kind: "pool-removed", part: controlPlane, machines: 3 }),
          blocked(
            controlPlane,
            "KubeadmControlPlane default/c1-cp leaves git while its Cluster stays: its deletion waits for the workers for ever and cannot be undone",
          ),
        ),
      },
      problems: ["error control-plane-removed c1-cluster", "error reference-missing c1-cluster"],
    },
  ],
  [
    "1.6 a paused cluster removed: its deletion hangs",
    paused,
    {},
    {
      clusters: {
        "default/c1": cluster([5, 5, 0, 0], pending({ kind: "delete", machines: 5 }), {
          kind: "blocked",
          reason: "Cluster default/c1 is paused: its deletion waits without a word until someone resumes it",
        }),
      },
      problems: ["warning paused-cluster-deleted c1-cluster"],
    },
  ],
  [
    "1.7 a ClusterResourceSet removed takes its ConfigMap with it, which git still has",
    withAddOn,
    without(withAddOn, "calico-set"),
    {
      clusters: {
        "default/c1": cluster([5, 5, 0, 0], {
          kind: "add-on",
          set: "calico",
          resources: ["calico-cni"],
          effect: "loses",
        }),
      },
      problems: ["warning resource-set-deleted calico-cni"],
    },
  ],
  [
    "1.8 a template with other content under its name: refused, and mixed when recreated",
    kubeadm,
    edited(kubeadm, { "c1-md-a": [["2s", "3s"]] }),
    { clusters: {}, problems: ["error immutable-template c1-md-a"] },
  ],
  [
    "1.9 a template removed while it is used: nothing happens until something needs it",
    kubeadm,
    without(kubeadm, "c1-md-a"),
    { clusters: {}, problems: ["error reference-missing c1-md"] },
  ],
  [
    "1.9 the old template pruned with the rename to a new one: the rollout finishes",
    kubeadm,
    without(newTemplate, "c1-md-a"),
    {
      clusters: { "default/c1": cluster([5, 5, 2, 2], rollout(pool, surge1, infrastructureName)) },
      problems: [],
    },
  ],
  [
    "1.10 a downgrade rolls like an upgrade",
    atMinor35,
    kubeadm,
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 5, 5],
          upgrade(controlPlane, ["v1.35.2", "v1.34.1"], [3, 1, 0]),
          upgrade(pool, ["v1.35.2", "v1.34.1"], surge1),
        ),
      },
      problems: ["warning version-step c1-cp"],
    },
  ],
  [
    "1.10 two minors down as well",
    edited(kubeadm, { "c1-cp": [["v1.34.1", "v1.36.0"]], "c1-md": [["v1.34.1", "v1.36.0"]] }),
    kubeadm,
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 5, 5],
          upgrade(controlPlane, ["v1.36.0", "v1.34.1"], [3, 1, 0]),
          upgrade(pool, ["v1.36.0", "v1.34.1"], surge1),
        ),
      },
      problems: ["warning version-step c1-cp"],
    },
  ],
  [
    "1.12 a label that YAML reads as a truth value is refused, and so is what the edit would do",
    kubeadm,
    edited(kubeadm, {
      "c1-md": [
        ["replicas: 2", "replicas: 4"],
        ["tier: general", "tier: on"],
      ],
    }),
    { clusters: {}, problems: ["error label-not-string c1-md"] },
  ],
  [
    "1.12 010 is eight",
    kubeadm,
    edited(kubeadm, { "c1-md": [["replicas: 2", "replicas: 010"]] }),
    { clusters: { "default/c1": cluster([5, 11, 6, 0], scale(pool, 2, 8)) }, problems: [] },
  ],
];

const rolls: readonly Row[] = [
  [
    "2 a pool's infrastructureRef.name, its content equal: rollout",
    kubeadm,
    newTemplate,
    { clusters: { "default/c1": cluster([5, 5, 2, 2], rollout(pool, surge1, infrastructureName)) }, problems: [] },
  ],
  [
    "2 a pool's bootstrap.configRef.name: rollout",
    kubeadm,
    edited(
      { ...kubeadm, "c1-md-config-b": bootstrapTemplate("c1-md-b", "general") },
      {
        "c1-md": [["KubeadmConfigTemplate\n          name: c1-md-a", "KubeadmConfigTemplate\n          name: c1-md-b"]],
      },
    ),
    {
      clusters: {
        "default/c1": cluster([5, 5, 2, 2], rollout(pool, surge1, "spec.template.spec.bootstrap.configRef.name")),
      },
      problems: [],
    },
  ],
  [
    "2 a pool's version: rollout",
    edited(kubeadm, { "c1-md": [["v1.34.1", "v1.34.0"]] }),
    kubeadm,
    {
      clusters: { "default/c1": cluster([5, 5, 2, 2], upgrade(pool, ["v1.34.0", "v1.34.1"], surge1)) },
      problems: [],
    },
  ],
  [
    "2 version and template in one change: one replacement, not two",
    kubeadm,
    edited(newTemplate, { "c1-md": [["v1.34.1", "v1.34.0"]] }),
    {
      clusters: { "default/c1": cluster([5, 5, 2, 2], upgrade(pool, ["v1.34.1", "v1.34.0"], surge1)) },
      problems: [],
    },
  ],
  [
    "2 version and template of a control plane in one change: one replacement",
    kubeadm,
    edited(
      { ...kubeadm, "c1-cp-b": machineTemplate("c1-cp-b", "3s") },
      {
        "c1-cp": [
          ["v1.34.1", "v1.34.2"],
          ["name: c1-cp-a", "name: c1-cp-b"],
        ],
      },
    ),
    {
      clusters: { "default/c1": cluster([5, 5, 3, 3], upgrade(controlPlane, ["v1.34.1", "v1.34.2"], [3, 1, 0])) },
      problems: [],
    },
  ],
  [
    "2 a pool's template labels, annotations, deletion and minReadySeconds: in place",
    kubeadm,
    edited(kubeadm, {
      "c1-md": [
        ["tier: general\n", "tier: special\n      annotations:\n        example.com/owner: ada\n"],
        [
          "version: v1.34.1\n",
          "version: v1.34.1\n      minReadySeconds: 5\n      deletion:\n        nodeDrainTimeoutSeconds: 60\n",
        ],
      ],
    }),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 0, 0],
          inPlace(
            pool,
            "spec.template.metadata.annotations[example.com/owner]",
            "spec.template.metadata.labels.tier",
            "spec.template.spec.deletion.nodeDrainTimeoutSeconds",
            "spec.template.spec.minReadySeconds",
          ),
        ),
      },
      problems: [],
    },
  ],
  [
    "2 a pool's rollout.after: whether it rolls hangs on creation times that git does not hold",
    kubeadm,
    edited(kubeadm, { "c1-md": [["  replicas: 2\n", "  replicas: 2\n  rollout:\n    after: 2026-01-01T00:00:00Z\n"]] }),
    {
      clusters: {
        "default/c1": cluster([5, 5, 0, 0], later(rollout(pool, [0, 1, 0], "spec.rollout.after"), "unknown")),
      },
      problems: ["notice rollout-time c1-md"],
    },
  ],
  [
    "2 strategy OnDelete and a new template: nothing is replaced",
    onDelete(kubeadm),
    onDelete(newTemplate),
    {
      clusters: {
        "default/c1": cluster([5, 5, 0, 0], later(rollout(pool, [0, 0, 0], infrastructureName), "on-delete")),
      },
      problems: [],
    },
  ],
  [
    "2 a DevMachineTemplate's spec: refused",
    kubeadm,
    edited(kubeadm, { "c1-cp-a": [["2s", "3s"]] }),
    { clusters: {}, problems: ["error immutable-template c1-cp-a"] },
  ],
  [
    "2 a kubeadm timeout other than the one of health checks: the control plane rolls",
    kubeadm,
    edited(kubeadm, {
      "c1-cp": [
        [
          "  kubeadmConfigSpec:\n",
          "  kubeadmConfigSpec:\n    joinConfiguration: { timeouts: { tlsBootstrapSeconds: 90 } }\n",
        ],
      ],
    }),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 3, 3],
          rollout(controlPlane, [3, 1, 0], "spec.kubeadmConfigSpec.joinConfiguration.timeouts.tlsBootstrapSeconds"),
        ),
      },
      problems: [],
    },
  ],
  [
    "2 a control plane's kubeadmConfigSpec (extraArgs): it rolls, the pools do not",
    kubeadm,
    edited(kubeadm, { "c1-cp": [['value: "7"', 'value: "9"']] }),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 3, 3],
          rollout(
            controlPlane,
            [3, 1, 0],
            "spec.kubeadmConfigSpec.clusterConfiguration.apiServer.extraArgs[audit-log-maxage]",
          ),
        ),
      },
      problems: [],
    },
  ],
  [
    "2 a control plane's kubeadmConfigSpec (preKubeadmCommands): it rolls, the pools do not",
    kubeadm,
    edited(kubeadm, {
      "c1-cp": [["  kubeadmConfigSpec:\n", "  kubeadmConfigSpec:\n    preKubeadmCommands: [date]\n"]],
    }),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 3, 3],
          rollout(controlPlane, [3, 1, 0], "spec.kubeadmConfigSpec.preKubeadmCommands"),
        ),
      },
      problems: [],
    },
  ],
  [
    "2 a control plane's infrastructureRef.name: it rolls",
    kubeadm,
    edited(
      { ...kubeadm, "c1-cp-b": machineTemplate("c1-cp-b", "2s") },
      { "c1-cp": [["name: c1-cp-a", "name: c1-cp-b"]] },
    ),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 3, 3],
          rollout(controlPlane, [3, 1, 0], "spec.machineTemplate.spec.infrastructureRef.name"),
        ),
      },
      problems: [],
    },
  ],
  [
    "2 a control plane's template labels, deletion and remediation: in place",
    kubeadm,
    edited(kubeadm, {
      "c1-cp": [
        ["tier: control", "tier: masters"],
        ["    spec:\n", "    spec:\n      deletion:\n        nodeDrainTimeoutSeconds: 60\n"],
        ["  replicas: 3\n", "  replicas: 3\n  remediation:\n    maxRetry: 5\n"],
      ],
    }),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 0, 0],
          inPlace(
            controlPlane,
            "spec.machineTemplate.metadata.labels.tier",
            "spec.machineTemplate.spec.deletion.nodeDrainTimeoutSeconds",
            "spec.remediation.maxRetry",
          ),
        ),
      },
      problems: [],
    },
  ],
  [
    "2 a version written without its v: nothing",
    kubeadm,
    edited(kubeadm, { "c1-cp": [["v1.34.1", "1.34.1"]], "c1-md": [["v1.34.1", "1.34.1"]] }),
    nothing,
  ],
  [
    "2 a Cluster's label that no add-on looks at: nothing",
    kubeadm,
    edited(kubeadm, { "c1-cluster": [["cni: calico", "cni: calico\n    owner: ada"]] }),
    nothing,
  ],
  ["2 files moved, reordered and reformatted: nothing", kubeadm, reformatted(kubeadm), nothing],
  [
    "2 a ClusterClass's worker templateRef to a new name: all pools of that class in all its clusters, nothing else",
    classFleet,
    edited(
      { ...classFleet, "simulated-general-b": machineTemplate("simulated-general-b", "3s") },
      {
        class: [
          [
            "kind: DevMachineTemplate\n            name: simulated-general",
            "kind: DevMachineTemplate\n            name: simulated-general-b",
          ],
        ],
      },
    ),
    {
      clusters: {
        "default/t1": cluster([6, 6, 2, 2], rollout(blue, surge1, classTemplate("general"))),
        "default/t2": cluster([3, 3, 2, 2], rollout(blue, surge1, classTemplate("general"))),
      },
      problems: [],
    },
  ],
  [
    "2 a topology pool's metadata and deletion: in place",
    classFleet,
    edited(classFleet, {
      t1: [
        [
          "class: batch\n",
          "class: batch\n          metadata:\n            labels:\n              tier: slow\n          deletion:\n            nodeDrainTimeoutSeconds: 60\n",
        ],
      ],
    }),
    {
      clusters: {
        "default/t1": cluster(
          [6, 6, 0, 0],
          inPlace(
            green,
            "spec.topology.workers.machineDeployments[green].deletion.nodeDrainTimeoutSeconds",
            "spec.topology.workers.machineDeployments[green].metadata.labels.tier",
          ),
        ),
      },
      problems: [],
    },
  ],
  [
    "2 surge rounds up and unavailable down: of 5 with 30% and 30% at most 7 and at least 4",
    percent(kubeadm),
    percent(newTemplate),
    { clusters: { "default/c1": cluster([8, 8, 5, 5], rollout(pool, [5, 2, 1], infrastructureName)) }, problems: [] },
  ],
  [
    "2 a kubeadm control plane with maxSurge 0 goes 3, 2, 3",
    noSurge(kubeadm),
    edited(noSurge(kubeadm), { "c1-cp": [['value: "7"', 'value: "9"']] }),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 3, 3],
          rollout(
            controlPlane,
            [3, 0, 1],
            "spec.kubeadmConfigSpec.clusterConfiguration.apiServer.extraArgs[audit-log-maxage]",
          ),
        ),
      },
      problems: [],
    },
  ],
  [
    "2 rollout and scale together (2 to 4): 4 created, 2 deleted",
    kubeadm,
    edited(newTemplate, { "c1-md": [["replicas: 2", "replicas: 4"]] }),
    {
      clusters: { "default/c1": cluster([5, 7, 4, 2], rollout(pool, surge1, infrastructureName), scale(pool, 2, 4)) },
      problems: [],
    },
  ],
  [
    "2 a control plane from 3 to 1",
    kubeadm,
    edited(kubeadm, { "c1-cp": [["replicas: 3", "replicas: 1"]] }),
    { clusters: { "default/c1": cluster([5, 3, 0, 2], scale(controlPlane, 3, 1)) }, problems: [] },
  ],
  [
    "2 a control plane from 1 to 3",
    edited(kubeadm, { "c1-cp": [["replicas: 3", "replicas: 1"]] }),
    kubeadm,
    { clusters: { "default/c1": cluster([3, 5, 2, 0], scale(controlPlane, 1, 3)) }, problems: [] },
  ],
  [
    "2 control plane (3) and pool (2) upgraded together: 5 created, 5 deleted",
    kubeadm,
    atMinor35,
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 5, 5],
          upgrade(controlPlane, ["v1.34.1", "v1.35.2"], [3, 1, 0]),
          upgrade(pool, ["v1.34.1", "v1.35.2"], surge1),
        ),
      },
      problems: [],
    },
  ],
  [
    "2 a topology upgraded: control plane, then the pools in the order of the list",
    classFleet,
    edited(classFleet, { t1: [["v1.34.1", "v1.35.2"]] }),
    {
      clusters: {
        "default/t1": cluster(
          [6, 6, 6, 6],
          upgrade(classControlPlane, ["v1.34.1", "v1.35.2"], [3, 1, 0]),
          upgrade(blue, ["v1.34.1", "v1.35.2"], surge1),
          upgrade(green, ["v1.34.1", "v1.35.2"], [1, 1, 0]),
        ),
      },
      problems: [],
    },
  ],
  [
    "2 a worker's patch version above the control plane's is not held back",
    kubeadm,
    edited(kubeadm, { "c1-md": [["v1.34.1", "v1.34.4"]] }),
    {
      clusters: { "default/c1": cluster([5, 5, 2, 2], upgrade(pool, ["v1.34.1", "v1.34.4"], surge1)) },
      problems: [],
    },
  ],
  [
    "2 a worker's minor version above the control plane's is held back",
    kubeadm,
    edited(kubeadm, { "c1-md": [["v1.34.1", "v1.35.2"]] }),
    {
      clusters: {
        "default/c1": cluster(
          [5, 5, 0, 0],
          pending(upgrade(pool, ["v1.34.1", "v1.35.2"], [0, 1, 0])),
          blocked(
            pool,
            "version v1.35.2 is of a minor above the control plane's v1.34.1, and Cluster API makes no such machine (KubernetesVersionSkew)",
          ),
        ),
      },
      problems: ["warning worker-version-ahead c1-md"],
    },
  ],
  [
    "2 a pool left one minor behind an upgraded control plane is not touched",
    kubeadm,
    edited(kubeadm, { "c1-cp": [["v1.34.1", "v1.35.2"]] }),
    {
      clusters: { "default/c1": cluster([5, 5, 3, 3], upgrade(controlPlane, ["v1.34.1", "v1.35.2"], [3, 1, 0])) },
      problems: [],
    },
  ],
];

const replicas: readonly Row[] = [
  [
    "3 replicas dropped: the webhook sets one",
    edited(kubeadm, { "c1-md": [["replicas: 2", "replicas: 3"]] }),
    edited(kubeadm, { "c1-md": [["  replicas: 2\n", ""]] }),
    {
      clusters: { "default/c1": cluster([6, 4, 0, 2], scale(pool, 3, 1)) },
      problems: ["warning replicas-dropped c1-md"],
    },
  ],
  [
    "3 replicas dropped and bounds 2..5 added in one change: it stays at three",
    edited(kubeadm, { "c1-md": [["replicas: 2", "replicas: 3"]] }),
    edited(bounded(kubeadm, 2, 5), { "c1-md": [["  replicas: 2\n", ""]] }),
    { clusters: { "default/c1": cluster([6, 6, 0, 0], inPlace(pool, ...boundFields)) }, problems: [] },
  ],
  [
    "3 a paused cluster accepts a scale and does nothing",
    paused,
    edited(paused, { "c1-md": [["replicas: 2", "replicas: 4"]] }),
    { clusters: { "default/c1": cluster([5, 5, 0, 0], pending(scale(pool, 2, 4))) }, problems: [] },
  ],
  [
    "3 a resumed cluster does what was asked of it",
    paused,
    edited(kubeadm, { "c1-md": [["replicas: 2", "replicas: 4"]] }),
    { clusters: { "default/c1": cluster([5, 7, 2, 0], { kind: "resume" }, scale(pool, 2, 4)) }, problems: [] },
  ],
  ["3 an unchanged object applied again", kubeadm, kubeadm, nothing],
];

/*
 * Rows that a plan cannot know from git alone, and why:
 * - 1.11 a persistent reconcile error shows in no condition: it is in the live status, and in a controller's log.
 * - 1.3 that all objects deleted at once deadlock, 1.9 that nothing shows a template's deletion: which objects an apply
 *   deletes, and in which order, is the apply's.
 * - 1.8 the second half (deleted, then created again with other content): two revisions hold the template under one name,
 *   which is the refused edit; that someone deleted it meanwhile is live.
 * - 2 `rollout.after` earlier or later than the machines' creation: creation times are live, so it is `unknown`.
 * - 2 seconds a machine, and the order of machines on the way: a plan counts machines, not time.
 * - 3 `replicas` that another manager owns too, a conflict with `kubectl scale`, ownership of `controlPlaneEndpoint`:
 *   managed fields are live.
 * - 3 `resourceVersion` and `generation` of a dry run: of the API server.
 */
describe("what real controllers did, section 1", () => {
  test.each(surprises)("%s", (_name, base, head, expected) => {
    expect(outcomeOf(planned(base, head))).toEqual(expected);
  });
});

describe("what real controllers did, section 2", () => {
  test.each(rolls)("%s", (_name, base, head, expected) => {
    expect(outcomeOf(planned(base, head))).toEqual(expected);
  });
});

describe("what real controllers did, section 3", () => {
  test.each(replicas)("%s", (_name, base, head, expected) => {
    expect(outcomeOf(planned(base, head))).toEqual(expected);
  });
});

function onDelete(files: FleetFiles): FleetFiles {
  return withRollout(files, "      type: OnDelete\n");
}

function percent(files: FleetFiles): FleetFiles {
  const rolling = "      rollingUpdate:\n        maxSurge: 30%\n        maxUnavailable: 30%\n";
  return edited(withRollout(files, rolling), { "c1-md": [["replicas: 2", "replicas: 5"]] });
}

function withRollout(files: FleetFiles, strategy: string): FleetFiles {
  return edited(files, { "c1-md": [["  selector:\n", `  rollout:\n    strategy:\n${strategy}  selector:\n`]] });
}

function noSurge(files: FleetFiles): FleetFiles {
  const strategy = "  rollout:\n    strategy:\n      rollingUpdate:\n        maxSurge: 0\n";
  return edited(files, { "c1-cp": [["  replicas: 3\n", `  replicas: 3\n${strategy}`]] });
}

function classTemplate(name: string): string {
  return `spec.workers.machineDeployments[${name}].infrastructure.templateRef`;
}

function reformatted(files: FleetFiles): FleetFiles {
  return { everything: Object.values(files).toReversed().join("---\n# a comment\n") };
}
