import { joined, say, type Shown } from "#core/shown/shown.ts";
import { isBelow } from "#core/source/environment.ts";

import type { Manifest } from "./manifest.ts";
import { shownRef, type ObjectRef } from "./object-ref.ts";
import type { Carried } from "./not-known.ts";
import { standingFor, type Standing, type Standings } from "./standing.ts";
import type { BothStandings } from "./unknown.ts";

/** What is known of two revisions, for hints about places to be rendered. */
export interface KnownOfBoth {
  readonly standings: BothStandings;
  readonly base: readonly Manifest[];
  readonly head: readonly Manifest[];
  readonly carried: Carried;
}

/** Sentences about the Cluster API objects that stand in a place at one revision alone, and about those that were carried. */
export function hintsOf(root: string, { standings, base, head, carried }: KnownOfBoth): readonly Shown[] {
  const within = ({ path }: { readonly path: string }): boolean => isBelow(path, [root]);
  const unchanged = [...carried.toHead, ...carried.toBase].filter(({ ref, origin }) =>
    [origin, ...standingFor(standings.base, ref), ...standingFor(standings.head, ref)].some(within),
  );
  return [
    ...hint(alone(standings.base, standings.head, head).filter(within), say`may be deleted`),
    ...hint(alone(standings.head, standings.base, base).filter(within), say`may be created`),
    ...hint(refsOf(unchanged), say`may be changed or deleted, which is not known: unchanged in this plan`),
  ];
}

function refsOf(manifests: readonly Manifest[]): readonly ObjectRef[] {
  return manifests.map(({ ref }) => ref);
}

/** What stands in one revision, and in the other one neither stands nor is known. */
function alone(standings: Standings, others: Standings, manifests: readonly Manifest[]): readonly Standing[] {
  const unmet = [...standings].flatMap(([name, found]) => (others.has(name) ? [] : found));
  if (unmet.length === 0) return [];
  const met = new Set(refsOf(manifests).flatMap((ref) => standingFor(standings, ref)));
  return unmet.filter((standing) => !met.has(standing));
}

const mostNames = 5;

function hint(refs: readonly ObjectRef[], outcome: Shown): readonly Shown[] {
  const ours = refs.filter(({ group }) => clusterApiGroup.test(group)).toSorted(byWeight);
  if (ours.length === 0) return [];
  const names = joined(ours.slice(0, mostNames).map(shownRef), ", ");
  const more = ours.length > mostNames ? say` and ${ours.length - mostNames} more` : say``;
  return [say`${names}${more} ${outcome}.`];
}

const clusterApiGroup = /(?:^|\.)cluster\.x-k8s\.io$/;

/** Clusters first: they are what people look for. */
function byWeight(one: ObjectRef, other: ObjectRef): number {
  const weight = ({ kind }: ObjectRef): number => (kind === "Cluster" ? 0 : 1);
  return weight(one) - weight(other);
}
