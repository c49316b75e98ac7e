import { stat } from "node:fs/promises";
import { resolve } from "node:path";

import { say, shownName } from "#core/shown/shown.ts";
import { defaultLimits, type BothTrees, type SourceLimits, type Wanted } from "#core/source/source-tree.ts";

import { configurationOf } from "./configuration.ts";
import { fleetRootOf } from "./fleet-root.ts";
import { GitError } from "./git-error.ts";
import { gitPlaceOf } from "./git-program.ts";
import { moveWatch } from "./has-moved.ts";
import { mergeBaseWithDefault, type MergeBase } from "./merge-base.ts";
import { notInWorkTree, notOpened } from "./open-error.ts";
import type { Memory, Opened } from "./opened.ts";
import { pathsAt } from "./paths-at.ts";
import { resolveRevision } from "./revision.ts";
import { runGit } from "./run-git.ts";
import { treesOf } from "./trees-of.ts";

/** A git repository, or a folder of one: all paths are relative to that folder, which is the fleet's root. */
export interface Repository {
  /** False for a bare repository: it has revisions only. */
  readonly hasWorkTree: boolean;
  /** The fleet's root on the disk, absolute. */
  readonly root: string;
  /** The root's own path from the repository's root: empty, or ending with a slash. */
  readonly prefix: string;
  /** A full commit id, `empty` (also for "") or `worktree`. Throws a GitError where there is no such revision. */
  readonly resolveRevision: (text: string) => Promise<string>;
  /** Where HEAD left the default branch: see {@link mergeBaseWithDefault}. */
  readonly mergeBaseWithDefault: () => Promise<MergeBase | undefined>;
  /** The wanted files of two revisions, as {@link Repository.resolveRevision} gives them. */
  readonly treesOf: (base: string, head: string, wanted: Wanted) => Promise<BothTrees>;
  /** Whether git changed HEAD or the index since the repository was opened, or since this was last asked, or is at it. */
  readonly hasMoved: () => boolean;
  /** Of these files and folders those that a revision has, or what it has below them. */
  readonly pathsAt: (revision: string, paths: readonly string[]) => Promise<readonly string[]>;
}

/** What differs from how the command line opens a repository. */
export interface OpenOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly limits: SourceLimits;
  readonly memory: Memory;
  /** The folder is anywhere in the fleet, whose root is looked for from there upwards. */
  readonly isSearched: boolean;
}

/** Opens the repository that the folder is in. Throws a GitError where there is none. */
export async function openRepository(directory: string, options: Partial<OpenOptions> = {}): Promise<Repository> {
  const memory = { texts: new Map(), whenRead: () => undefined };
  const opened = await open(resolve(directory), {
    ...{ environment: process.env, limits: defaultLimits, memory, isSearched: false },
    ...options,
  });
  return {
    hasWorkTree: opened.hasWorkTree,
    root: opened.place.directory,
    prefix: opened.prefix,
    resolveRevision: (text) => resolveRevision(opened, text),
    mergeBaseWithDefault: () => mergeBaseWithDefault(opened),
    treesOf: (base, head, wanted) => treesOf(opened, { base, head }, wanted),
    hasMoved: opened.hasMoved,
    pathsAt: (revision, paths) => pathsAt(opened, revision, paths),
  };
}

const questions = [
  "--is-inside-work-tree",
  "--is-bare-repository",
  "--is-shallow-repository",
  "--absolute-git-dir",
  "--show-object-format",
  "--show-prefix",
];

/** Folders may have line breaks in their names. */
const answered =
  /^(?<inside>true|false)\n(?<bare>true|false)\n(?<shallow>true|false)\n(?<gitFolder>.*?)\n(?<format>sha1|sha256)\n(?<own>.*)\n$/s;

async function open(directory: string, options: OpenOptions): Promise<Opened> {
  await mustBeFolder(directory);
  const given = gitPlaceOf(directory, options.environment);
  const answers = await runGit(given, ["rev-parse", ...questions]);
  if (answers.code !== 0) throw notOpened(directory, answers.errors);
  const { inside, bare, shallow, gitFolder = "", format = "sha1", own = "" } = answersIn(answers.output);
  if (inside !== "true" && bare !== "true") throw notInWorkTree(directory);
  const prefix = options.isSearched ? await fleetRootOf(given, own) : own;
  const place = { ...given, directory: upFrom(directory, own, prefix) };
  return {
    place,
    configuration: configurationOf(place),
    limits: options.limits,
    memory: options.memory,
    hasWorkTree: inside === "true",
    isShallow: shallow === "true",
    format,
    prefix,
    hasMoved: moveWatch(gitFolder),
  };
}

function answersIn(output: Buffer): Readonly<Record<string, string | undefined>> {
  return answered.exec(output.toString())?.groups ?? {};
}

/** The folder above `directory` whose path in the working tree is `prefix`; `own` is that of `directory`. */
function upFrom(directory: string, own: string, prefix: string): string {
  const levels = own.slice(prefix.length).split("/").length - 1;
  return resolve(directory, ...Array.from({ length: levels }, () => ".."));
}

async function mustBeFolder(directory: string): Promise<void> {
  const found = await stat(directory).catch((error: unknown) => {
    throw new GitError(
      say`There is no folder ${shownName(directory)}. Give --dir a folder of a git repository.`,
      "never",
      error,
    );
  });
  if (found.isDirectory()) return;
  throw new GitError(say`${shownName(directory)} is no folder. Give --dir a folder of a git repository.`, "never");
}
