import type { Fleet, ResourceSet } from "#core/fleet/fleet.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { keyOf, shownRef } from "#core/manifest/object-ref.ts";
import { say } from "#core/shown/shown.ts";

import { counted, shownList } from "../places.ts";
import { clusterResourceSetsOf, selectedBy } from "../resource-sets.ts";
import type { Finding, Rule } from "../rule.ts";

/** A ClusterResourceSet is removed while what it listed stays in git. */
export const resourceSetDeleted: Rule = {
  name: "resource-set-deleted",
  severity: "warning",
  summary: "A ClusterResourceSet is removed from git and ConfigMaps or Secrets that it lists stay.",
  reason:
    "A set that has reached a cluster owns its sources. Deleting it deletes them from the management cluster, even those that git " +
    "has and that were just applied. What is in the workload clusters stays and is no longer followed.",
  source: "CAPI:internal/controllers/clusterresourceset; measured with Cluster API v1.14.0",
  examples: {
    base: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: calico, namespace: default }
spec: { clusterSelector: { matchLabels: { cni: calico } }, resources: [{ kind: ConfigMap, name: calico }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: calico, namespace: default }
data: { calico.yaml: "kind: List" }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default, labels: { cni: calico } }
`,
    bad: `
apiVersion: v1
kind: ConfigMap
metadata: { name: calico, namespace: default }
data: { calico.yaml: "kind: List" }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default, labels: { cni: calico } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default, labels: { cni: calico } }
`,
  },
  *check({ fleet, base }) {
    if (base === undefined || fleet.incomplete) return;
    for (const set of clusterResourceSetsOf(base)) {
      const clusters = fleet.manifests.has(set.manifest.key) ? [] : selectedBy(set, base);
      if (clusters.length === 0) continue;
      const kept = set.resources.flatMap((resource) => keptAlone(keyOf(resource), fleet, base));
      if (kept.length > 0) yield findingOf(set, kept, clusters.length);
    }
  },
};

/** A source that git keeps, unless another set that stays owns it too: then it is not collected. */
function keptAlone(key: string, fleet: Fleet, base: Fleet): readonly Manifest[] {
  const source = fleet.manifests.get(key);
  const isOwned = clusterResourceSetsOf(base).some(
    (set) =>
      fleet.manifests.has(set.manifest.key) &&
      set.resources.some((resource) => keyOf(resource) === key) &&
      selectedBy(set, base).length > 0,
  );
  return source === undefined || isOwned ? [] : [source];
}

function findingOf({ manifest }: ResourceSet, kept: readonly Manifest[], clusters: number): Finding {
  const sources = shownList(kept.map(({ ref }) => shownRef(ref)));
  const message = say`${shownRef(manifest.ref)} is removed from git: its deletion takes ${sources} from the management cluster, which git keeps, and the add-on is no longer followed in ${counted(clusters, say`cluster`)}. Remove them too, or apply them again afterwards.`;
  const [first] = kept;
  return { manifest: first ?? manifest, path: [], message };
}
