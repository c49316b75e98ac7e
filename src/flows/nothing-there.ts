import { say, shownName, type Shown } from "#core/shown/shown.ts";
import { isBelow } from "#core/source/environment.ts";
import type { BothTrees } from "#core/source/source-tree.ts";

import type { Repository } from "./ports.ts";
import type { PreviewRequest } from "./preview-request.ts";

/** What to say of the paths at which neither revision has anything, fleet or not: what was meant is not known then. */
export async function nothingThere(
  { paths, written }: PreviewRequest,
  trees: BothTrees,
  repository: Repository,
): Promise<readonly Shown[]> {
  const unread = pathsWithout(
    paths.filter((path) => path !== ""),
    [...trees.base.files.keys(), ...trees.head.files.keys()],
  );
  if (unread.length === 0) return [];
  const revisions = [trees.base.revision, trees.head.revision];
  const found = await Promise.all(revisions.map((revision) => repository.pathsAt(revision, unread)));
  const missing = pathsWithout(unread, found.flat());
  return Promise.all(missing.map((path) => toldOf(path, written?.get(path) ?? path, repository)));
}

/** Those of the paths that are none of these files, and have none of them below. */
export function pathsWithout(paths: readonly string[], files: readonly string[]): readonly string[] {
  return paths.filter((path) => !files.some((file) => isBelow(file, [path])));
}

async function toldOf(path: string, text: string, repository: Repository): Promise<Shown> {
  const range = /^(?<base>.*[^./])?\.{2,3}(?<head>[^./].*)?$/.exec(text)?.groups;
  const name = shownName(text);
  if (range !== undefined) {
    const [base, head] = [shownName(range["base"] ?? "HEAD"), shownName(range["head"] ?? "HEAD")];
    return say`${name} is a range of revisions: use --base ${base} --head ${head}.`;
  }
  if (await isRevision(text, repository))
    return say`${name} is a revision, and a path was expected: use --base ${name} or --head ${name}.`;
  return say`There is nothing at ${shownName(path)}, at either revision (what git ignores does not count).`;
}

async function isRevision(text: string, repository: Repository): Promise<boolean> {
  return repository.resolveRevision(text).then(
    () => true,
    () => false,
  );
}
