import { say, shownValueText } from "#core/shown/shown.ts";

import { skewedPoolsOf } from "../pool-skew.ts";
import type { Rule } from "../rule.ts";

/** Workers of a newer minor than their control plane. */
export const workerVersionAhead: Rule = {
  name: "worker-version-ahead",
  severity: "warning",
  summary: "The minor version of a worker pool is above its control plane's.",
  reason:
    "Nothing refuses it, and no machine is made: a preflight check of the new MachineSet holds them back, which neither the " +
    "MachineDeployment nor the Cluster shows.",
  source: "CAPI:internal/controllers/machineset/machineset_preflight.go; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: c1 } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: c1, namespace: default }
spec: { version: v1.34.1 }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1, template: { spec: { clusterName: c1, version: v1.35.2 } } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: c1 } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: c1, namespace: default }
spec: { version: v1.35.2 }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1, template: { spec: { clusterName: c1, version: v1.35.2 } } }
`,
  },
  *check({ fleet, base }) {
    for (const { cluster, part, path } of skewedPoolsOf(fleet, base, "kubernetes-ahead")) {
      const [workers, controlPlane] = [part.version ?? "", cluster.controlPlane?.version ?? ""];
      const message = say`The workers' version ${shownValueText(workers)} is of a minor above the control plane's ${shownValueText(controlPlane)}: no machine of it is made, and nothing says why. Upgrade the control plane first, or in the same change.`;
      yield { manifest: part.manifest, path, message };
    }
  },
};
