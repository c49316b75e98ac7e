import type { Fleet, ResourceSet } from "#core/fleet/fleet.ts";
import { objectAt, textAt } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { keyOf, shownRef, shownTarget, type ObjectRef } from "#core/manifest/object-ref.ts";
import { joined, say, shownName, shownValueText } from "#core/shown/shown.ts";

import { ofKind } from "../kinds.ts";
import { shownPlace } from "../places.ts";
import { clusterResourceSetsOf } from "../resource-sets.ts";
import type { Finding, Rule } from "../rule.ts";

/** What a ClusterResourceSet lists and cannot apply. */
export const resourceSetSource: Rule = {
  name: "resource-set-source",
  severity: "error",
  summary:
    "A ClusterResourceSet lists a ConfigMap or Secret that is not there, has no data, or is a Secret of another type.",
  reason:
    "What is not there is skipped in silence, while the set says that all is applied. A Secret of another type, or a source without " +
    "data, is never applied: only the binding of each cluster shows it.",
  source: "CAPI:internal/controllers/clusterresourceset; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: cloud, namespace: default }
spec: { clusterSelector: { matchLabels: { cloud: openstack } }, resources: [{ kind: Secret, name: cloud-config }] }
---
apiVersion: v1
kind: Secret
metadata: { name: cloud-config, namespace: default }
type: Opaque
stringData: { cloud.yaml: "kind: ConfigMap" }
`,
    good: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: cloud, namespace: default }
spec: { clusterSelector: { matchLabels: { cloud: openstack } }, resources: [{ kind: Secret, name: cloud-config }] }
---
apiVersion: v1
kind: Secret
metadata: { name: cloud-config, namespace: default }
type: addons.cluster.x-k8s.io/resource-set
stringData: { cloud.yaml: "kind: ConfigMap" }
`,
  },
  *check({ fleet }) {
    const seen = new Set<string>();
    for (const set of clusterResourceSetsOf(fleet)) {
      for (const [index, resource] of set.resources.entries()) {
        if (resource.kind !== "ConfigMap" && resource.kind !== "Secret") continue;
        const source = fleet.manifests.get(keyOf(resource));
        if (source === undefined) yield missing(set, resource, { index, fleet });
        else if (!seen.has(source.key)) yield* unusable(source, set);
        seen.add(keyOf(resource));
      }
    }
  },
};

function missing(
  { manifest }: ResourceSet,
  resource: ObjectRef,
  { index, fleet }: { readonly index: number; readonly fleet: Fleet },
): Finding {
  const path = ["spec", "resources", { item: resource.name, index }, "name"];
  const elsewhere = ofKind(fleet, `/${resource.kind}`).filter(({ ref }) => ref.name === resource.name);
  if (elsewhere.length > 0) {
    const places = elsewhere.map((object) => say`${shownName(object.ref.namespace)} (${shownPlace(object, [])})`);
    const message = say`${shownTarget(resource)} does not exist: a set applies what is in its own namespace, and the ${shownName(resource.kind)} of that name is in ${joined(places, ", ")}. Put both in one namespace.`;
    return { manifest, path, message, severity: "warning" };
  }
  if (fleet.incomplete) {
    const message = say`Whether ${shownTarget(resource)} exists could not be checked, because some files could not be read.`;
    return { manifest, path, message, severity: "notice" };
  }
  if (resource.kind === "Secret") {
    const message = say`${shownTarget(resource)} is not in git. It has to be in the management cluster, with type ${shownName(secretType)}; until then it is skipped in silence.`;
    return { manifest, path, message, severity: "notice" };
  }
  const message = say`${shownTarget(resource)} is not in git: it is skipped in silence, and the set says that all is applied. Add it, or take it off the list.`;
  return { manifest, path, message, severity: "warning" };
}

const secretType = "addons.cluster.x-k8s.io/resource-set";

function* unusable(source: Manifest, { manifest }: ResourceSet): Iterable<Finding> {
  const type = textAt(source.object, "type") ?? "Opaque";
  if (source.ref.kind === "Secret" && type !== secretType) {
    const message = say`${shownRef(manifest.ref)} lists this Secret and applies only those of type ${shownName(secretType)}; it is of type ${shownValueText(type)}. Change its type, which needs another name: a Secret's type is immutable.`;
    yield { manifest: source, path: ["type"], message };
  }
  const data = ["data", "stringData"].flatMap((field) => Object.keys(objectAt(source.object, field) ?? {}));
  if (data.length > 0) return;
  const message = say`${shownRef(manifest.ref)} lists this ${shownName(source.ref.kind)} and it has no data, which is all that a set reads (no binaryData): it is never applied. Write the manifests under data.`;
  yield { manifest: source, path: ["data"], message };
}
