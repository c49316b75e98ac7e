import { say, shownName, type Shown } from "#core/shown/shown.ts";

import { GitError } from "./git-error.ts";
import { saidBy } from "./run-git.ts";

/** What git says where it opens no repository, and what is told then. The first that fits counts. */
const reasons: readonly (readonly [said: RegExp, told: (directory: Shown) => Shown])[] = [
  [
    /dubious ownership/,
    (directory) =>
      say`${directory} belongs to another user, so git does not trust it ("dubious ownership"). If you do, run: git config --global --add safe.directory ${directory} (for a folder of a repository, give the repository's own root).`,
  ],
  [
    /not a git repository/,
    (directory) =>
      say`${directory} is in no git repository, and Slipway plans what is kept in git. Go to the repository, give its folder to --dir, or make one here: git init.`,
  ],
  [
    /cannot use bare repository/,
    (directory) =>
      say`${directory} is a bare repository, which the git configuration forbids (safe.bareRepository). Use a clone with a working tree, or allow it.`,
  ],
];

/** Only revisions could be read there, and the changes that are not committed would silently not count. */
export function notInWorkTree(directory: string): GitError {
  return new GitError(
    say`${shownName(directory)} is not in the working tree of its repository: it is git's own folder, or core.worktree names another place. Give --dir a folder of the working tree.`,
    "never",
  );
}

export function notOpened(directory: string, errors: string): GitError {
  const told = reasons.find(([said]) => said.test(errors))?.[1];
  const shown = shownName(directory);
  const message = told?.(shown) ?? say`The git repository at ${shown} could not be opened: ${saidBy(errors)}.`;
  return new GitError(message, "later", errors);
}
