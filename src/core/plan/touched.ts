import type { Cluster, Fleet, MachinePart } from "#core/fleet/fleet.ts";
import { keyOf } from "#core/manifest/object-ref.ts";

export interface Touched {
  /** An object that decides about its machines changes. */
  readonly machines: boolean;
  /** Its Cluster or its ClusterClass changes, which reconciles its topology at once (measured 1.1). */
  readonly isWoken: boolean;
}

const addOnKinds = ["addons.cluster.x-k8s.io/", "/ConfigMap/", "/Secret/"];

/** Whether a set of add-ons or one of their sources may be among the changed objects, by key. */
export function addOnsChange(changed: ReadonlySet<string>): boolean {
  for (const key of changed) if (addOnKinds.some((kind) => key.startsWith(kind))) return true;
  return false;
}

interface Subject {
  readonly before: Cluster;
  readonly after: Cluster;
  readonly fleets: { readonly base: Fleet; readonly head: Fleet };
}

/** What the changed objects, by key, have to do with one cluster. A key set makes this cheap for a thousand clusters. */
export function touchedBy(changed: ReadonlySet<string>, { before, after, fleets }: Subject): Touched {
  const isWoken =
    changed.has(after.manifest.key) ||
    hasChangedClass(before, fleets.base, changed) ||
    hasChangedClass(after, fleets.head, changed);
  return {
    isWoken,
    machines: isWoken || isTouched(before, fleets.base, changed) || isTouched(after, fleets.head, changed),
  };
}

function hasChangedClass(cluster: Cluster, fleet: Fleet, changed: ReadonlySet<string>): boolean {
  const clusterClass = cluster.topology && fleet.classes.get(cluster.topology.classKey);
  return clusterClass !== undefined && changed.has(clusterClass.manifest.key);
}

function isTouched(cluster: Cluster, fleet: Fleet, changed: ReadonlySet<string>): boolean {
  if (cluster.controlPlane !== undefined && isPartTouched(cluster.controlPlane, changed)) return true;
  return cluster.pools.some((pool) => isPartTouched(pool, changed)) || hasChangedTemplate(cluster, fleet, changed);
}

function isPartTouched(part: MachinePart, changed: ReadonlySet<string>): boolean {
  const { manifest, infrastructureTemplate, bootstrapTemplate } = part;
  return (
    changed.has(manifest.key) ||
    (infrastructureTemplate !== undefined && changed.has(keyOf(infrastructureTemplate.target))) ||
    (bootstrapTemplate !== undefined && changed.has(keyOf(bootstrapTemplate.target)))
  );
}

function hasChangedTemplate(cluster: Cluster, fleet: Fleet, changed: ReadonlySet<string>): boolean {
  const template = cluster.topology && fleet.classes.get(cluster.topology.classKey)?.controlPlane.template;
  return template !== undefined && changed.has(keyOf(template.target));
}
