import { isBelow } from "#core/source/environment.ts";

import type { Fleet } from "#core/fleet/fleet.ts";

import type { ClusterPlan, Plan } from "./plan.ts";

/**
 * The part of a plan that lies in these files and folders: changes and problems by their own place, clusters by that of
 * their Cluster. The hash stays that of the whole plan, which is what a merge would do.
 */
export function narrowedTo(plan: Plan, paths: readonly string[], fleets: readonly Fleet[]): Plan {
  const lies = ({ origin }: { readonly origin: { readonly path: string } }): boolean => isBelow(origin.path, paths);
  const liesCluster = ({ namespace, name }: ClusterPlan): boolean =>
    fleets.some((fleet) => {
      const cluster = fleet.clusters.get(`${namespace}/${name}`);
      return cluster !== undefined && lies(cluster.manifest);
    });
  return {
    ...plan,
    clusters: plan.clusters.filter(liesCluster),
    changes: plan.changes.filter(lies),
    problems: plan.problems.filter(lies),
    ...(plan.uncertain === undefined ? {} : { uncertain: plan.uncertain.filter((path) => isBelow(path, paths)) }),
  };
}
