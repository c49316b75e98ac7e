import type { GitPlace } from "./git-program.ts";
import type { Opened } from "./opened.ts";
import { runGit } from "./run-git.ts";

/**
 * Of these files and folders those that a revision has, or what it has below them. What git cannot answer for, such as
 * a path behind a link, counts as there.
 */
export async function pathsAt(opened: Opened, revision: string, paths: readonly string[]): Promise<readonly string[]> {
  if (revision === "empty" || paths.length === 0) return [];
  const { code, output } = await (revision === "worktree"
    ? inWorkTree((await opened.configuration()).workTreePlace, paths)
    : runGit(opened.place, ["ls-tree", "-z", "--name-only", revision, "--", ...paths]));
  return code === 0 ? output.toString().split("\0").slice(0, -1) : paths;
}

function inWorkTree(place: GitPlace, paths: readonly string[]) {
  const literal = paths.map((path) => `:(literal)${path}`);
  return runGit(place, ["ls-files", "-z", "-c", "-o", "--exclude-standard", "--", ...literal]);
}
