import type { Environment } from "#core/config/config.ts";
import type { Problem } from "#core/problem/problem.ts";

import { belongingTo, environmentPathsOf, type RenderedPlace } from "./environment.ts";
import type { SourceFile, SourceTree } from "./source-tree.ts";

/** What of one revision belongs to one environment. */
export interface EnvironmentFiles {
  /** The files that are read as they are. */
  readonly plain: readonly SourceFile[];
  /** The paths of the others: what they come to is not known before they are rendered. */
  readonly unrendered: ReadonlySet<string>;
  readonly places: readonly RenderedPlace[];
  readonly isEmpty: boolean;
  /** What the tree has to say of the environment's files and folders. */
  readonly problems: readonly Problem[];
}

/** Takes the environment's files from a tree. `also` are files and folders that belong to it besides. */
export function environmentFilesOf(
  tree: SourceTree,
  environment: Environment,
  also: readonly string[],
): EnvironmentFiles {
  const belongs = belongingTo(environment, also);
  const own = [...tree.files.values()].filter(({ path }) => belongs(path));
  const { plain, places } = environmentPathsOf(
    environment,
    own.map(({ path }) => path),
  );
  const chosen = new Set(plain);
  const [files, unrendered] = [own.filter(({ path }) => chosen.has(path)), own.filter(({ path }) => !chosen.has(path))];
  return {
    plain: files,
    unrendered: new Set(unrendered.map(({ path }) => path)),
    places,
    isEmpty: own.length === 0,
    problems: tree.problems.filter(({ origin }) => belongs(origin.path) || belongs(`${origin.path}/manifest.yaml`)),
  };
}
