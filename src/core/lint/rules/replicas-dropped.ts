import { boundsOf } from "#core/fleet/part.ts";
import { numberAt, objectAt, valueAt } from "#core/manifest/json.ts";
import { say } from "#core/shown/shown.ts";

import { editsOf } from "../edits.ts";
import { isWritten } from "../fields.ts";
import { kinds } from "../kinds.ts";
import { counted } from "../places.ts";
import type { Rule } from "../rule.ts";

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
    for (const kind of sized) {
      for (const { before, after } of editsOf(context, kind)) {
        const replicas = numberAt(before.object, "spec", "replicas") ?? 1;
        const keepsSize =
          kind !== kinds.kubeadmControlPlane &&
          boundsOf(objectAt(after.object, "metadata", "annotations")) !== undefined;
        if (replicas <= 1 || keepsSize || isWritten(valueAt(after.object, "spec", "replicas"))) continue;
        const message = say`replicas was ${replicas} and is no longer there: it becomes 1, and ${counted(replicas - 1, say`machine`)} would be deleted. Keep it, or hand the pool to the autoscaler by adding its bounds in this change.`;
        yield { manifest: after, path: ["spec"], message };
      }
    }
  },
};

const sized = [kinds.machineDeployment, kinds.machineSet, kinds.machinePool, kinds.kubeadmControlPlane];
