import type { GitPlace } from "./git-program.ts";
import { failed, outputOf } from "./run-git.ts";

/**
 * The blobs that a partial clone lacks, of all that the commits hold. Git's reader dies of the first of them, since
 * it must not fetch; listing them is the one thing that git does without. Throws what git died of otherwise.
 */
export async function missingIn(
  place: GitPlace,
  commits: readonly string[],
  errors: string,
): Promise<readonly string[]> {
  if (!errors.includes("promisor")) throw failed(["cat-file"], errors);
  const output = await outputOf(place, [
    "rev-list",
    "--objects",
    "--no-walk",
    "--no-object-names",
    "--missing=print",
    ...commits,
  ]);
  const lines = output.toString("latin1").split("\n");
  return lines.filter((line) => line.startsWith("?")).map((line) => line.slice(1));
}
