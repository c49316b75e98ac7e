import { say, shownValueText } from "#core/shown/shown.ts";

import { needsNewMachine, skewedPoolsOf } from "../pool-skew.ts";
import type { Rule } from "../rule.ts";

/** Workers that kubeadm cannot join. */
export const kubeadmMinorSkew: Rule = {
  name: "kubeadm-minor-skew",
  severity: "warning",
  summary: "A pool that joins by kubeadm needs a new machine and is of another minor than its control plane.",
  reason:
    "kubeadm joins machines of the control plane's own minor only. Running machines stay; a pool that is new, grows or rolls waits " +
    "for ever, and only its new MachineSet says why.",
  source:
    "CAPI:internal/controllers/machineset/machineset_preflight.go, KubeadmVersionSkew; measured with Cluster API v1.14.0",
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
spec:
  clusterName: c1
  template:
    spec:
      version: v1.33.4
      bootstrap: { configRef: { apiGroup: bootstrap.cluster.x-k8s.io, kind: KubeadmConfigTemplate, name: c1-md-0 } }
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
spec: { version: v1.34.1 }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec:
  clusterName: c1
  template:
    spec:
      version: v1.34.1
      bootstrap: { configRef: { apiGroup: bootstrap.cluster.x-k8s.io, kind: KubeadmConfigTemplate, name: c1-md-0 } }
`,
  },
  *check({ fleet, base }) {
    for (const pool of skewedPoolsOf(fleet, base, "kubeadm")) {
      if (base !== undefined && !needsNewMachine(pool)) continue;
      const { cluster, part, path } = pool;
      const [workers, controlPlane] = [part.version ?? "", cluster.controlPlane?.version ?? ""];
      const message = say`kubeadm joins machines of the control plane's minor only: the pool is ${shownValueText(workers)}, the control plane ${shownValueText(controlPlane)}, and the pool gets no new machine. Give it the control plane's version.`;
      // mid-upgrade it is as it should be: without a base no one can tell
      yield { manifest: part.manifest, path, message, ...(base === undefined && { severity: "notice" as const }) };
    }
  },
};
