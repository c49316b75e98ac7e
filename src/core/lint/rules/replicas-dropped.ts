import { boundsOf } from "#core/fleet/autoscaler.ts";
import type { MachinePart, PartRole } from "#core/fleet/fleet.ts";
import { partsOf } from "#core/fleet/parts-of.ts";
import { numberAt, objectAt, valueAt } from "#core/manifest/json.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import { editsOf } from "../edits.ts";
import { isWritten } from "../fields.ts";
import { kinds } from "../kinds.ts";
import { counted } from "../places.ts";
import type { Finding, Rule } from "../rule.ts";
import { topologyEditsOf, type TopologyEdit } from "../topology-edits.ts";

/** Replicas that git no longer says, and that become one. */
export const replicasDropped: Rule = {
  name: "replicas-dropped",
  severity: "warning",
  summary: "replicas is taken away from a pool or a control plane that had more than one.",
  reason:
    "Under server-side apply a field that git no longer has is removed, and the webhook writes 1 in its place: the other machines are " +
    "deleted within seconds. With the autoscaler's bounds in the same change the pool keeps its size.",
  source:
    "CAPI:internal/webhooks/machinedeployment.go, calculateMachineDeploymentReplicas; measured with Cluster API v1.14.0",
  examples: {
    base: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1, replicas: 3 }
`,
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1 }
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
    for (const [kind, role] of sized) {
      for (const { before, after } of editsOf(context, kind)) {
        const replicas = numberAt(before.object, "spec", "replicas") ?? 1;
        const isBounded = boundsOf(objectAt(after.object, "metadata", "annotations")) !== undefined;
        if (replicas <= 1 || isWritten(valueAt(after.object, "spec", "replicas"))) continue;
        if (role === "worker" && isBounded) continue;
        yield { manifest: after, path: ["spec"], message: droppedFrom(replicas, role) };
      }
    }
    for (const edit of topologyEditsOf(context)) yield* topologyFindings(edit);
  },
};

const sized: readonly (readonly [kind: string, role: PartRole])[] = [
  [kinds.machineDeployment, "worker"],
  [kinds.machineSet, "worker"],
  [kinds.machinePool, "worker"],
  [kinds.kubeadmControlPlane, "control-plane"],
];

/** A topology's pool or control plane: without replicas its object gets the webhook's 1. */
function* topologyFindings({ manifest, before, after }: TopologyEdit): Iterable<Finding> {
  const old = new Map(partsOf(before).map((part) => [part.key, part.replicas ?? 1]));
  for (const part of partsOf(after)) {
    const [path, replicas] = [after.topology.entries.get(part.key)?.path, old.get(part.key) ?? 1];
    if (path === undefined || replicas <= 1 || keepsMachines(part)) continue;
    yield { manifest, path, message: droppedFrom(replicas, part.role) };
  }
}

function keepsMachines({ replicas, bounds, role, hasMachines }: MachinePart): boolean {
  return replicas !== undefined || !hasMachines || (role === "worker" && bounds !== undefined);
}

function droppedFrom(replicas: number, role: PartRole): Shown {
  return say`replicas was ${replicas} and is no longer there: it becomes 1, and ${counted(replicas - 1, say`machine`)} would be deleted. ${advice[role]}`;
}

/** The autoscaler sizes workers alone. */
const advice: Readonly<Record<PartRole, Shown>> = {
  worker: say`Keep it, or hand the pool to the autoscaler by adding its bounds in this change.`,
  "control-plane": say`Keep it.`,
};
