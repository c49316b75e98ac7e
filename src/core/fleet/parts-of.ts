import type { Cluster, MachinePart } from "./fleet.ts";

/** The parts of a cluster that have machines: the control plane, where it is in git, then the pools. */
export function partsOf(cluster: Cluster): readonly MachinePart[] {
  return cluster.controlPlane === undefined ? cluster.pools : [cluster.controlPlane, ...cluster.pools];
}
