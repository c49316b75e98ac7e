import { withoutServer } from "#core/plan/not-checked.ts";
import { describe, expect, test } from "vitest";

import { classFleet } from "../../support/fleets/class.ts";
import { edited, textOf, without, type Edit, type FleetFiles } from "../../support/fleets/files.ts";
import { bootstrapTemplate, machineTemplate } from "../../support/fleets/kubeadm.ts";
import {
  cluster,
  inPlace,
  inTopology,
  later,
  nothing,
  pending,
  rollout,
  scale,
  stopped,
  upgrade,
} from "../../support/outcomes.ts";
import { outcomeOf, planned, type Outcome } from "../../support/planned.ts";

type Row = readonly [name: string, base: FleetFiles, head: FleetFiles, expected: Outcome];

const blue = inTopology("MachineDeployment", "blue");
const green = inTopology("MachineDeployment", "green");
const controlPlane = inTopology("KubeadmControlPlane", "controlPlane");
const two: [number, number, number] = [2, 1, 0];
const one: [number, number, number] = [1, 1, 0];
const general = "spec.workers.machineDeployments[general]";

function inT1(...edits: readonly Edit[]): FleetFiles {
  return edited(classFleet, { t1: edits });
}

function inClass(files: FleetFiles, ...edits: readonly Edit[]): FleetFiles {
  return edited(files, { class: edits });
}

/* Another class: "other", with templates of the same content, and one whose general workers start slower. */
const otherClass = { other: textOf(classFleet, "class").replace("  name: simulated\nspec:", "  name: other\nspec:") };
const slowClass = {
  "simulated-slow": machineTemplate("simulated-slow", "9s"),
  other: otherClass.other.replace(
    "kind: DevMachineTemplate\n            name: simulated-general",
    "kind: DevMachineTemplate\n            name: simulated-slow",
  ),
};

const evenReason = "a control plane of 4 with stacked etcd is refused: the topology cannot be reconciled";
const missingReason =
  "ClusterClass default/simulated names KubeadmConfigTemplate default/simulated-batch, which is not in git: no topology of the class can be reconciled";

