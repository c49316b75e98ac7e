import type { Origin, Problem } from "#core/problem/problem.ts";
import { joined, say, shownName, type Shown } from "#core/shown/shown.ts";

import type { Manifest } from "./manifest.ts";
import { shownRef } from "./object-ref.ts";

export interface DistinctManifests {
  /** One of each identity: of several, the one whose path and line come first, so that the files' order is irrelevant. */
  readonly manifests: readonly Manifest[];
  readonly problems: readonly Problem[];
  /** The keys that several objects have: nobody knows which of them is meant. */
  readonly conflicted: ReadonlySet<string>;
}

/** One manifest of each identity, and a problem for each identity that several have. */
export function distinctOf(manifests: readonly Manifest[]): DistinctManifests {
  const first = new Map<string, Manifest>();
  const doubles = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const earlier = first.get(manifest.key);
    const others = doubles.get(manifest.key);
    if (earlier === undefined) first.set(manifest.key, manifest);
    else if (others === undefined) doubles.set(manifest.key, [earlier, manifest]);
    else others.push(manifest);
  }
  if (doubles.size === 0) return { manifests, problems: [], conflicted: new Set() };
  const ordered = [...doubles]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, all]) => [key, all.toSorted(byPlace)] as const);
  for (const [key, [kept]] of ordered) if (kept !== undefined) first.set(key, kept);
  return {
    manifests: [...first.values()],
    problems: ordered.flatMap(([, all]) => problemOf(all)),
    conflicted: new Set(doubles.keys()),
  };
}

/** Places in a message; the rest are a number. */
const mostPlaces = 5;

/** At the second place: the first may be as old as the repository. */
function problemOf(all: readonly Manifest[]): readonly Problem[] {
  const [kept, second] = all;
  if (kept === undefined || second === undefined) return [];
  const places = joined(
    all.slice(0, mostPlaces).map(({ origin }) => shownPlace(origin)),
    ", ",
  );
  const more = all.length > mostPlaces ? say` and ${all.length - mostPlaces} more places` : say``;
  const message = say`${shownRef(kept.ref)} is there ${all.length} times: ${places}${more}. Which one is meant nobody can say, and the last that is applied would win. Keep one of them.`;
  return [{ rule: "duplicate-object", severity: "error", message, origin: second.origin }];
}

function shownPlace({ path, line }: Origin): Shown {
  return say`${shownName(path)} line ${line}`;
}

function byPlace({ origin: one }: Manifest, { origin: other }: Manifest): number {
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}
