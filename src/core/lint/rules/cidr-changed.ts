import { sameJson } from "#core/manifest/equal.ts";
import { listAt, valueAt } from "#core/manifest/json.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import { editsOf } from "../edits.ts";
import { kinds } from "../kinds.ts";
import { networkFields } from "../networks.ts";
import type { Rule } from "../rule.ts";

/** The networks of a cluster that runs are changed. */
export const cidrChanged: Rule = {
  name: "cidr-changed",
  severity: "warning",
  summary: "The pod or service CIDR blocks of an existing cluster are changed.",
  reason:
    "The change is accepted and reaches no running cluster: kubeadm wrote the networks when the first machine came, Cluster API " +
    "looks at them no more, and pods and services keep their addresses. Git would then say what is not so. Patches of a ClusterClass that read them can even replace machines.",
  source: "measured with Cluster API v1.14.0; CAPI:bootstrap/kubeadm/internal/controllers/kubeadmconfig_controller.go",
  examples: {
    base: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { clusterNetwork: { pods: { cidrBlocks: [10.244.0.0/16] } } }
`,
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { clusterNetwork: { pods: { cidrBlocks: [10.100.0.0/16] } } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { paused: true, clusterNetwork: { pods: { cidrBlocks: [10.244.0.0/16] } } }
`,
  },
  *check(context) {
    for (const { before, after } of editsOf(context, kinds.cluster)) {
      for (const { what, keys } of networkFields) {
        if (sameJson(listAt(before.object, ...keys), listAt(after.object, ...keys))) continue;
        const message = say`The CIDR blocks of ${what} change in a cluster that exists: this is accepted and changes nothing in it.${patches(valueAt(after.object, "spec", "topology") !== undefined)} Restore them, or make another cluster.`;
        yield { manifest: after, path: keys, message };
      }
    }
  },
};

function patches(hasTopology: boolean): Shown {
  return hasTopology ? say` Patches of its class that read them can replace its machines.` : say``;
}
