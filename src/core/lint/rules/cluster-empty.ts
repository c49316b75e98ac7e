import { valueAt } from "#core/manifest/json.ts";
import { say } from "#core/shown/shown.ts";

import { isWritten } from "../fields.ts";
import { kinds, ofKind } from "../kinds.ts";
import type { Rule } from "../rule.ts";

/** A Cluster that says of nothing what it is made of. */
export const clusterEmpty: Rule = {
  name: "cluster-empty",
  severity: "error",
  summary: "A Cluster has none of infrastructureRef, controlPlaneRef and topology.",
  reason: "There is nothing to make. The API refuses it.",
  source: "CAPI:internal/webhooks/cluster.go; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { clusterNetwork: { serviceDomain: cluster.local } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: OpenStackCluster, name: c1 } }
`,
  },
  *check({ fleet }) {
    for (const manifest of ofKind(fleet, kinds.cluster)) {
      const spec = valueAt(manifest.object, "spec");
      if (parts.some((part) => isWritten(valueAt(spec, part)))) continue;
      const message = say`The Cluster has no infrastructureRef, no controlPlaneRef and no topology, and the API refuses it. Write at least one.`;
      yield { manifest, path: ["spec"], message, refused: true };
    }
  },
};

const parts = ["infrastructureRef", "controlPlaneRef", "topology"];
