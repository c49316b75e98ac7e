import { differingFrom } from "#core/source/changed-places.ts";
import { everyFileOf, type EnvironmentFiles } from "#core/source/environment-files.ts";
import { isText, type SourceFile } from "#core/source/source-tree.ts";

import type { Unknown } from "./carry.ts";
import type { Manifest } from "./manifest.ts";
import type { Parse, ReadFiles } from "./read-files.ts";
import { standingFor, standingsOf, type Standings } from "./standing.ts";

/** An environment's files at two revisions. */
export interface BothFiles {
  readonly base: EnvironmentFiles;
  readonly head: EnvironmentFiles;
}

/** The objects of each revision that stand in files to be rendered, where the other one has them otherwise. */
export interface BothStandings {
  readonly base: Standings;
  readonly head: Standings;
}

export function bothStandingsOf({ base, head }: BothFiles, parse: Parse): BothStandings {
  const [before, after] = [hiddenIn(base), hiddenIn(head)];
  return { base: standingsOf(before, after, parse), head: standingsOf(after, before, parse) };
}

/** The files of base that were not read in full, and that head does not have so. */
export function unreadAtBase({ base, head }: BothFiles, { unread }: ReadFiles): readonly SourceFile[] {
  if (unread.size === 0) return [];
  return differingFrom(
    everyFileOf(head),
    base.plain.filter(({ path }) => unread.has(path)),
  );
}

/** What of head is not known: files that were not read or are to be rendered, and identities that several objects claim. */
export function unknownOfHead(
  head: EnvironmentFiles,
  { unread }: ReadFiles,
  conflicted: ReadonlySet<string>,
  standings: Standings,
): Unknown {
  const paths = new Set([...unread, ...hiddenIn(head).map(({ path }) => path)]);
  return { paths, conflicted, ...(standings.size === 0 ? {} : { mayHave: ({ ref }) => standsIn(standings, ref) }) };
}

/**
 * What of base is not known, as far as head differs. A file without any text may have had whatever it has at head; of one
 * that is broken, the text tells at least which names are not in it.
 */
export function unknownOfBase(differing: readonly SourceFile[], standings: Standings): Unknown {
  const paths = new Set(differing.filter((file) => !isText(file)).map(({ path }) => path));
  const words = new Set(differing.flatMap((file) => (isText(file) ? file.text.split(noName) : [])));
  const known = { paths, conflicted: new Set<string>() };
  if (standings.size === 0 && words.size === 0) return known;
  return { ...known, mayHave: ({ ref }) => words.has(ref.name) || standsIn(standings, ref) };
}

/** What stands between names in a text. */
const noName = /[^-.\w]+/;

function standsIn(standings: Standings, ref: Manifest["ref"]): boolean {
  return standingFor(standings, ref).length > 0;
}

function hiddenIn({ places }: EnvironmentFiles): readonly SourceFile[] {
  return places.flatMap(({ files }) => files);
}
