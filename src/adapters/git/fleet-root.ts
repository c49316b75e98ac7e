import { statSync } from "node:fs";
import { join, resolve } from "node:path";

import type { GitPlace } from "./git-program.ts";
import { runGit } from "./run-git.ts";

/** What a fleet's root has: its configuration says so for certain, its folders in general. */
const configuration = ".github/slipway.yml";
const fleetFolders = ["clusters", "crs"];
const marks = [configuration, ...fleetFolders];

/**
 * The fleet's root, for the folder in which git runs: the nearest folder, from there up to the top of the working tree,
 * that has a configuration on the disk or in HEAD; without any, the nearest with a folder of a fleet; else the top.
 * `prefix` is the folder's own path from the top, with a slash at its end; so is what is given.
 */
export async function fleetRootOf(place: GitPlace, prefix: string): Promise<string> {
  const folders = [...upwards(prefix)];
  if (folders.length === 1) return prefix;
  const top = resolve(place.directory, ...folders.slice(1).map(() => ".."));
  const inHead = await marksInHead(place, folders);
  const has = (folder: string, mark: string): boolean =>
    isThere(join(top, folder, mark), mark) || inHead.has(`${folder}${mark}`);
  const configured = folders.find((folder) => has(folder, configuration));
  return configured ?? folders.find((folder) => fleetFolders.some((mark) => has(folder, mark))) ?? "";
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
async function marksInHead(place: GitPlace, folders: readonly string[]): Promise<ReadonlySet<string>> {
  const paths = folders.flatMap((folder) => marks.map((mark) => `${folder}${mark}`));
  const listed = await runGit(place, ["ls-tree", "-z", "--full-tree", "HEAD", "--", ...paths]);
  // Before the first commit there is no HEAD.
  return new Set(listed.code === 0 ? listed.output.toString().split("\0").flatMap(markIn) : []);
}

/** `<mode> <type> <id>\t<path>`: a file where a file is expected, a folder where a folder is. */
function markIn(record: string): readonly string[] {
  const path = record.slice(record.indexOf("\t") + 1);
  const isFile = record.includes(" blob ");
  return isFile === path.endsWith(configuration) ? [path] : [];
}
