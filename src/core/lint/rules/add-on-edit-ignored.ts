import { sameJson } from "#core/manifest/equal.ts";
import type { Fleet, ResourceSet } from "#core/fleet/fleet.ts";
import { keyOf, shownRef, type ObjectRef } from "#core/manifest/object-ref.ts";
import { say } from "#core/shown/shown.ts";

import { counted } from "../places.ts";
import { clusterResourceSetsOf, selectedBy } from "../resource-sets.ts";
import type { Finding, LintContext, Rule } from "../rule.ts";

/** Content of an add-on is edited that the clusters will not get. */
export const addOnEditIgnored: Rule = {
  name: "add-on-edit-ignored",
  severity: "warning",
  summary: "A ConfigMap or Secret is edited that a ClusterResourceSet with ApplyOnce has already applied.",
  reason:
    "ApplyOnce, the default, applies each resource to a cluster once and never looks at it again. Only clusters that come later get the " +
    "edit. Nothing on the set shows the difference.",
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
data: { calico.yaml: "version: 1" }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default, labels: { cni: calico } }
`,
    bad: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: calico, namespace: default }
spec: { clusterSelector: { matchLabels: { cni: calico } }, resources: [{ kind: ConfigMap, name: calico }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: calico, namespace: default }
data: { calico.yaml: "version: 2" }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default, labels: { cni: calico } }
`,
    good: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: calico, namespace: default }
spec: { clusterSelector: { matchLabels: { cni: calico } }, resources: [{ kind: ConfigMap, name: calico-v2 }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: calico-v2, namespace: default }
data: { calico.yaml: "version: 2" }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default, labels: { cni: calico } }
`,
  },
  *check(context) {
    const { fleet, base } = context;
    if (base === undefined) return;
    for (const set of clusterResourceSetsOf(fleet)) {
      const before = base.resourceSets.find(({ manifest }) => manifest.key === set.manifest.key);
      if (set.strategy !== "ApplyOnce" || before === undefined) continue;
      const edited = set.resources.filter((resource) => isEdited(resource, context) && lists(before, resource));
      if (edited.length === 0) continue;
      const reached = selectedBy(before, base).filter(({ key }) => fleet.clusters.has(key)).length;
      if (reached > 0) for (const resource of edited) yield* findingsOf(set, resource, { fleet, reached });
    }
  },
};

const contents = ["data", "stringData", "binaryData"];

function isEdited(resource: ObjectRef, { fleet, base }: LintContext): boolean {
  const [before, after] = [base?.manifests.get(keyOf(resource))?.object, fleet.manifests.get(keyOf(resource))?.object];
  if (before === undefined || after === undefined || before === after) return false;
  return contents.some((field) => !sameJson(before[field], after[field]));
}

function lists(set: ResourceSet, resource: ObjectRef): boolean {
  return set.resources.some((each) => keyOf(each) === keyOf(resource));
}

interface Reach {
  readonly fleet: Fleet;
  /** How many clusters have got the resource already. */
  readonly reached: number;
}

function* findingsOf(set: ResourceSet, resource: ObjectRef, { fleet, reached }: Reach): Iterable<Finding> {
  const manifest = fleet.manifests.get(keyOf(resource));
  if (manifest === undefined) return;
  const message = say`The edit reaches no running cluster: ${shownRef(set.manifest.ref)} applies it once and ${counted(reached, say`cluster`)} already had it. List the new content under another name, or use a set with strategy Reconcile.`;
  yield { manifest, path: ["data"], message };
}
