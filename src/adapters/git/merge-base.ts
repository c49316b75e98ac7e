import { say, shownName } from "#core/shown/shown.ts";

import { GitError } from "./git-error.ts";
import { isOnOnlyBranch, noDefaultBranch } from "./no-default-branch.ts";
import type { Configuration, Opened } from "./opened.ts";
import { deepen, lineOf } from "./revision.ts";
import { outputOf, runGit, saidBy } from "./run-git.ts";

/** Where HEAD left the default branch. */
export interface MergeBase {
  /** A full commit id, or `empty` before the first commit. */
  readonly revision: string;
  /** The default branch, as `main` or `origin/main`. Absent where there is none, and the revision is HEAD's own. */
  readonly branch?: string;
}

/**
 * HEAD itself where it is the default branch, is behind it, or is the only branch that there is; undefined where the
 * two share no history. Throws a GitError where there are branches and none is known to be the default one.
 */
export async function mergeBaseWithDefault(opened: Opened): Promise<MergeBase | undefined> {
  const names = namesOf(await opened.configuration());
  const [head, found] = await Promise.all([
    runGit(opened.place, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]),
    outputOf(opened.place, ["for-each-ref", "--format=%(refname) %(symref)", ...names]),
  ]);
  if (head.code !== 0) return { revision: "empty" };
  const existing = new Map(found.toString().split("\n").map(refOf));
  const name = names.find((candidate) => existing.has(candidate));
  if (name !== undefined) return mergeBase(opened, existing.get(name) ?? name);
  if (await isOnOnlyBranch(opened)) return { revision: lineOf(head.output) };
  throw await noDefaultBranch(opened);
}

/** The remote's default branch, then what people call theirs. A CI checkout has the remote's branches only. */
function namesOf({ initialBranch }: Configuration): readonly string[] {
  const branches = ["main", "master", ...(initialBranch === undefined ? [] : [initialBranch])];
  return [
    "refs/remotes/origin/HEAD",
    ...branches.flatMap((name) => [`refs/heads/${name}`, `refs/remotes/origin/${name}`]),
  ];
}

/** A reference, and the one that it stands for. */
function refOf(line: string): readonly [name: string, target: string] {
  const [name = "", target = ""] = line.split(" ");
  return [name, target === "" ? name : target];
}

async function mergeBase({ place, isShallow }: Opened, name: string): Promise<MergeBase | undefined> {
  const { code, output, errors } = await runGit(place, ["merge-base", "HEAD", name]);
  const short = name.replace(/^refs\/(?:heads|remotes)\//, "");
  if (code === 0) return { revision: lineOf(output), branch: short };
  const branch = shownName(short);
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
