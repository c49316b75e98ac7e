import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

import { emptyTree, type SourceFile, type SourceTree } from "#core/source/source-tree.ts";

import type { Repository } from "../../src/flows/ports.ts";

/** A repository of two revisions that are held in memory; an empty tree is the revision `empty`. */
export function memoryRepository(base: SourceTree, head: SourceTree): Repository {
  return {
    hasWorkTree: false,
    prefix: "",
    resolveRevision: async () => Promise.resolve(head.revision),
    mergeBaseWithDefault: async () => Promise.resolve({ revision: base.revision, branch: "main" }),
    hasMoved: () => false,
    pathsAt: async () => Promise.resolve([]),
    treesOf: async (_base, _head, wanted) => {
      const [before, after] = [base, head].map((tree) => ({
        ...tree,
        files: new Map([...tree.files].filter(([path]) => wanted(path))),
      }));
      return Promise.resolve({ base: before ?? emptyTree, head: after ?? emptyTree });
    },
  };
}

/** The files of a folder as one revision; a folder that is not there has none. */
export function treeOfFolder(revision: string, folder: string): SourceTree {
  if (!existsSync(folder)) return { ...emptyTree, revision };
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  return treeOf(revision, Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")])));
}

/** A source tree of texts by their paths, with the ids that tell equal contents from different ones. */
export function treeOf(revision: string, texts: Readonly<Record<string, string>>): SourceTree {
  const files = Object.entries(texts).map(([path, text]): [string, SourceFile] => [
    path,
    { path, id: createHash("sha1").update(text).digest("hex"), text },
  ]);
  return { revision, files: new Map(files), problems: [] };
}
