import { expect, test } from "vitest";

import type { ImpactDocument } from "#core/report/plan-document.ts";

import { calicoSet, configMap, metricsChart } from "../../support/fleets/add-ons.ts";
import { edited, without, type Edit, type FleetFiles } from "../../support/fleets/files.ts";
import { kubeadm } from "../../support/fleets/kubeadm.ts";
import { cluster } from "../../support/outcomes.ts";
import { outcomeOf, planned } from "../../support/planned.ts";

type AddOn = Extract<ImpactDocument, { readonly kind: "add-on" }>;

const once: FleetFiles = { ...kubeadm, ...calicoSet };
const reconciled = inSet(once, ["strategy: ApplyOnce", "strategy: Reconcile"]);
const charted: FleetFiles = { ...kubeadm, ...metricsChart };
const unlabelled: Edit = ["  labels:\n    cni: calico\n", ""];
const twoResources: Edit = [
  "      name: calico-cni\n",
  "      name: calico-cni\n    - kind: ConfigMap\n      name: calico-policy\n",
];
const policy = { "calico-policy": configMap("calico-policy", "calico-policy") };
const secret = {
  "calico-cni": `apiVersion: v1
kind: Secret
metadata:
  name: calico-cni
type: addons.cluster.x-k8s.io/resource-set
stringData:
  secret.yaml: "kind: Secret"
`,
};
const secretSet = inSet({ ...reconciled, ...secret }, ["kind: ConfigMap\n", "kind: Secret\n"]);

function inSet(files: FleetFiles, ...edits: readonly Edit[]): FleetFiles {
  return edited(files, { "calico-set": edits });
}

function inCluster(files: FleetFiles, ...edits: readonly Edit[]): FleetFiles {
  return edited(files, { "c1-cluster": edits });
}

function inPayload(files: FleetFiles): FleetFiles {
  return edited(files, { "calico-cni": [["name: calico-system", "name: tigera"]] });
}

function calico(effect: "gains" | "loses" | "reapplies" | "ignored", ...resources: readonly string[]): AddOn {
  return { kind: "add-on", set: "calico", resources: resources.length === 0 ? ["calico-cni"] : resources, effect };
}

function metrics(effect: "gains" | "loses" | "reapplies" | "ignored"): ImpactDocument {
  return { kind: "add-on", set: "metrics", resources: ["metrics-server"], effect, chart: "metrics-server" };
}

type Row = readonly [
  name: string,
  base: FleetFiles,
  head: FleetFiles,
  impacts: readonly ImpactDocument[],
  problems?: readonly string[],
];

