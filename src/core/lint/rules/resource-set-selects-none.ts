import { selectorOf } from "#core/fleet/selector.ts";
import type { Fleet, ResourceSet } from "#core/fleet/fleet.ts";
import { valueAt } from "#core/manifest/json.ts";
import { shownRef } from "#core/manifest/object-ref.ts";
import { say } from "#core/shown/shown.ts";

import { shownList } from "../places.ts";
import { clusterResourceSetsOf, selectedBy } from "../resource-sets.ts";
import type { Finding, Rule } from "../rule.ts";

/** A ClusterResourceSet that no cluster gets. */
export const resourceSetSelectsNone: Rule = {
  name: "resource-set-selects-none",
  severity: "notice",
  summary: "The selector of a ClusterResourceSet matches no cluster of its namespace.",
  reason:
    "A set reaches the clusters of its own namespace only. One that matches none says nothing at all: it has no condition.",
  source: "CAPI:internal/controllers/clusterresourceset; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: calico, namespace: addons }
spec: { clusterSelector: { matchLabels: { cni: calico } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default, labels: { cni: calico } }
`,
    good: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: calico, namespace: default }
spec: { clusterSelector: { matchLabels: { cni: calico } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default, labels: { cni: calico } }
`,
  },
  *check({ fleet }) {
    for (const set of clusterResourceSetsOf(fleet)) {
      const isEmpty = selectorOf(valueAt(set.manifest.object, "spec", "clusterSelector")).isEmpty;
      if (!isEmpty && !fleet.incomplete && selectedBy(set, fleet).length === 0) yield findingOf(set, fleet);
    }
  },
};

function findingOf({ manifest, selects }: ResourceSet, fleet: Fleet): Finding {
  const elsewhere = [...fleet.clusters.values()].filter(({ labels }) => selects(labels));
  const path = ["spec", "clusterSelector"];
  if (elsewhere.length === 0) {
    return { manifest, path, message: say`The selector matches no cluster in git: the set applies nothing for now.` };
  }
  const clusters = shownList(elsewhere.map((cluster) => shownRef(cluster.manifest.ref)));
  const message = say`The set applies nothing: it reaches clusters of its own namespace only, and those that it would match are in another: ${clusters}. Put the set and what it lists there.`;
  return { manifest, path, message, severity: "warning" };
}
