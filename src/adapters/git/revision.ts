import { say, shownName, type Shown } from "#core/shown/shown.ts";

import { GitError } from "./git-error.ts";
import type { Opened } from "./opened.ts";
import { runGit } from "./run-git.ts";

/** The full id of the commit that the text names; `empty` and `worktree` for themselves. */
export async function resolveRevision(opened: Opened, text: string): Promise<string> {
  if (text === "" || text === "empty") return "empty";
  if (text === "worktree") return withWorkTree(opened);
  // A dash would be an option to git, and no revision begins with one; a NUL ends an argument.
  if (text.startsWith("-") || text.includes("\0")) throw unknownRevision(opened, text, "");
  const result = await runGit(opened.place, ["rev-parse", "--verify", `${text}^{commit}`]);
  const id = lineOf(result.output);
  // `^main` is a commit to git as well: one to leave out.
  if (result.code === 0 && fullId.test(id)) return id;
  if (await isEmptyTree(opened, text)) return "empty";
  throw unknownRevision(opened, text, result.errors);
}

const fullId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export function lineOf(output: Buffer): string {
  return output.toString("latin1").trim();
}

/** What to do in a shallow clone, where what is asked for may only be too far back. */
export const deepen: Shown = say`This clone is shallow: get the whole history with "git fetch --unshallow" (in GitHub Actions: actions/checkout with "fetch-depth: 0").`;

function withWorkTree({ hasWorkTree }: Opened): string {
  if (hasWorkTree) return "worktree";
  throw new GitError(
    say`This repository has no working tree (it is bare). Name a revision instead, for example: --head HEAD.`,
    "never",
  );
}

/** The tree without entries has the same id everywhere, one for each hash. */
const emptyTrees = new Set([
  "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
  "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
]);

async function isEmptyTree({ place }: Opened, text: string): Promise<boolean> {
  const result = await runGit(place, ["rev-parse", "--verify", "--quiet", `${text}^{tree}`]);
  return result.code === 0 && emptyTrees.has(lineOf(result.output));
}

function unknownRevision({ isShallow }: Opened, text: string, errors: string): GitError {
  const name = shownName(text);
  const why =
    errors.includes("ambiguous") && /short (object ID|SHA1)/.test(errors)
      ? say`More than one object begins with ${name}. Give more of the commit's id.`
      : say`There is no revision ${name} here: expected a branch, a tag, a commit's id, "worktree" or "empty". "git fetch" gets what the remote has.`;
  return new GitError(isShallow ? say`${why} ${deepen}` : why, "never", errors === "" ? undefined : errors);
}
