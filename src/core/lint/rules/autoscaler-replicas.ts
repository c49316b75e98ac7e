import { autoscalerBounds } from "#core/fleet/autoscaler.ts";
import { classPartOf } from "#core/fleet/topology.ts";
import { numberAt, objectAt, valueAt, type JsonObject } from "#core/manifest/json.ts";
import { say } from "#core/shown/shown.ts";

import { isWritten } from "../fields.ts";
import { kinds, ofKind } from "../kinds.ts";
import type { Finding, LintContext, Rule } from "../rule.ts";

/** A pool whose size both git and the autoscaler want to set. */
export const autoscalerReplicas: Rule = {
  name: "autoscaler-replicas",
  severity: "warning",
  summary: "A pool has the autoscaler's bounds and replicas.",
  reason:
    "Each apply sets the pool back to git's number, and the autoscaler moves it again. In a topology the webhook refuses both " +
    "together. Replicas can be dropped safely in the change that adds the bounds: the pool keeps its size.",
  source:
    "CAPI:internal/webhooks/cluster.go, validateAutoscalerAnnotationsForCluster; kubernetes-sigs/cluster-api issues 7293 and 8217",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata:
  name: c1-md-0
  namespace: default
  annotations:
    cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size: "2"
    cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size: "5"
spec: { clusterName: c1, replicas: 3 }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata:
  name: c1-md-0
  namespace: default
  annotations:
    cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size: "2"
    cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size: "5"
spec: { clusterName: c1 }
`,
  },
  *check(context) {
    yield* objectFindings(context);
    yield* topologyFindings(context);
  },
};

function* objectFindings({ fleet }: LintContext): Iterable<Finding> {
  for (const manifest of [kinds.machineDeployment, kinds.machineSet, kinds.machinePool].flatMap((kind) =>
    ofKind(fleet, kind),
  )) {
    const annotations = objectAt(manifest.object, "metadata", "annotations");
    const replicas = numberAt(manifest.object, "spec", "replicas");
    if (replicas === undefined || !autoscalerBounds.every((name) => isWritten(annotations?.[name]))) continue;
    const message = say`The autoscaler has bounds for this pool and git says ${replicas} replicas: each apply undoes what the autoscaler did. Take replicas away; the pool keeps its size.`;
    yield { manifest, path: ["spec", "replicas"], message };
  }
}

function* topologyFindings({ fleet }: LintContext): Iterable<Finding> {
  for (const { manifest, topology } of fleet.clusters.values()) {
    const clusterClass = topology && fleet.classes.get(topology.classKey);
    for (const [key, entry] of topology?.entries ?? []) {
      if (!entry.path.includes("machineDeployments") || !isWritten(valueAt(entry.value, "replicas"))) continue;
      const ofClass = classPartOf(key, entry, clusterClass)?.value;
      if (![entry.value, ofClass, objectAt(ofClass, "template")].some(hasBounds)) continue;
      const message = say`A topology's pool may not have the autoscaler's annotations and replicas, and the API refuses the Cluster. Take replicas away; the pool keeps its size.`;
      yield { manifest, path: [...entry.path, "replicas"], message, severity: "error", refused: true };
    }
  }
}

function hasBounds(value: JsonObject | undefined): boolean {
  const annotations = objectAt(value, "metadata", "annotations");
  return autoscalerBounds.some((name) => isWritten(annotations?.[name]));
}
