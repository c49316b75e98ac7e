import type { Environment } from "#core/config/config.ts";
import { matcherOf } from "#core/config/glob.ts";

import { isManifestPath } from "./manifest-path.ts";
import type { Wanted } from "./source-tree.ts";

/** What of a revision belongs to one environment. */
export interface EnvironmentPaths {
  /** The files that are read as they are, in the order given. */
  readonly plain: readonly string[];
  /** What has to be rendered first. */
  readonly places: readonly RenderedPlace[];
}

/** A place whose objects are not in its files as they are: the file that makes it one, and what makes objects of it. */
export interface RenderedPlace {
  readonly path: string;
  readonly by: "kustomize" | "helm" | "variables";
}

/** Files that make their folder, with what is below it, a place to be rendered; as kustomize and helm know them. */
const markers: ReadonlyMap<string, "kustomize" | "helm"> = new Map([
  ["kustomization.yaml", "kustomize"],
  ["kustomization.yml", "kustomize"],
  ["Kustomization", "kustomize"],
  ["Chart.yaml", "helm"],
]);

/**
 * Tells which paths belong to an environment: those that can hold manifests, and those that mark a folder to be rendered.
 * A name that begins with a dot belongs to it where a glob names the dot. `also` are files and folders that belong to it
 * besides.
 */
export function belongingTo(environment: Environment, also: readonly string[] = []): Wanted {
  const included = matcherOf(environment.include);
  const excluded = matcherOf(environment.exclude);
  return (path) => isCandidate(path) && (included(path) || isBelow(path, also)) && !excluded(path);
}

/** Sorts the paths that belong to an environment. */
export function environmentPathsOf(environment: Environment, paths: readonly string[]): EnvironmentPaths {
  const isTemplate = matcherOf(environment.templates);
  const marking = outermost(paths.filter((path) => markers.has(nameOf(path))));
  const folders = new Set(marking.map(folderOf));
  const outside = folders.size === 0 ? paths : paths.filter((path) => !isWithin(path, folders));
  const templates = outside.filter(isTemplate);
  const places = [
    ...marking.map((path) => ({ path, by: markers.get(nameOf(path)) ?? "kustomize" })),
    ...templates.map((path) => ({ path, by: "variables" as const })),
  ];
  return { plain: templates.length === 0 ? outside : outside.filter((path) => !isTemplate(path)), places };
}

/** What a place takes in: a folder, or the template alone. */
export function rootOf({ path, by }: RenderedPlace): string {
  return by === "variables" ? path : folderOf(path);
}

/** The folders that a path is in, the nearest first, the root's empty name last. */
export function foldersAbove(path: string): readonly string[] {
  const above = folderOf(path);
  return above === "" ? [above] : [above, ...foldersAbove(above)];
}

/** Whether the path is one of these files and folders or is below one of them. An empty folder is the whole repository. */
export function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder === "" || path === folder || path.startsWith(`${folder}/`));
}

/** What kubectl reads of a folder, and what marks a folder. */
function isCandidate(path: string): boolean {
  return isManifestPath(path) || nameOf(path) === "Kustomization";
}

/** A kustomization inside the folder of another one is the outer one's affair; a folder is one place, whatever marks it. */
function outermost(marking: readonly string[]): readonly string[] {
  const folders = new Map(marking.toReversed().map((path) => [folderOf(path), path]));
  const isInner = (folder: string): boolean => folder !== "" && isWithin(folder, folders);
  return [...folders].flatMap(([folder, path]) => (isInner(folder) ? [] : [path])).toSorted();
}

/** Whether one of the folders above the path is among these. */
function isWithin(path: string, folders: { readonly has: (folder: string) => boolean }): boolean {
  const above = folderOf(path);
  return folders.has(above) || (above !== "" && isWithin(above, folders));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
