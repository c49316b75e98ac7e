import { numberAt } from "#core/manifest/json.ts";
import { say } from "#core/shown/shown.ts";

import { kinds, ofKind } from "../kinds.ts";
import { oddBeside } from "../odd-beside.ts";
import type { Rule } from "../rule.ts";

/** A Talos or RKE2 control plane of none, or of an even number. */
export const controlPlaneReplicas: Rule = {
  name: "control-plane-replicas",
  severity: "warning",
  summary: "A TalosControlPlane or RKE2ControlPlane has no replicas, or an even number of them.",
  reason:
    "Nothing refuses it. An even number of etcd members bears no more failures than one less, and loses its quorum sooner; zero " +
    "takes the control plane away, etcd with it.",
  source: "CACPPT:api/v1alpha3/taloscontrolplane_webhook.go, which checks the strategy alone; CAPRKE2",
  examples: {
    bad: `
apiVersion: controlplane.cluster.x-k8s.io/v1alpha3
kind: TalosControlPlane
metadata: { name: c1, namespace: default }
spec: { replicas: 2, version: v1.34.1 }
`,
    good: `
apiVersion: controlplane.cluster.x-k8s.io/v1alpha3
kind: TalosControlPlane
metadata: { name: c1, namespace: default }
spec: { replicas: 3, version: v1.34.1 }
`,
  },
  *check({ fleet }) {
    for (const manifest of [...ofKind(fleet, kinds.talosControlPlane), ...ofKind(fleet, kinds.rke2ControlPlane)]) {
      const replicas = numberAt(manifest.object, "spec", "replicas") ?? 1;
      const path = ["spec", "replicas"];
      if (replicas <= 0) {
        yield {
          manifest,
          path,
          message: say`A control plane of ${replicas} machines has no API server and no etcd. Write 1, 3 or 5.`,
        };
      } else if (replicas % 2 === 0) {
        const message = say`A control plane of ${replicas} machines bears no more failures than one of ${replicas - 1}. Write ${oddBeside(replicas)}.`;
        yield { manifest, path, message };
      }
    }
  },
};
