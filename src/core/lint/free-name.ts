import type { Fleet } from "#core/fleet/fleet.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

/** A name that ends in a version of its own: `c1-md-0-v2`. */
const versioned = /^(.*-v)(\d{1,6})$/;

/**
 * A name for what takes the manifest's place: `c1-md-0` becomes `c1-md-0-v2`, `c1-md-0-v2` becomes `c1-md-0-v3`. Free in
 * the whole namespace, for every kind, in head and in base.
 */
export function freeNameOf(manifest: Manifest, fleets: readonly Fleet[]): string {
  const taken = namesIn(manifest.ref.namespace, fleets);
  const [, stem, number] = versioned.exec(manifest.ref.name) ?? [];
  const prefix = stem ?? `${manifest.ref.name}-v`;
  let next = number === undefined ? 2 : Number(number) + 1;
  while (taken.has(`${prefix}${String(next)}`)) next += 1;
  return `${prefix}${String(next)}`;
}

function namesIn(namespace: string, fleets: readonly Fleet[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const fleet of fleets) {
    for (const { ref } of fleet.manifests.values()) if (ref.namespace === namespace) names.add(ref.name);
  }
  return names;
}
