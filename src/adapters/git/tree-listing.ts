import type { TreeEntry } from "#core/source/tree-entry.ts";

import type { GitPlace } from "./git-program.ts";
import { recordsOf, type PathText } from "./path-text.ts";
import { outputOf } from "./run-git.ts";

/** What stands in a commit, below the folder in which git runs. */
export async function listCommit(place: GitPlace, commit: string): Promise<readonly TreeEntry[]> {
  const output = await outputOf(place, ["ls-tree", "-r", "-z", commit]);
  return withoutDoubles(recordsOf(output).map(entryOf));
}

/** Git's modes of what is no plain file. */
const kinds: Readonly<Record<string, TreeEntry["kind"]>> = { "120000": "link", "160000": "submodule" };

export function kindOf(mode: string): TreeEntry["kind"] {
  return kinds[mode] ?? "file";
}

/** The name after `start`, with its bytes where they are no UTF-8. */
export function namePartOf({ text, raw }: PathText, start: number): Pick<TreeEntry, "path" | "rawPath"> {
  const path = text.slice(start);
  return raw === undefined ? { path } : { path, rawPath: raw.subarray(start) };
}

/** An escaped name can be another file's real one: the real one wins. */
export function withoutDoubles(entries: readonly TreeEntry[]): readonly TreeEntry[] {
  if (entries.every((entry) => entry.rawPath === undefined)) return entries;
  const real = new Set(entries.filter((entry) => entry.rawPath === undefined).map((entry) => entry.path));
  return entries.filter((entry) => entry.rawPath === undefined || !real.has(entry.path));
}

/** `<mode> <type> <id>\t<path>` */
function entryOf(record: PathText): TreeEntry {
  const { text } = record;
  const tab = text.indexOf("\t");
  return {
    ...namePartOf(record, tab + 1),
    kind: kindOf(text.slice(0, 6)),
    blob: text.slice(text.lastIndexOf(" ", tab) + 1, tab),
  };
}
