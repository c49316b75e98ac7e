import type { Environment } from "#core/config/config.ts";
import type { Problem } from "#core/problem/problem.ts";

import { belongingTo, environmentPathsOf, foldersAbove, rootOf, type RenderedPlace } from "./environment.ts";
import { isText, type SourceFile, type SourceTree } from "./source-tree.ts";

/** What of one revision belongs to one environment. */
export interface EnvironmentFiles {
  /** The files that are read as they are. */
  readonly plain: readonly SourceFile[];
  /** The others: what they come to is not known before they are rendered. */
  readonly places: readonly PlaceFiles[];
  readonly isEmpty: boolean;
  /** What the tree has to say of the environment's files and folders. */
  readonly problems: readonly Problem[];
}

/** A place to be rendered, with what is in it. */
export interface PlaceFiles extends RenderedPlace {
  readonly files: readonly SourceFile[];
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
  return {
    plain: own.filter(({ path }) => chosen.has(path)),
    places: placesWith(
      places,
      own.filter(({ path }) => !chosen.has(path)),
    ),
    isEmpty: own.length === 0,
    problems: tree.problems.filter(({ origin }) => belongs(origin.path) || belongs(`${origin.path}/manifest.yaml`)),
  };
}

/** Those that are read as they are and those to be rendered. */
export function everyFileOf({ plain, places }: EnvironmentFiles): readonly SourceFile[] {
  return [...plain, ...places.flatMap(({ files }) => files)];
}

/** The files with the texts of others that are the same: a blob may be lost where the disk still has the file. */
export function withTextsOf(files: EnvironmentFiles, others: EnvironmentFiles): EnvironmentFiles {
  if (files.plain.every(isText)) return files;
  const known = new Map(everyFileOf(others).map((file) => [file.path, file]));
  const plain = files.plain.map((file) => {
    const other = known.get(file.path);
    return !isText(file) && file.id !== "" && other?.id === file.id ? other : file;
  });
  return { ...files, plain };
}

function placesWith(places: readonly RenderedPlace[], files: readonly SourceFile[]): readonly PlaceFiles[] {
  const roots = new Set(places.map(rootOf));
  const byRoot = Map.groupBy(files, ({ path }) => [path, ...foldersAbove(path)].find((root) => roots.has(root)));
  return places.map((place) => ({ ...place, files: byRoot.get(rootOf(place)) ?? [] }));
}
