import { isObject, numberAt, valueAt } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say } from "#core/shown/shown.ts";

import { kinds, ofKind } from "../kinds.ts";
import { oddBeside } from "../odd-beside.ts";
import type { Rule } from "../rule.ts";

/** A kubeadm control plane of none, or of an even number with etcd on its machines. */
export const kubeadmReplicas: Rule = {
  name: "kubeadm-replicas",
  severity: "error",
  summary: "A KubeadmControlPlane has no replicas, or an even number of them with stacked etcd.",
  reason:
    "An even number of etcd members bears no more failures than one less. The webhook refuses it, and zero as well.",
  source: "CAPI:controlplane/kubeadm/internal/webhooks/kubeadm_control_plane.go; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: c1, namespace: default }
spec: { replicas: 2, version: v1.34.1 }
`,
    good: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: c1, namespace: default }
spec: { replicas: 3, version: v1.34.1 }
`,
  },
  *check({ fleet }) {
    for (const manifest of ofKind(fleet, kinds.kubeadmControlPlane)) {
      const replicas = numberAt(manifest.object, "spec", "replicas") ?? 1;
      const path = ["spec", "replicas"];
      if (replicas <= 0) {
        yield {
          manifest,
          path,
          message: say`A control plane of ${replicas} machines is refused: write 1, 3 or 5.`,
          refused: true,
        };
      } else if (replicas % 2 === 0 && !hasExternalEtcd(manifest)) {
        const message = say`A control plane of ${replicas} machines with stacked etcd is refused: write ${oddBeside(replicas)}.`;
        yield { manifest, path, message, refused: true };
      }
    }
  },
};

function hasExternalEtcd({ object }: Manifest): boolean {
  return isObject(valueAt(object, "spec", "kubeadmConfigSpec", "clusterConfiguration", "etcd", "external"));
}
