import type { Manifest } from "./manifest.ts";

/** What keeps one revision from being known in full. */
export interface Unknown {
  /** Paths of it that were not read, or not in full. */
  readonly paths: ReadonlySet<string>;
  /** Keys that several of its objects have. */
  readonly conflicted: ReadonlySet<string>;
  /** Whether it may have this object of the other revision in a file that is not known. Absent: none. */
  readonly mayHave?: (manifest: Manifest) => boolean;
}

export interface CarriedOver {
  readonly manifests: readonly Manifest[];
  /** Those that come from the other revision. */
  readonly carried: readonly Manifest[];
}

/**
 * A revision with what is not known of it standing as it does in the other one, so that a file that cannot be read never
 * looks like a deletion, nor like a creation: the other's manifests of such files that it does not have, and those whose
 * identity several of its own objects claim. A file that is gone is known to be gone.
 */
export function carriedOver(from: readonly Manifest[], to: readonly Manifest[], unknown: Unknown): CarriedOver {
  const { paths, conflicted, mayHave } = unknown;
  if (paths.size === 0 && conflicted.size === 0 && mayHave === undefined) return { manifests: to, carried: [] };
  const known = new Set(to.filter(({ key }) => !conflicted.has(key)).map(({ key }) => key));
  const carried = from.filter(
    (manifest) =>
      !known.has(manifest.key) &&
      (paths.has(manifest.origin.path) || conflicted.has(manifest.key) || mayHave?.(manifest) === true),
  );
  const replaced = new Set(carried.map(({ key }) => key));
  return { manifests: [...to.filter(({ key }) => !replaced.has(key)), ...carried], carried };
}
