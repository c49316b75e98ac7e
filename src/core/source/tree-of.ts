import type { Content } from "./content.ts";
import { sourceProblemsOf } from "./source-problem.ts";
import type { SourceFile, SourceTree } from "./source-tree.ts";
import type { TreeEntry } from "./tree-entry.ts";
import type { WantedFile, WantedFiles } from "./wanted-files.ts";

/** A file's content with the id that git has for it, or would have. */
export interface Read {
  readonly id: string;
  readonly content: Content;
}

/**
 * The tree of what was read. A file that nothing is known of was gone when it was to be read, so it is not there.
 * Files that are the same in `like` are the same object.
 */
export function sourceTreeOf(
  wanted: WantedFiles,
  readOf: (entry: TreeEntry) => Read | undefined,
  like?: SourceTree,
): SourceTree {
  const files = new Map<string, SourceFile>();
  for (const file of wanted.files) {
    const read = readOf(file.entry);
    if (read !== undefined) files.set(file.path, fileOf(file, read, like?.files.get(file.path)));
  }
  for (const link of wanted.refused) files.set(link.path, link);
  return { revision: wanted.revision, files, problems: sourceProblemsOf(wanted, files.values()) };
}

function fileOf({ path }: WantedFile, { id, content }: Read, like: SourceFile | undefined): SourceFile {
  if (like?.id === id && "text" in like === "text" in content) return like;
  return { path, id, ...content };
}
