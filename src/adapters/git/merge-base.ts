import { say, shownName } from "#core/shown/shown.ts";

import { GitError } from "./git-error.ts";
import type { Configuration, Opened } from "./opened.ts";
import { deepen, lineOf } from "./revision.ts";
import { outputOf, runGit, saidBy } from "./run-git.ts";

/** Where HEAD left the default branch: HEAD itself where it is that branch, or is behind it. */
export async function mergeBaseWithDefault(opened: Opened): Promise<string | undefined> {
  const names = namesOf(await opened.configuration());
  const [head, found] = await Promise.all([
    runGit(opened.place, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]),
    outputOf(opened.place, ["for-each-ref", "--format=%(refname)", ...names]),
  ]);
  if (head.code !== 0) return "empty";
  const existing = new Set(found.toString().split("\n"));
  const name = names.find((candidate) => existing.has(candidate));
  return name === undefined ? lineOf(head.output) : mergeBase(opened, name);
}

/** The remote's default branch, then what people call theirs. A CI checkout has the remote's branches only. */
function namesOf({ initialBranch }: Configuration): readonly string[] {
  const branches = ["main", "master", ...(initialBranch === undefined ? [] : [initialBranch])];
  return [
    "refs/remotes/origin/HEAD",
    ...branches.flatMap((name) => [`refs/heads/${name}`, `refs/remotes/origin/${name}`]),
  ];
}

async function mergeBase({ place, isShallow }: Opened, name: string): Promise<string | undefined> {
  const { code, output, errors } = await runGit(place, ["merge-base", "HEAD", name]);
  if (code === 0) return lineOf(output);
  const branch = shownName(name);
  if (isShallow)
    throw new GitError(
      say`HEAD and ${branch} have no common commit in this clone, so there is nothing to compare with. ${deepen} Or name a revision with --base.`,
      "later",
      errors,
    );
  // Git's exit code for "no common commit".
  if (code === 1) return undefined;
  throw new GitError(
    say`git could not find where HEAD left ${branch}: ${saidBy(errors)}. Name a revision with --base.`,
    "later",
    errors,
  );
}
