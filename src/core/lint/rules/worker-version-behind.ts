import { say, shownValueText } from "#core/shown/shown.ts";

import { needsNewMachine, skewedPoolsOf } from "../pool-skew.ts";
import type { Rule } from "../rule.ts";

/** Workers that are too old for their control plane. */
export const workerVersionBehind: Rule = {
  name: "worker-version-behind",
  severity: "warning",
  summary: "A worker pool is more than three minors behind its control plane.",
  reason:
    "Kubernetes supports kubelets of at most three minors below the API server. Cluster API makes no such machine any more.",
  source: "CAPI:internal/controllers/machineset/machineset_preflight.go; Kubernetes' version skew policy",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: TalosControlPlane, name: c1 } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1alpha3
kind: TalosControlPlane
metadata: { name: c1, namespace: default }
spec: { version: v1.34.1 }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1, template: { spec: { clusterName: c1, version: v1.30.2 } } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: TalosControlPlane, name: c1 } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1alpha3
kind: TalosControlPlane
metadata: { name: c1, namespace: default }
spec: { version: v1.34.1 }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1, template: { spec: { clusterName: c1, version: v1.31.2 } } }
`,
  },
  *check({ fleet, base }) {
    for (const pool of skewedPoolsOf(fleet, base, "kubernetes-behind")) {
      const { cluster, part, path } = pool;
      const [workers, controlPlane] = [part.version ?? "", cluster.controlPlane?.version ?? ""];
      const hangs =
        base !== undefined && needsNewMachine(pool)
          ? say` The machines that this change asks for are not made.`
          : say``;
      const message = say`The workers' version ${shownValueText(workers)} is more than three minors below the control plane's ${shownValueText(controlPlane)}: Kubernetes does not support it, and no new machine is made.${hangs} Upgrade the workers.`;
      yield { manifest: part.manifest, path, message };
    }
  },
};
