import type { Cluster, Fleet } from "#core/fleet/fleet.ts";
import { machineCountOf } from "#core/fleet/machine-count.ts";
import { partsOf } from "#core/fleet/parts-of.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { shownRef } from "#core/manifest/object-ref.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import { goneOf } from "../edits.ts";
import { kinds } from "../kinds.ts";
import { counted, shownList } from "../places.ts";
import type { Finding, Rule } from "../rule.ts";

/** A Namespace removed from git with clusters in it. */
export const namespaceDeleted: Rule = {
  name: "namespace-deleted",
  severity: "error",
  summary: "A Namespace is removed from git while objects of Cluster API are in it, or together with them.",
  reason:
    "Kubernetes deletes everything in the Namespace at once. Cluster API takes a cluster apart in order: when the infrastructure goes " +
    "first, its machines wait for ever and only removing finalizers by hand ends it. What git keeps there is deleted as well.",
  source: "measured with Cluster API v1.14.0; kubernetes:pkg/controller/namespace/deletion",
  examples: {
    base: `
apiVersion: v1
kind: Namespace
metadata: { name: team-a }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: team-a }
`,
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: team-a }
`,
    good: `
apiVersion: v1
kind: Namespace
metadata: { name: team-a }
`,
  },
  *check(context) {
    const { fleet, base } = context;
    if (base === undefined) return;
    for (const namespace of goneOf(context, kinds.namespace)) {
      const kept = objectsIn(namespace, fleet);
      const gone = objectsIn(namespace, base).filter(({ key }) => !fleet.manifests.has(key));
      if (kept.length === 0 && !gone.some(waitsForOthers)) continue;
      const clusters = new Map([...clustersIn(namespace, fleet), ...clustersIn(namespace, base)]);
      yield findingOf(namespace, kept, [...clusters.values()]);
    }
  },
};

function objectsIn({ ref: { name } }: Manifest, fleet: Fleet): readonly Manifest[] {
  const objects = [...fleet.manifests.values()].filter(
    ({ ref }) => ref.namespace === name && isOfClusterApi(ref.group),
  );
  return objects.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function isOfClusterApi(group: string): boolean {
  return group === "cluster.x-k8s.io" || group.endsWith(".cluster.x-k8s.io");
}

/** Templates, classes and add-ons that go with the Namespace wait for nothing by themselves. */
function waitsForOthers({ ref: { group, kind } }: Manifest): boolean {
  return !group.startsWith("addons.") && !kind.endsWith("Template") && kind !== "ClusterClass";
}

function clustersIn({ ref }: Manifest, fleet: Fleet): readonly (readonly [string, Cluster])[] {
  return [...fleet.clusters].filter(([, { manifest }]) => manifest.ref.namespace === ref.name);
}

/** At what git keeps in the Namespace, since its own file may be gone. */
function findingOf(namespace: Manifest, kept: readonly Manifest[], clusters: readonly Cluster[]): Finding {
  const message = say`${shownRef(namespace.ref)} is removed from git: Kubernetes would delete everything in it at once, ${stakeOf(kept, clusters)}, and what Cluster API takes apart in order would wait for ever. ${adviceFor(kept)}`;
  const place = kept.find(({ key }) => clusters.some(({ manifest }) => manifest.key === key)) ?? kept[0];
  if (place === undefined) return { manifest: namespace, path: ["metadata", "name"], message, refused: true };
  return { manifest: place, path: ["metadata", "namespace"], message, refused: namespace };
}

function stakeOf(kept: readonly Manifest[], clusters: readonly Cluster[]): Shown {
  if (clusters.length === 0) {
    return kept.length === 0
      ? say`objects of Cluster API among it`
      : say`${shownList(kept.map(({ ref }) => shownRef(ref)))} among it`;
  }
  const machines = clusters.flatMap(partsOf).reduce((sum, part) => sum + machineCountOf(part), 0);
  return say`${shownList(clusters.map(({ manifest }) => shownRef(manifest.ref)))} with ${counted(machines, say`machine`)}`;
}

function adviceFor(kept: readonly Manifest[]): Shown {
  return kept.length === 0
    ? say`Keep the Namespace: remove the clusters first, in a merge of their own, and it once they are gone.`
    : say`Restore the Namespace. To give it up, remove the clusters first, in a merge of their own, and it once they are gone.`;
}
