import type { Cluster, Fleet, ResourceSet } from "#core/fleet/fleet.ts";
import { kindOf, kinds } from "./kinds.ts";

/** The ClusterResourceSets: HelmChartProxies, which a fleet has beside them, list nothing. */
export function clusterResourceSetsOf(fleet: Fleet): readonly ResourceSet[] {
  return fleet.resourceSets.filter(({ manifest }) => kindOf(manifest) === kinds.clusterResourceSet);
}

/** The clusters that a set selects: those of its own namespace whose labels match. */
export function selectedBy(set: ResourceSet, fleet: Fleet): readonly Cluster[] {
  return [...fleet.clusters.values()].filter(
    ({ manifest, labels }) => manifest.ref.namespace === set.manifest.ref.namespace && set.selects(labels),
  );
}
