import type { Problem } from "#core/problem/problem.ts";
import { isText, type SourceFile, type TextFile } from "#core/source/source-tree.ts";

import type { Manifest } from "./manifest.ts";
import { manifestsOf, type FileManifests, type Landing } from "./manifests-of.ts";
import { parseFile, type ParsedFile } from "./parse-file.ts";
import { clusterScopedOf } from "./scope.ts";

/** Parses files, each blob once. */
export type Parse = (file: TextFile) => ParsedFile;

/** What the files of one revision hold. */
export interface ReadFiles {
  readonly manifests: readonly Manifest[];
  /** Those of the texts; why a file has no text is the source tree's to say. */
  readonly problems: readonly Problem[];
  /** The keys of objects that the API refuses. */
  readonly refused: readonly string[];
  /** Files that were not read, or not in full. */
  readonly unread: ReadonlySet<string>;
}

/** A parser that remembers, by the blob's id, what it has parsed. */
export function rememberingParser(): Parse {
  const known = new Map<string, ParsedFile>();
  return (file) => remembered(known, file.id, () => parseFile(file.text));
}

/**
 * Reads the files of two revisions. A file that is the same in both gives the very same manifests, which is how the plan
 * knows without comparing that nothing changed.
 */
export function readBoth(
  base: readonly SourceFile[],
  head: readonly SourceFile[],
  namespace: string,
  parse: Parse,
): { readonly base: ReadFiles; readonly head: ReadFiles } {
  const clusterScoped = clusterScopedOf(objectsOf([...base, ...head], parse));
  const known = new Map<string, FileManifests>();
  const read = (file: TextFile): FileManifests =>
    remembered(known, `${file.id} ${file.path}`, () =>
      manifestsOf(file, parse(file), { namespace, clusterScoped } satisfies Landing),
    );
  return { base: readAll(base, parse, read), head: readAll(head, parse, read) };
}

function* objectsOf(files: readonly SourceFile[], parse: Parse): Iterable<ParsedFile["objects"][number]> {
  const seen = new Set<string>();
  for (const file of files) {
    if (!isText(file) || seen.has(file.id)) continue;
    seen.add(file.id);
    yield* parse(file).objects;
  }
}

function readAll(files: readonly SourceFile[], parse: Parse, read: (file: TextFile) => FileManifests): ReadFiles {
  const texts = files.filter(isText);
  const found = texts.map(read);
  const unread = files.filter((file) => !isText(file) || !parse(file).complete);
  return {
    manifests: found.flatMap(({ manifests }) => manifests),
    problems: found.flatMap(({ problems }) => problems),
    refused: found.flatMap(({ refused }) => refused),
    unread: new Set(unread.map(({ path }) => path)),
  };
}

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
