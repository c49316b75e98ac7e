import { say, type Shown } from "#core/shown/shown.ts";

import { GitError } from "./git-error.ts";
import type { Opened } from "./opened.ts";
import { lineOf } from "./revision.ts";
import { outputOf, runGit } from "./run-git.ts";

/** Whether HEAD is on a branch and no other is known, here or at a remote: whatever it is called, it is the default. */
export async function isOnOnlyBranch(opened: Opened): Promise<boolean> {
  const [current, branches] = await Promise.all([
    runGit(opened.place, ["symbolic-ref", "--quiet", "HEAD"]),
    branchesOf(opened),
  ]);
  return branches.length === 1 && branches[0] === lineOf(current.output);
}

/** To take HEAD for the default branch would be to say that nothing changes. */
export async function noDefaultBranch(opened: Opened): Promise<GitError> {
  const branches = await branchesOf(opened);
  const ways = [say`Name what to compare with, for example: --base origin/main.`, ...rememberIt(branches)];
  const why = say`No default branch was found: there is no origin/HEAD, and neither here nor at origin a main, a master, or what init.defaultBranch names.`;
  return new GitError(
    [why, ...ways, ...fetchMore(opened, branches)].reduce((text, next) => say`${text} ${next}`),
    "later",
  );
}

async function branchesOf({ place }: Opened): Promise<readonly string[]> {
  const output = await outputOf(place, ["for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes"]);
  return output
    .toString()
    .split("\n")
    .filter((name) => name !== "");
}

function rememberIt(branches: readonly string[]): readonly Shown[] {
  if (!branches.some((name) => name.startsWith("refs/remotes/origin/"))) return [];
  return [say`Or let git remember origin's: git remote set-head origin --auto.`];
}

/** A checkout of one commit, or of one of the remote's branches, as CI makes it. */
function fetchMore({ isShallow }: Opened, branches: readonly string[]): readonly Shown[] {
  const ofRemotes = branches.filter((name) => name.startsWith("refs/remotes/"));
  if (!isShallow && ofRemotes.length !== 1 && branches.length > 0) return [];
  const fetch = isShallow ? say`git fetch --unshallow` : say`git fetch`;
  return [
    say`This checkout may lack the branch: get all of them with "${fetch} origin '+refs/heads/*:refs/remotes/origin/*'" (in GitHub Actions: actions/checkout with "fetch-depth: 0").`,
  ];
}
