import type { Problem } from "#core/problem/problem.ts";
import type { Shown } from "#core/shown/shown.ts";
import { changedPlacesOf, type ChangedPlace } from "#core/source/changed-places.ts";
import { everyFileOf, withTextsOf } from "#core/source/environment-files.ts";
import { rootOf } from "#core/source/environment.ts";
import { changedPlaceProblem, notRenderedProblem, notRenderedSentences } from "#core/source/not-rendered.ts";

import { carriedOver } from "./carry.ts";
import { distinctOf } from "./distinct.ts";
import type { Manifest } from "./manifest.ts";
import { notKnownSentences, notReadProblems } from "./not-known.ts";
import { hintsOf } from "./place-hints.ts";
import { readBoth, type Parse } from "./read-files.ts";
import { bothStandingsOf, unknownOfBase, unknownOfHead, unreadAtBase, type BothFiles } from "./unknown.ts";

/** The objects of an environment at two revisions, as far as its files tell. */
export interface BothManifests {
  readonly base: RevisionManifests;
  readonly head: RevisionManifests;
  /** What is wrong with head's files, and which changes of files are not understood. */
  readonly problems: readonly Problem[];
  /** The keys of head's objects that the API refuses for what their files say. */
  readonly refused: readonly string[];
  /** What of both is not known, a sentence each. */
  readonly notChecked: readonly Shown[];
  /** Paths of files that change something, of which nobody knows what. */
  readonly uncertain: readonly string[];
}

export interface RevisionManifests {
  readonly manifests: readonly Manifest[];
  /** Whether there may be objects that are not among them. */
  readonly incomplete: boolean;
}

/** Reads an environment at both revisions. What is not known of one stands as it does in the other. */
export function bothManifestsOf({ base, head }: BothFiles, namespace: string, parse: Parse): BothManifests {
  const files = { base: withTextsOf(base, head), head };
  const read = readBoth(files.base.plain, head.plain, namespace, parse);
  const [before, after] = [distinctOf(read.base.manifests), distinctOf(read.head.manifests)];
  const standings = bothStandingsOf(files, parse);
  const unread = unreadAtBase(files, read.base);
  const unknown = unknownOfHead(head, read.head, after.conflicted, standings.head);
  const toHead = carriedOver(before.manifests, after.manifests, unknown);
  const toBase = carriedOver(after.manifests, before.manifests, unknownOfBase(unread, standings.base));
  const carried = { toHead: toHead.carried, toBase: toBase.carried };
  const places = changedPlacesOf(base.places, head.places);
  const known = { standings, base: before.manifests, head: after.manifests, carried };
  return {
    base: { manifests: toBase.manifests, incomplete: read.base.unread.size > 0 || base.places.length > 0 },
    head: { manifests: toHead.manifests, incomplete: read.head.unread.size > 0 || head.places.length > 0 },
    problems: [
      ...head.problems,
      ...placeProblems({ base, head }, places, (place) => hintsOf(rootOf(place), known)),
      ...notReadProblems(unread, new Set(everyFileOf(head).map(({ path }) => path))),
      ...read.head.problems,
      ...after.problems,
    ],
    refused: read.head.refused,
    notChecked: [...placeSentences({ base, head }), ...notKnownSentences(read.base, read.head, carried)],
    uncertain: [...places.flatMap(({ paths }) => paths), ...unread.map(({ path }) => path)],
  };
}

/** Of every place of head, and of those of base that are none at head. */
function placeProblems(
  { head }: BothFiles,
  changed: readonly ChangedPlace[],
  hints: (place: ChangedPlace["place"]) => readonly Shown[],
): readonly Problem[] {
  const touched = new Map(changed.map((each) => [rootOf(each.place), changedPlaceProblem(each, hints(each.place))]));
  const gone = changed.filter(({ at }) => at === "base");
  return [
    ...head.places.map((place) => touched.get(rootOf(place)) ?? notRenderedProblem(place)),
    ...gone.flatMap(({ place }) => touched.get(rootOf(place)) ?? []),
  ];
}

/** Places of head, and those that base alone has. */
function placeSentences({ base, head }: BothFiles): readonly Shown[] {
  const known = new Set(head.places.map(({ path }) => path));
  return notRenderedSentences([...head.places, ...base.places.filter(({ path }) => !known.has(path))]);
}
