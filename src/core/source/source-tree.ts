import type { Problem } from "#core/problem/problem.ts";
import type { Shown } from "#core/shown/shown.ts";

/** Why a file has no text. */
export type Unreadable =
  | "binary"
  | "not-utf-8"
  | "too-large"
  | "too-much"
  | "missing"
  | "unmerged"
  | "not-permitted"
  | "link-leaves-tree"
  | "link-broken"
  | "link-loop";

/** A file whose text is known. Files with the same `id` share one `text`, in both trees of a plan. */
export interface TextFile {
  /** From the tree's root, with `/` between folders. */
  readonly path: string;
  /** The blob's id: git's own hash of the content. */
  readonly id: string;
  /** The content as it is: a byte order mark and carriage returns included. */
  readonly text: string;
}

/** A file that is there and whose text is not to be had. */
export interface UnreadableFile {
  readonly path: string;
  /** Empty where there is no content to hash. */
  readonly id: string;
  readonly unreadable: Unreadable;
  /** What came: a size, a link's target. */
  readonly detail?: Shown;
}

export type SourceFile = TextFile | UnreadableFile;

/** The wanted files of one revision, in no order that means anything. */
export interface SourceTree {
  /** A full commit id, `worktree` (what is on the disk, uncommitted changes included) or `empty`. */
  readonly revision: string;
  readonly files: ReadonlyMap<string, SourceFile>;
  /** At most a few of each kind: a last one says how many more there are. */
  readonly problems: readonly Problem[];
}

/** Two revisions of one repository; what both have is the same object in both. */
export interface BothTrees {
  readonly base: SourceTree;
  readonly head: SourceTree;
}

/** Selects the files to read: manifests by their ending, and what the configuration asks for. */
export type Wanted = (path: string) => boolean;

/** How much is read. In bytes. */
export interface SourceLimits {
  /** Of one file. */
  readonly fileBytes: number;
  /** Of all distinct files of both trees together. */
  readonly totalBytes: number;
}

/** etcd refuses an object above 1.5 MB, so ten times that is no manifest; the sum keeps memory in bounds. */
export const defaultLimits: SourceLimits = { fileBytes: 10 * 1024 * 1024, totalBytes: 256 * 1024 * 1024 };

export function isText(file: SourceFile): file is TextFile {
  return "text" in file;
}

/** The tree with nothing in it: what every repository was before its first commit. */
export const emptyTree: SourceTree = { revision: "empty", files: new Map(), problems: [] };
