import { hasStackedEtcd } from "#core/fleet/stacked-etcd.ts";
import { say } from "#core/shown/shown.ts";

import { oddBeside } from "../odd-beside.ts";
import type { Rule } from "../rule.ts";

/** A topology's control plane of a number that its KubeadmControlPlane may not have. */
export const topologyReplicas: Rule = {
  name: "topology-replicas",
  severity: "error",
  summary: "A topology asks for a kubeadm control plane of no machines, or of an even number with stacked etcd.",
  reason:
    "The Cluster is accepted, in a dry run too. The topology controller is then refused the KubeadmControlPlane, and nothing of the " +
    "cluster is reconciled any more: TopologyReconciled stays False.",
  source: "measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { topology: { classRef: { name: small }, version: v1.34.1, controlPlane: { replicas: 2 } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: small, namespace: default }
spec:
  controlPlane:
    templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlaneTemplate, name: small }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { topology: { classRef: { name: small }, version: v1.34.1, controlPlane: { replicas: 3 } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: small, namespace: default }
spec:
  controlPlane:
    templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlaneTemplate, name: small }
`,
  },
  *check({ fleet }) {
    for (const cluster of fleet.clusters.values()) {
      const replicas = cluster.topology && cluster.controlPlane?.replicas;
      if (replicas === undefined || (replicas > 0 && replicas % 2 === 1) || !hasStackedEtcd(cluster, fleet)) continue;
      const wanted = replicas <= 0 ? say`1, 3 or 5` : oddBeside(replicas);
      const message = say`A kubeadm control plane of ${replicas} machines is accepted here and refused when the topology is reconciled, which then stops for the whole cluster. Write ${wanted}.`;
      yield { manifest: cluster.manifest, path: ["spec", "topology", "controlPlane", "replicas"], message };
    }
  },
};
