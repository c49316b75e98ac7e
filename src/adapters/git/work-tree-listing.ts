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
function apply({ entries, deleted }: Listed, record: PathText): void {
  const tag = record.text.slice(0, 1);
  const name = namePartOf(record, tag === "?" ? 2 : record.text.indexOf("\t") + 1);
  if (tag === "?") add(entries, { ...name, kind: "file" });
  // A conflict stays one, whatever the disk has by now.
  else if (tag === "M") entries.set(name.path, { ...name, kind: "file", unmerged: true });
  else if (entries.get(name.path)?.unmerged !== true) applyIndexed({ entries, deleted }, tag, record, name);
}

function applyIndexed({ entries, deleted }: Listed, tag: string, { text }: PathText, name: Name): void {
  if (tag === "R") deleted.add(name.path);
  if (deleted.has(name.path)) entries.delete(name.path);
  else entries.set(name.path, { ...name, ...indexed(text, tag) });
}

type Name = Pick<TreeEntry, "path" | "rawPath">;

function indexed(text: string, tag: string): Pick<TreeEntry, "kind" | "blob"> {
  const kind = kindOf(text.slice(2, 8));
  // "C" is changed: what the disk has counts. A submodule stays one, whatever its own changes.
  return tag === "C" && kind !== "submodule" ? { kind } : { kind, blob: text.slice(9, text.indexOf(" ", 9)) };
}

/** A new name that ends with a slash is a repository of its own, which git does not look into. */
function add(entries: Map<string, TreeEntry>, entry: TreeEntry): void {
  const { path } = entry;
  if (!path.endsWith("/")) entries.set(path, entry);
  else entries.set(path.slice(0, -1), { ...entry, path: path.slice(0, -1), kind: "nested" });
}
