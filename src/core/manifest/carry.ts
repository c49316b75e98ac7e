import type { Manifest } from "./manifest.ts";

/** What keeps head from being known in full. */
export interface Unknown {
  /** Paths of head that were not read, or not in full. */
  readonly paths: ReadonlySet<string>;
  /** Keys that several objects of head have. */
  readonly conflicted: ReadonlySet<string>;
}

export interface CarriedOver {
  readonly manifests: readonly Manifest[];
  /** The paths of base whose manifests stand as before, in order. */
  readonly paths: readonly string[];
}

/**
 * Head with what is not known of it standing as it does at base, so that a file that cannot be read never looks like a
 * deletion: base's manifests of such files that head does not have, and those whose identity several objects of head
 * claim. A file that is gone at head is known to be gone.
 */
export function carriedOver(base: readonly Manifest[], head: readonly Manifest[], unknown: Unknown): CarriedOver {
  if (unknown.paths.size === 0 && unknown.conflicted.size === 0) return { manifests: head, paths: [] };
  const known = new Set(head.filter(({ key }) => !unknown.conflicted.has(key)).map(({ key }) => key));
  const carried = base.filter(
    ({ key, origin }) => !known.has(key) && (unknown.paths.has(origin.path) || unknown.conflicted.has(key)),
  );
  const replaced = new Set(carried.map(({ key }) => key));
  const manifests = [...head.filter(({ key }) => !replaced.has(key)), ...carried];
  return { manifests, paths: [...new Set(carried.map(({ origin }) => origin.path))].sort() };
}
