import { isText, type SourceFile } from "#core/source/source-tree.ts";
import { differingFrom } from "#core/source/changed-places.ts";

import { groupOf, type ObjectRef } from "./object-ref.ts";
import type { Parse } from "./read-files.ts";

/**
 * An object that stands in a file to be rendered, by the name that it has there: a hint, since rendering may name it
 * otherwise or leave it out. `namespace` is empty where it names none.
 */
export interface Standing extends ObjectRef {
  readonly path: string;
}

/** What stands in files to be rendered, found by name. */
export type Standings = ReadonlyMap<string, readonly Standing[]>;

/** The objects of files that the other revision does not have to be rendered, or not with these objects in them. */
export function standingsOf(files: readonly SourceFile[], others: readonly SourceFile[], parse: Parse): Standings {
  const differing = new Set(differingFrom(others, files));
  if (differing.size === 0) return new Map();
  const paths = new Set([...differing].map(({ path }) => path));
  const known = new Set(
    others
      .filter(({ path }) => paths.has(path))
      .flatMap((file) => objectsIn(file, parse))
      .map(keyIn),
  );
  const found = [...differing]
    .flatMap((file) => objectsIn(file, parse))
    .filter((standing) => !known.has(keyIn(standing)));
  return Map.groupBy(found, nameOf);
}

/** Those that may come to this object. */
export function standingFor(standings: Standings, ref: ObjectRef): readonly Standing[] {
  const found = standings.get(nameOf(ref)) ?? [];
  return found.filter(({ namespace }) => namespace === "" || namespace === ref.namespace);
}

/** Rendering may set the namespace. */
function nameOf({ group, kind, name }: ObjectRef): string {
  return `${group}/${kind}/${name}`;
}

function keyIn(standing: Standing): string {
  return `${nameOf(standing)}/${standing.path}`;
}

function objectsIn(file: SourceFile, parse: Parse): readonly Standing[] {
  if (!isText(file)) return [];
  return parse(file).objects.map(({ apiVersion, kind, namespace, name }) => ({
    ...{ group: groupOf(apiVersion), kind, namespace, name },
    path: file.path,
  }));
}