const rows: readonly Row[] = [
  ["a set that comes: its clusters gain it", kubeadm, once, [calico("gains")]],
  ["a label that a set selects by: gained", inCluster(once, unlabelled), once, [calico("gains")]],
  [
    "that label removed: the cluster is no longer followed, nothing is taken from it",
    once,
    inCluster(once, unlabelled),
    [calico("loses")],
    ["notice resource-set-selects-none calico-set"],
  ],
  [
    "content applied once and edited: ignored",
    once,
    inPayload(once),
    [calico("ignored")],
    ["warning add-on-edit-ignored calico-cni"],
  ],
  ["content of a set that reconciles, edited: applied again", reconciled, inPayload(reconciled), [calico("reapplies")]],
  [
    "labels of a source: its hash is of the content alone",
    reconciled,
    edited(reconciled, { "calico-cni": [["  name: calico-cni\n", "  name: calico-cni\n  labels:\n    owner: ada\n"]] }),
    [],
  ],
  [
    "a resource added to a set that applies once: that one is applied",
    { ...once, ...policy },
    inSet({ ...once, ...policy }, twoResources),
    [calico("gains", "calico-policy")],
  ],
  [
    "a resource added and another edited",
    { ...once, ...policy },
    inPayload(inSet({ ...once, ...policy }, twoResources)),
    [calico("gains", "calico-policy"), calico("ignored")],
    ["warning add-on-edit-ignored calico-cni"],
  ],
  [
    "a resource removed from a set",
    inSet({ ...once, ...policy }, twoResources),
    { ...once, ...policy },
    [calico("loses", "calico-policy")],
  ],
  [
    "a listed ConfigMap that does not exist is passed over; gained when it comes",
    without(once, "calico-cni"),
    once,
    [calico("gains")],
  ],
  [
    "a source removed that is still listed",
    once,
    without(once, "calico-cni"),
    [calico("loses")],
    ["warning resource-set-source calico-set"],
  ],
  [
    "a Secret of a set that reconciles, edited",
    secretSet,
    edited(secretSet, { "calico-cni": [['kind: Secret"', 'kind: List"']] }),
    [calico("reapplies")],
  ],
  [
    "a set's selector: refused",
    once,
    inSet(once, ["cni: calico", "cni: cilium"]),
    [],
    ["error resource-set-immutable calico-set", "notice resource-set-selects-none calico-set"],
  ],
  [
    "a set's strategy: refused",
    once,
    inSet(once, ["ApplyOnce", "Reconcile"]),
    [],
    ["error resource-set-immutable calico-set"],
  ],
  ["a set removed with its sources", once, kubeadm, [calico("loses")]],
  [
    "a paused set: nothing for now",
    kubeadm,
    inSet(once, ["  name: calico\n", '  name: calico\n  annotations:\n    cluster.x-k8s.io/paused: ""\n']),
    [{ ...calico("gains"), pending: true }],
  ],
  ["a chart that comes", kubeadm, charted, [metrics("gains")]],
  [
    "a chart's values",
    charted,
    edited(charted, { "metrics-chart": [["replicas: 1", "replicas: 2"]] }),
    [metrics("reapplies")],
  ],
  ["a chart's version", charted, edited(charted, { "metrics-chart": [["3.12.0", "3.12.1"]] }), [metrics("reapplies")]],
  [
    "a chart installed once, its values edited: ignored",
    edited(charted, { "metrics-chart": [["  chartName", "  reconcileStrategy: InstallOnce\n  chartName"]] }),
    edited(charted, {
      "metrics-chart": [
        ["  chartName", "  reconcileStrategy: InstallOnce\n  chartName"],
        ["replicas: 1", "replicas: 2"],
      ],
    }),
    [metrics("ignored")],
  ],
  ["a chart whose label goes", charted, inCluster(charted, unlabelled), [metrics("loses")]],
  ["a chart that goes", charted, kubeadm, [metrics("loses")]],
];

test.each(rows.map((row) => ({ row, name: row[0] })))("$name", ({ row: [, base, head, impacts, problems = []] }) => {
  const clusters = impacts.length === 0 ? {} : { "default/c1": cluster([5, 5, 0, 0], ...impacts) };
  expect(outcomeOf(planned(base, head))).toEqual({ clusters, problems });
});

test("a cluster that is created lists what it gains", () => {
  expect(outcomeOf(planned({}, { ...once, ...metricsChart })).clusters).toEqual({
    "default/c1": cluster(
      [0, 5, 5, 0],
      { kind: "create", controlPlane: 3, workers: 2, version: "v1.34.1" },
      calico("gains"),
      metrics("gains"),
    ),
  });
});

test("an empty selector of a set selects nothing, one of a chart each cluster", () => {
  const selector: Edit = ["    matchLabels:\n      cni: calico\n", ""];
  const none = inSet(once, ["  clusterSelector:\n", "  clusterSelector: {}\n"], selector);
  const all = edited(charted, { "metrics-chart": [["  clusterSelector:\n", "  clusterSelector: {}\n"], selector] });
  expect(outcomeOf(planned(kubeadm, none)).clusters).toEqual({});
  expect(outcomeOf(planned(kubeadm, all)).clusters).toEqual({
    "default/c1": cluster([5, 5, 0, 0], metrics("gains")),
  });
});
