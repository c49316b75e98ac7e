import { carriedOver } from "#core/manifest/carry.ts";
import { distinctOf, type DistinctManifests } from "#core/manifest/distinct.ts";
import { notKnownSentences } from "#core/manifest/not-known.ts";
import { readBoth, type Parse, type ReadFiles } from "#core/manifest/read-files.ts";
import type { Problem } from "#core/problem/problem.ts";
import type { Shown } from "#core/shown/shown.ts";
import type { EnvironmentFiles } from "#core/source/environment-files.ts";
import { notRenderedProblem, notRenderedSentences } from "#core/source/not-rendered.ts";

import { fleetOf } from "./fleet-of.ts";
import type { Fleet } from "./fleet.ts";

/** An environment at two revisions. */
export interface BothFleets {
  readonly base: Fleet;
  readonly head: Fleet;
  /** What is wrong with head's files. */
  readonly problems: readonly Problem[];
  /** The keys of head's objects that the API refuses for what their files say. */
  readonly refused: readonly string[];
  /** What of both is not known, a sentence each. */
  readonly notChecked: readonly Shown[];
}

export interface BothFiles {
  readonly base: EnvironmentFiles;
  readonly head: EnvironmentFiles;
}

/** Understands an environment's files at both revisions. `namespace` is for objects that name none. */
export function bothFleetsOf(files: BothFiles, namespace: string, parse: Parse): BothFleets {
  const read = readBoth(files.base.plain, files.head.plain, namespace, parse);
  const base = distinctOf(read.base.manifests);
  const head = distinctOf(read.head.manifests);
  const carried = carriedOver(base.manifests, head.manifests, unknownOf(files.head, read.head, head));
  return {
    base: fleetOf(base.manifests, { incomplete: isIncomplete(files.base, read.base) }),
    head: fleetOf(carried.manifests, { incomplete: isIncomplete(files.head, read.head) }),
    problems: [
      ...files.head.problems,
      ...files.head.places.map(notRenderedProblem),
      ...read.head.problems,
      ...head.problems,
    ],
    refused: read.head.refused,
    notChecked: [...placeSentences(files), ...notKnownSentences(read.base, read.head, carried.paths)],
  };
}

function unknownOf({ unrendered }: EnvironmentFiles, { unread }: ReadFiles, { conflicted }: DistinctManifests) {
  return { paths: new Set([...unread, ...unrendered]), conflicted };
}

function isIncomplete({ places }: EnvironmentFiles, { unread }: ReadFiles): boolean {
  return unread.size > 0 || places.length > 0;
}

/** Places of head, and those that base alone has. */
function placeSentences({ base, head }: BothFiles): readonly Shown[] {
  const known = new Set(head.places.map(({ path }) => path));
  return notRenderedSentences([...head.places, ...base.places.filter(({ path }) => !known.has(path))]);
}
