import type { Manifest } from "#core/manifest/manifest.ts";

import { classOf } from "./classes.ts";
import { clusterKeyOf, clusterOf, type Surroundings } from "./clusters.ts";
import type { Cluster, ClusterClass, Fleet, MachinePart } from "./fleet.ts";
import { partOf } from "./part.ts";
import { workerKinds, type PartKind } from "./part-kinds.ts";
import { chartProxyOf, resourceSetOf } from "./resource-sets.ts";

/**
 * Understands the manifests of one environment at one revision. Identities are distinct by now; where two share one, the
 * last stands. `incomplete`: some files could not be read or rendered.
 */
export function fleetOf(manifests: readonly Manifest[], options: { readonly incomplete: boolean }): Fleet {
  const byKey = new Map(manifests.map((manifest) => [manifest.key, manifest]));
  const kinds = kindsOf(byKey.values());
  const classes = classesOf(kinds.get("cluster.x-k8s.io/ClusterClass") ?? []);
  const around = { manifests: byKey, classes, workers: workersOf(kinds) };
  return {
    manifests: byKey,
    kinds,
    clusters: clustersOf(kinds.get("cluster.x-k8s.io/Cluster") ?? [], around),
    classes,
    resourceSets: [
      ...(kinds.get("addons.cluster.x-k8s.io/ClusterResourceSet") ?? []).map(resourceSetOf),
      ...(kinds.get("addons.cluster.x-k8s.io/HelmChartProxy") ?? []).map(chartProxyOf),
    ],
    incomplete: options.incomplete,
  };
}

function kindsOf(manifests: Iterable<Manifest>): Map<string, Manifest[]> {
  const kinds = new Map<string, Manifest[]>();
  for (const manifest of manifests) appendTo(kinds, `${manifest.ref.group}/${manifest.ref.kind}`, manifest);
  return kinds;
}

function classesOf(manifests: readonly Manifest[]): ReadonlyMap<string, ClusterClass> {
  return new Map(manifests.map(classOf).map((each) => [each.key, each]));
}

/** Worker parts by their cluster. A MachineSet or Machine is a part only as an object of its own, as all are in git. */
function workersOf(kinds: ReadonlyMap<string, readonly Manifest[]>): Map<string, MachinePart[]> {
  const workers = new Map<string, MachinePart[]>();
  for (const kind of workerKinds) {
    for (const manifest of kinds.get(`${kind.group}/${kind.kind}`) ?? []) {
      appendTo(workers, clusterKeyOf(manifest), workerOf(manifest, kind));
    }
  }
  return workers;
}

/** By manifest, which base and head share where a file is the same. */
const knownWorkers = new WeakMap<Manifest, MachinePart>();

function workerOf(manifest: Manifest, kind: PartKind): MachinePart {
  const known = knownWorkers.get(manifest);
  if (known !== undefined) return known;
  const part = partOf(manifest, kind, "worker");
  knownWorkers.set(manifest, part);
  return part;
}

function clustersOf(manifests: readonly Manifest[], around: Surroundings): ReadonlyMap<string, Cluster> {
  const clusters = manifests.map((manifest) => clusterOf(manifest, around));
  clusters.sort((a, b) => (a.key < b.key ? -1 : 1));
  return new Map(clusters.map((cluster) => [cluster.key, cluster]));
}

function appendTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
