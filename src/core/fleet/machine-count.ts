import type { MachinePart } from "./fleet.ts";

/**
 * The machines that a part has, as far as git tells. Without `replicas`, the webhooks decide
 * (CAPI:internal/webhooks, calculateMachineDeploymentReplicas, measured 3): with the autoscaler's bounds a new part
 * begins with the least of them and an old one keeps what it has, within the bounds where git set it before; without
 * bounds it is 1, for an old part too, if git set it before.
 */
export function machineCountOf(part: MachinePart, before?: MachinePart): number {
  if (!part.hasMachines) return 0;
  if (part.replicas !== undefined) return part.replicas;
  if (before === undefined) return part.bounds?.min ?? 1;
  const had = machineCountOf(before);
  if (before.replicas === undefined) return had;
  return part.bounds === undefined ? 1 : Math.min(Math.max(had, part.bounds.min), part.bounds.max);
}
