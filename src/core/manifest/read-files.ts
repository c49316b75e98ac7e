import type { Problem } from "#core/problem/problem.ts";
import { isText, type SourceFile, type TextFile } from "#core/source/source-tree.ts";

import type { Manifest } from "./manifest.ts";
import { manifestsOf, type FileManifests, type Landing } from "./manifests-of.ts";
import { parseFile, type ParsedFile } from "./parse-file.ts";
import { notInBudget, readingBudget } from "./reading-budget.ts";
import { clusterScopedOf, type ClusterScoped } from "./scope.ts";

/** Parses blobs, each once. */
export type Parse = (blob: Pick<TextFile, "id" | "text">) => ParsedFile;

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

/** Characters of text whose objects are kept: some 20,000 clusters. */
const mostCharacters = 128 * 1024 * 1024;

/** A parser that remembers, by the blob's id, what it has parsed; when that grows too large, it begins anew. */
export function rememberingParser(): Parse {
  const known = new Map<string, ParsedFile>();
  let characters = 0;
  return ({ id, text }) =>
    remembered(known, id, () => {
      characters += text.length;
      if (characters > mostCharacters) {
        known.clear();
        characters = text.length;
      }
      return parseFile(text);
    });
}

/** Parses blobs before someone asks for them, no more than one plan may read. */
export function parsingAhead(parse: Parse): (blob: Pick<TextFile, "id" | "text">) => void {
  const hasRoom = readingBudget();
  return (blob) => {
    if (hasRoom(blob.text)) parse(blob);
  };
}

/**
 * Reads the files of two revisions. A file that is the same in both gives the very same manifests, which is how the plan
 * knows without comparing that nothing changed.
 */
export function readBoth(
  base: readonly SourceFile[],
  head: readonly SourceFile[],
  namespace: string,
  parseAny: Parse,
): { readonly base: ReadFiles; readonly head: ReadFiles } {
  const parse = withinBudget([...base, ...head], parseAny);
  const clusterScoped = clusterScopedOf(objectsOf([...base, ...head], parse));
  const read = (file: TextFile): FileManifests => {
    const parsed = parse(file);
    const make = (): FileManifests => manifestsOf(file, parsed, { namespace, clusterScoped } satisfies Landing);
    return remembered(manifestsSoFar(parsed, clusterScoped), `${namespace} ${file.path}`, make);
  };
  return { base: readAll(base, parse, read), head: readAll(head, parse, read) };
}

/** The base's files come first: what a change adds never keeps them from being read. */
function withinBudget(files: readonly SourceFile[], parse: Parse): Parse {
  const hasRoom = readingBudget();
  const texts = new Map(files.filter(isText).map(({ id, text }) => [id, text]));
  const left = new Set([...texts].filter(([, text]) => !hasRoom(text)).map(([id]) => id));
  return left.size === 0 ? parse : (blob) => (left.has(blob.id) ? notInBudget : parse(blob));
}

/** What was made of a parsed file so far: kept as long as that is. */
const madeOf = new WeakMap<ClusterScoped, WeakMap<ParsedFile, Map<string, FileManifests>>>();

function manifestsSoFar(parsed: ParsedFile, clusterScoped: ClusterScoped): Map<string, FileManifests> {
  const files = madeOf.get(clusterScoped) ?? new WeakMap<ParsedFile, Map<string, FileManifests>>();
  madeOf.set(clusterScoped, files);
  const made = files.get(parsed) ?? new Map<string, FileManifests>();
  files.set(parsed, made);
  return made;
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