const classEdits: readonly Row[] = [
  [
    "a template of a class renamed with equal content: nothing",
    classFleet,
    inClass({ ...classFleet, "simulated-general-b": machineTemplate("simulated-general-b", "2s") }, [
      "kind: DevMachineTemplate\n            name: simulated-general",
      "kind: DevMachineTemplate\n            name: simulated-general-b",
    ]),
    nothing,
  ],
  [
    "a bootstrap template of a class renamed with other content: at once",
    classFleet,
    inClass({ ...classFleet, "config-general-b": bootstrapTemplate("simulated-general-b", "common") }, [
      "kind: KubeadmConfigTemplate\n            name: simulated-general",
      "kind: KubeadmConfigTemplate\n            name: simulated-general-b",
    ]),
    {
      clusters: {
        "default/t1": cluster([6, 6, 2, 2], rollout(blue, two, `${general}.bootstrap.templateRef`)),
        "default/t2": cluster([3, 3, 2, 2], rollout(blue, two, `${general}.bootstrap.templateRef`)),
      },
      problems: [],
    },
  ],
  [
    "the control plane's machine template of a class renamed with other content: control planes roll",
    classFleet,
    inClass({ ...classFleet, "simulated-cp-b": machineTemplate("simulated-cp-b", "3s") }, [
      "name: simulated-cp\n",
      "name: simulated-cp-b\n",
    ]),
    {
      clusters: {
        "default/t1": cluster(
          [6, 6, 3, 3],
          rollout(controlPlane, [3, 1, 0], "spec.controlPlane.machineInfrastructure.templateRef"),
        ),
        "default/t2": cluster(
          [3, 3, 1, 1],
          rollout(controlPlane, [1, 1, 0], "spec.controlPlane.machineInfrastructure.templateRef"),
        ),
      },
      problems: [],
    },
  ],
  [
    "a control plane template in place: refused",
    classFleet,
    edited(classFleet, { "class-cp": [['value: "7"', 'value: "9"']] }),
    { clusters: {}, problems: ["error immutable-template class-cp"] },
  ],
  [
    "a control plane template renamed with other content: control planes roll",
    classFleet,
    inClass(
      {
        ...classFleet,
        "class-cp-b": textOf(classFleet, "class-cp")
          .replace("name: simulated\n", "name: simulated-b\n")
          .replace('value: "7"', 'value: "9"'),
      },
      [
        "kind: KubeadmControlPlaneTemplate\n      name: simulated",
        "kind: KubeadmControlPlaneTemplate\n      name: simulated-b",
      ],
    ),
    {
      clusters: {
        "default/t1": cluster([6, 6, 3, 3], rollout(controlPlane, [3, 1, 0], "spec.controlPlane.templateRef")),
        "default/t2": cluster([3, 3, 1, 1], rollout(controlPlane, [1, 1, 0], "spec.controlPlane.templateRef")),
      },
      problems: [],
    },
  ],
  [
    "labels of a worker class: in place, in all its clusters",
    classFleet,
    inClass(classFleet, [
      "      - class: batch\n",
      "      - class: batch\n        metadata:\n          labels:\n            tier: slow\n",
    ]),
    {
      clusters: {
        "default/t1": cluster(
          [6, 6, 0, 0],
          inPlace(green, "spec.workers.machineDeployments[batch].metadata.labels.tier"),
        ),
      },
      problems: [],
    },
  ],
  [
    "a worker class removed while it is used: refused",
    classFleet,
    inClass(classFleet, [
      textOf(classFleet, "class").slice(
        textOf(classFleet, "class").indexOf("      - class: batch"),
        textOf(classFleet, "class").indexOf("  variables:"),
      ),
      "",
    ]),
    { clusters: {}, problems: ["error class-in-use class"] },
  ],
  [
    "a patch's value: all pools that it reaches roll, in all clusters, at once",
    classFleet,
    inClass(classFleet, ['value: "{{ .maxPods }}"', 'value: "{{ .maxPods }}0"']),
    {
      clusters: {
        "default/t1": cluster(
          [6, 6, 3, 3],
          rollout(blue, two, "spec.patches[max-pods]"),
          rollout(green, one, "spec.patches[max-pods]"),
        ),
        "default/t2": cluster([3, 3, 2, 2], rollout(blue, two, "spec.patches[max-pods]")),
      },
      problems: [],
    },
  ],
  [
    "a variable's default: clusters keep the one that they were created with",
    classFleet,
    inClass(classFleet, ["default: 110", "default: 120"]),
    nothing,
  ],
  [
    "a description of the class: nothing",
    classFleet,
    inClass(classFleet, ["    - name: max-pods\n", "    - name: max-pods\n      description: pods of a worker\n"]),
    nothing,
  ],
];

