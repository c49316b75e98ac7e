import { versionSkewOf, type VersionSkew } from "#core/fleet/blocked.ts";
import type { Cluster, Fleet, MachinePart, Reference } from "#core/fleet/fleet.ts";
import { machineCountOf } from "#core/fleet/machine-count.ts";
import type { FieldPath } from "#core/manifest/field-path.ts";
import { valueAt } from "#core/manifest/json.ts";

/** A worker pool whose version does not go with its control plane's. */
export interface SkewedPool {
  readonly cluster: Cluster;
  readonly part: MachinePart;
  /** What base has of it. */
  readonly before?: MachinePart;
  /** Where the pool's version is written. */
  readonly path: FieldPath;
}

export function* skewedPoolsOf(fleet: Fleet, base: Fleet | undefined, skew: VersionSkew): Iterable<SkewedPool> {
  for (const { cluster, part, skew: found } of skewsOf(fleet)) {
    if (found !== skew) continue;
    const before = base?.clusters.get(cluster.key)?.pools.find(({ key }) => key === part.key);
    yield { cluster, part, path: ["spec", "template", "spec", "version"], ...(before !== undefined && { before }) };
  }
}

interface Skew {
  readonly cluster: Cluster;
  readonly part: MachinePart;
  readonly skew: VersionSkew;
}

const known = new WeakMap<Fleet, readonly Skew[]>();

/** The pools of a fleet with a skew of any kind, found once. */
function skewsOf(fleet: Fleet): readonly Skew[] {
  const found = known.get(fleet);
  if (found !== undefined) return found;
  const skews: Skew[] = [];
  for (const cluster of fleet.clusters.values()) {
    for (const part of cluster.pools) {
      const skew = versionSkewOf(cluster, part);
      if (skew !== undefined) skews.push({ cluster, part, skew });
    }
  }
  known.set(fleet, skews);
  return skews;
}

/** Whether the change makes the pool want a machine that it does not have: it is new, grows, or rolls. */
export function needsNewMachine({ part, before }: SkewedPool): boolean {
  const machines = machineCountOf(part);
  if (machines === 0) return false;
  if (before === undefined || machines > machineCountOf(before)) return true;
  return (
    part.version !== before.version ||
    nameOf(part.infrastructureTemplate) !== nameOf(before.infrastructureTemplate) ||
    nameOf(part.bootstrapTemplate) !== nameOf(before.bootstrapTemplate) ||
    failureDomainOf(part) !== failureDomainOf(before)
  );
}

function nameOf(reference: Reference | undefined): string {
  return reference === undefined ? "" : `${reference.target.kind}/${reference.target.name}`;
}

function failureDomainOf({ manifest }: MachinePart): unknown {
  return valueAt(manifest.object, "spec", "template", "spec", "failureDomain");
}
