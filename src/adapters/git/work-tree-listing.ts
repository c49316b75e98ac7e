import type { TreeEntry } from "#core/source/tree-entry.ts";

import type { GitPlace } from "./git-program.ts";
import { recordsOf, type PathText } from "./path-text.ts";
import { outputOf } from "./run-git.ts";
import { kindOf, namePartOf, withoutDoubles } from "./tree-listing.ts";

/**
 * What stands in the working tree: the index, less what was deleted, with what was changed and what is new. Ignored
 * files are not there. A file that a sparse checkout leaves out is as the index has it.
 */
export async function listWorkTree(place: GitPlace): Promise<readonly TreeEntry[]> {
  const output = await outputOf(place, ["ls-files", "-z", "-t", "-s", "-c", "-d", "-m", "-o", "--exclude-standard"]);
  const listed: Listed = { entries: new Map(), deleted: new Set() };
  // New names come first. Then every name of the index, and right after it the same again if deleted, and if changed.
  for (const record of recordsOf(output)) apply(listed, record);
  return withoutDoubles([...listed.entries.values()]);
}

interface Listed {
  readonly entries: Map<string, TreeEntry>;
  readonly deleted: Set<string>;
}

/** `<tag> <mode> <id> <stage>\t<path>`, or `? <path>` for a new one. */
function apply(listed: Listed, record: PathText): void {
  const tag = record.text.slice(0, 1);
  const name = namePartOf(record, tag === "?" ? 2 : record.text.indexOf("\t") + 1);
  // Git's names hold no NUL: an escaped name and a real one that looks like it stay two.
  const key = name.rawPath === undefined ? name.path : `\0${name.path}`;
  if (tag === "?") listed.entries.set(key, newEntryOf(name));
  // A conflict stays one, whatever the disk has by now.
  else if (tag === "M") listed.entries.set(key, { ...name, kind: "file", unmerged: true });
  else if (listed.entries.get(key)?.unmerged !== true)
    applyIndexed(listed, key, tag, { ...name, ...indexed(record.text, tag) });
}

function applyIndexed({ entries, deleted }: Listed, key: string, tag: string, entry: TreeEntry): void {
  if (tag === "R") deleted.add(key);
  if (deleted.has(key)) entries.delete(key);
  else entries.set(key, entry);
}

function indexed(text: string, tag: string): Pick<TreeEntry, "kind" | "blob"> {
  const kind = kindOf(text.slice(2, 8));
  // "C" is changed: what the disk has counts. A submodule stays one, whatever its own changes.
  return tag === "C" && kind !== "submodule" ? { kind } : { kind, blob: text.slice(9, text.indexOf(" ", 9)) };
}

/** A new name that ends with a slash is a repository of its own, which git does not look into. */
function newEntryOf(name: Pick<TreeEntry, "path" | "rawPath">): TreeEntry {
  return name.path.endsWith("/") ? { path: name.path.slice(0, -1), kind: "nested" } : { ...name, kind: "file" };
}
