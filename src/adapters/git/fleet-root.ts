import { statSync } from "node:fs";
import { join, resolve } from "node:path";

import type { GitPlace } from "./git-program.ts";
import { runGit } from "./run-git.ts";

/** What a fleet's root has. */
const marks = [".github/slipway.yml", "clusters", "crs"];

/**
 * The nearest folder, from the one in which git runs up to the top of the working tree, that has a mark of a fleet's
 * root on the disk or in HEAD; the top where there is none. `prefix` is the folder's own path from the top, with a
 * slash at its end; so is what is given.
 */
export async function fleetRootOf(place: GitPlace, prefix: string): Promise<string> {
  const folders = [...upwards(prefix)];
  const top = resolve(place.directory, ...folders.slice(1).map(() => ".."));
  const isMarked = (folder: string): boolean => marks.some((mark) => isThere(join(top, folder, mark), mark));
  const [first = ""] = folders;
  if (folders.length === 1 || isMarked(first)) return first;
  const inHead = await foldersInHead(place, folders);
  return folders.find((folder) => isMarked(folder) || inHead.has(folder)) ?? "";
}

/** `a/b/`, `a/`, and the top. */
function* upwards(prefix: string): Generator<string> {
  let folder = prefix;
  while (folder !== "") {
    yield folder;
    folder = folder.slice(0, folder.lastIndexOf("/", folder.length - 2) + 1);
  }
  yield "";
}

function isThere(path: string, mark: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return mark.endsWith(".yml") ? found?.isFile() === true : found?.isDirectory() === true;
}

/** Someone who deletes all clusters of a fleet must see that, and not the fleet above it. */
async function foldersInHead(place: GitPlace, folders: readonly string[]): Promise<ReadonlySet<string>> {
  const paths = folders.flatMap((folder) => marks.map((mark) => `${folder}${mark}`));
  const listed = await runGit(place, ["ls-tree", "-z", "--full-tree", "HEAD", "--", ...paths]);
  // Before the first commit there is no HEAD.
  if (listed.code !== 0) return new Set();
  const marked = listed.output.toString().split("\0").flatMap(markedFolder);
  return new Set(marked);
}

/** `<mode> <type> <id>\t<path>` */
function markedFolder(record: string): readonly string[] {
  const path = record.slice(record.indexOf("\t") + 1);
  const isFile = record.includes(" blob ");
  const mark = marks.find((each) => isFile === each.endsWith(".yml") && (path === each || path.endsWith(`/${each}`)));
  return mark === undefined ? [] : [path.slice(0, path.length - mark.length)];
}