const clusterEdits: readonly Row[] = [
  [
    "a variable of the cluster reaches every pool that a patch gives it to",
    classFleet,
    inT1([
      "    version: v1.34.1\n",
      "    version: v1.34.1\n    variables:\n      - name: maxPods\n        value: 90\n",
    ]),
    {
      clusters: {
        "default/t1": cluster(
          [6, 6, 3, 3],
          rollout(blue, two, "spec.topology.variables[maxPods]"),
          rollout(green, one, "spec.topology.variables[maxPods]"),
        ),
      },
      problems: [],
    },
  ],
  [
    "a variable of one pool reaches that pool alone",
    classFleet,
    inT1([
      "          class: general\n",
      "          class: general\n          variables:\n            overrides:\n              - name: maxPods\n                value: 90\n",
    ]),
    {
      clusters: {
        "default/t1": cluster(
          [6, 6, 2, 2],
          rollout(blue, two, "spec.topology.workers.machineDeployments[blue].variables.overrides[maxPods]"),
        ),
      },
      problems: [],
    },
  ],
  [
    "a variable written as its default was: nothing rolls",
    classFleet,
    inT1([
      "    version: v1.34.1\n",
      "    version: v1.34.1\n    variables:\n      - name: maxPods\n        value: 110\n",
    ]),
    nothing,
  ],
  [
    "another class with equal templates: nothing rolls",
    { ...classFleet, ...otherClass },
    edited({ ...classFleet, ...otherClass }, { t1: [["      name: simulated\n", "      name: other\n"]] }),
    nothing,
  ],
  [
    "another class with another worker template: the pool rolls",
    { ...classFleet, ...slowClass },
    edited({ ...classFleet, ...slowClass }, { t1: [["      name: simulated\n", "      name: other\n"]] }),
    {
      clusters: { "default/t1": cluster([6, 6, 2, 2], rollout(blue, two, "spec.topology.classRef.name")) },
      problems: [],
    },
  ],
  [
    "a pool scaled",
    classFleet,
    inT1(["replicas: 2", "replicas: 5"]),
    { clusters: { "default/t1": cluster([6, 9, 3, 0], scale(blue, 2, 5)) }, problems: [] },
  ],
  [
    "a pool added",
    classFleet,
    inT1([
      "        - name: green\n",
      "        - name: red\n          class: general\n          replicas: 4\n        - name: green\n",
    ]),
    {
      clusters: {
        "default/t1": cluster([6, 10, 4, 0], {
          kind: "pool-added",
          part: inTopology("MachineDeployment", "red"),
          machines: 4,
        }),
      },
      problems: [],
    },
  ],
  [
    "a pool removed",
    classFleet,
    inT1(["        - name: green\n          class: batch\n          replicas: 1\n", ""]),
    {
      clusters: { "default/t1": cluster([6, 5, 0, 1], { kind: "pool-removed", part: green, machines: 1 }) },
      problems: [],
    },
  ],
  [
    "the control plane scaled, and the version up, in one change",
    classFleet,
    inT1(["replicas: 3", "replicas: 5"], ["v1.34.1", "v1.35.0"]),
    {
      clusters: {
        "default/t1": cluster(
          [6, 8, 8, 6],
          upgrade(controlPlane, ["v1.34.1", "v1.35.0"], [3, 1, 0]),
          scale(controlPlane, 3, 5),
          upgrade(blue, ["v1.34.1", "v1.35.0"], two),
          upgrade(green, ["v1.34.1", "v1.35.0"], one),
        ),
      },
      problems: [],
    },
  ],
  [
    "a strategy of one pool: surge 0, one unavailable",
    inT1([
      "          class: general\n",
      "          class: general\n          rollout:\n            strategy:\n              type: RollingUpdate\n              rollingUpdate:\n                maxSurge: 0\n                maxUnavailable: 1\n",
    ]),
    edited(
      inT1([
        "          class: general\n",
        "          class: general\n          rollout:\n            strategy:\n              type: RollingUpdate\n              rollingUpdate:\n                maxSurge: 0\n                maxUnavailable: 1\n",
      ]),
      { t1: [["v1.34.1", "v1.34.2"]] },
    ),
    {
      clusters: {
        "default/t1": cluster(
          [6, 6, 6, 6],
          upgrade(controlPlane, ["v1.34.1", "v1.34.2"], [3, 1, 0]),
          upgrade(blue, ["v1.34.1", "v1.34.2"], [2, 0, 1]),
          upgrade(green, ["v1.34.1", "v1.34.2"], one),
        ),
      },
      problems: [],
    },
  ],
  [
    "a version two minors up: refused",
    classFleet,
    inT1(["v1.34.1", "v1.36.0"]),
    { clusters: {}, problems: ["error version-step t1"] },
  ],
  [
    "a version down: refused",
    classFleet,
    inT1(["v1.34.1", "v1.34.0"]),
    { clusters: {}, problems: ["error version-step t1"] },
  ],
  [
    "a control plane of two: accepted, and nothing of the topology is reconciled",
    classFleet,
    inT1(["replicas: 3", "replicas: 4"], ["replicas: 2", "replicas: 3"]),
    {
      clusters: {
        "default/t1": cluster(
          [6, 6, 0, 0],
          pending(scale(controlPlane, 3, 4)),
          pending(scale(blue, 2, 3)),
          stopped(evenReason),
        ),
      },
      problems: ["error topology-replicas t1"],
    },
  ],
  [
    "a class that its templates are missing for: nothing of its clusters is reconciled",
    classFleet,
    edited(without(classFleet, "config-batch"), { t1: [["replicas: 2", "replicas: 3"]] }),
    {
      clusters: {
        "default/t1": cluster([6, 6, 0, 0], pending(scale(blue, 2, 3)), stopped(missingReason)),
      },
      problems: ["error reference-missing class"],
    },
  ],
  [
    "a cluster created with its class",
    {},
    classFleet,
    {
      clusters: {
        "default/t1": cluster([0, 6, 6, 0], { kind: "create", controlPlane: 3, workers: 3, version: "v1.34.1" }),
        "default/t2": cluster([0, 3, 3, 0], { kind: "create", controlPlane: 1, workers: 2, version: "v1.34.1" }),
      },
      problems: [],
    },
  ],
  [
    "a pool's replicas dropped: one",
    classFleet,
    inT1(["          replicas: 2\n", ""]),
    { clusters: { "default/t1": cluster([6, 5, 0, 1], scale(blue, 2, 1)) }, problems: ["warning replicas-dropped t1"] },
  ],
];

