import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Gives a function that tells whether git changed HEAD or the index since it was last asked, at first since now, or is
 * about to: files of the working tree that are read meanwhile may be of two states. `gitFolder` is the working tree's
 * own. Neither starts git nor reads: the log of HEAD grows with each change of it.
 */
export function moveWatch(gitFolder: string): () => boolean {
  let known = stateOf(gitFolder);
  return () => {
    const before = known;
    known = stateOf(gitFolder);
    return known !== before || existsSync(join(gitFolder, "index.lock"));
  };
}

function stateOf(gitFolder: string): string {
  return ["HEAD", "logs/HEAD", "index"].map((name) => fileState(join(gitFolder, name))).join(" ");
}

/** Git writes a new file and renames it, so its number changes as well. */
function fileState(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? "none" : [found.ino, found.size, found.mtimeNs].join("/");
}
