import { textAt, valueAt } from "#core/manifest/json.ts";
import { sameJson } from "#core/manifest/equal.ts";
import { say } from "#core/shown/shown.ts";

import { editsOf } from "../edits.ts";
import { hasEndpoint, keysOfEndpoint } from "../endpoints.ts";
import { kinds } from "../kinds.ts";
import type { Rule } from "../rule.ts";

/** The endpoint of a cluster that runs is changed. */
export const endpointChanged: Rule = {
  name: "endpoint-changed",
  severity: "warning",
  summary: "The control plane endpoint of an existing cluster is changed.",
  reason:
    "Machines, kubeconfigs and certificates hold the endpoint they were made with, and Cluster API corrects none of them. Where " +
    "Cluster API itself has set the endpoint, it owns the field and server-side apply answers with a conflict.",
  source: "measured with Cluster API v1.14.0; CAPI:internal/controllers/cluster/cluster_controller_phases.go",
  examples: {
    base: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { controlPlaneEndpoint: { host: 10.0.0.10, port: 6443 } }
`,
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { controlPlaneEndpoint: { host: 10.0.0.20, port: 6443 } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { paused: true, controlPlaneEndpoint: { host: 10.0.0.10, port: 6443 } }
`,
  },
  *check(context) {
    if (context.base === undefined) return;
    for (const kind of context.fleet.kinds.keys()) {
      // an OpenStackCluster's is refused, by another rule
      if (!hasEndpoint(kind) || kind === kinds.openStackCluster) continue;
      for (const { before, after } of editsOf(context, kind)) {
        const was = valueAt(before.object, ...keysOfEndpoint);
        const is = valueAt(after.object, ...keysOfEndpoint);
        if (textAt(was, "host") === undefined || textAt(is, "host") === undefined || sameJson(was, is)) continue;
        const message = say`The endpoint of a cluster that exists is changed: machines, kubeconfigs and certificates keep the old one. Restore it, or make another cluster.`;
        yield { manifest: after, path: keysOfEndpoint, message };
      }
    }
  },
};