const elsewhere = edited(classFleet, {
  class: [["  name: simulated\nspec:", "  name: simulated\n  namespace: classes\nspec:"]],
  "class-infrastructure": [["  name: simulated\n", "  name: simulated\n  namespace: classes\n"]],
  "class-cp": [["  name: simulated\n", "  name: simulated\n  namespace: classes\n"]],
  "simulated-cp": [["  name: simulated-cp\n", "  name: simulated-cp\n  namespace: classes\n"]],
  "simulated-general": [["  name: simulated-general\n", "  name: simulated-general\n  namespace: classes\n"]],
  "simulated-batch": [["  name: simulated-batch\n", "  name: simulated-batch\n  namespace: classes\n"]],
  "config-general": [["  name: simulated-general\n", "  name: simulated-general\n  namespace: classes\n"]],
  "config-batch": [["  name: simulated-batch\n", "  name: simulated-batch\n  namespace: classes\n"]],
  t1: [["      name: simulated\n", "      name: simulated\n      namespace: classes\n"]],
  t2: [["      name: simulated\n", "      name: simulated\n      namespace: classes\n"]],
});
const classNames = Object.keys(classFleet).filter((name) => name !== "t1" && name !== "t2");
const classless = without(classFleet, ...classNames);
const configField = "spec.template.spec.joinConfiguration.nodeRegistration.kubeletExtraArgs[node-labels]";

const classesElsewhere: readonly Row[] = [
  [
    "a class in another namespace, a bootstrap template of it edited: its clusters roll later",
    elsewhere,
    edited(elsewhere, { "config-batch": [["pool=batch", "pool=bulk"]] }),
    {
      clusters: { "default/t1": cluster([6, 6, 1, 1], later(rollout(green, one, configField), "next-reconcile")) },
      problems: ["warning class-template-edited config-batch"],
    },
  ],
  [
    "a class that comes into git: what it generates was not known, so nothing is told of it",
    classless,
    classFleet,
    nothing,
  ],
  [
    "a cluster moved to another namespace: one goes, another comes",
    elsewhere,
    edited(elsewhere, { t1: [["  name: t1\n", "  name: t1\n  namespace: coast\n"]] }),
    {
      clusters: {
        "coast/t1": cluster([0, 6, 6, 0], { kind: "create", controlPlane: 3, workers: 3, version: "v1.34.1" }),
        "default/t1": cluster([6, 0, 0, 6], { kind: "delete", machines: 6 }),
      },
      problems: [],
    },
  ],
];

test("a class that comes into git is told of as what was not known", () => {
  expect(planned(classless, classFleet).notChecked).toEqual([
    "ClusterClass default/simulated was not in git: whether its clusters' machines are replaced is not known.",
    withoutServer,
  ]);
});

describe.each([
  ["a class edited", classEdits],
  ["a cluster of a class edited", clusterEdits],
  ["classes elsewhere", classesElsewhere],
])("%s", (_group, rows) => {
  test.each(rows)("%s", (_name, base, head, expected) => {
    expect(outcomeOf(planned(base, head))).toEqual(expected);
  });
});
