import { shownRef } from "#core/manifest/object-ref.ts";
import { say } from "#core/shown/shown.ts";

import type { Rule } from "../rule.ts";

/** A control plane removed from git while its Cluster stays. */
export const controlPlaneRemoved: Rule = {
  name: "control-plane-removed",
  severity: "error",
  summary: "A control plane is removed from git and its Cluster is not.",
  reason:
    "The control plane is marked as deleted and waits for ever while the cluster has machines. It cannot be undone: applying the " +
    "control plane again is accepted and changes nothing.",
  source: "measured with Cluster API v1.14.0",
  examples: {
    base: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: c1 } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: c1, namespace: default }
`,
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: c1 } }
`,
    good: `
apiVersion: v1
kind: Namespace
metadata: { name: default }
`,
  },
  *check({ fleet, base }) {
    if (base === undefined || fleet.incomplete) return;
    for (const before of base.clusters.values()) {
      const controlPlane = before.topology === undefined ? before.controlPlane?.manifest : undefined;
      const after = fleet.clusters.get(before.key);
      if (controlPlane === undefined || after === undefined || fleet.manifests.has(controlPlane.key)) continue;
      const message = say`${shownRef(controlPlane.ref)} is removed from git and its cluster stays: it would be deleted, wait for ever for the cluster's machines, and could not be brought back. Restore it, or remove the Cluster itself.`;
      yield { manifest: after.manifest, path: ["spec", "controlPlaneRef"], message };
    }
  },
};
