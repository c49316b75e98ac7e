import type { Parse } from "#core/manifest/read-files.ts";
import type { BothTrees, Wanted } from "#core/source/source-tree.ts";

/** A git repository, or a folder of one that is the fleet's root: all paths begin there. */
export interface Repository {
  /** False for a bare repository: it has revisions only. */
  readonly hasWorkTree: boolean;
  /** The root's own path in the repository: empty, or ending with a slash. */
  readonly prefix: string;
  /** A full commit id, `empty` or `worktree`. Rejects where there is no such revision. */
  readonly resolveRevision: (text: string) => Promise<string>;
  /** Where HEAD left the default branch; undefined where they share no history. Rejects where no such branch is known. */
  readonly mergeBaseWithDefault: () => Promise<MergeBase | undefined>;
  /** The wanted files of two resolved revisions. */
  readonly treesOf: (base: string, head: string, wanted: Wanted) => Promise<BothTrees>;
  /** Whether git changed HEAD or the index since the repository was opened, or since this was last asked, or is at it. */
  readonly hasMoved: () => boolean;
  /** Of these files and folders those that a revision has, or what it has below them, of the fleet or not. */
  readonly pathsAt: (revision: string, paths: readonly string[]) => Promise<readonly string[]>;
}

export interface MergeBase {
  /** A full commit id, or `empty` before the first commit. */
  readonly revision: string;
  /** The default branch. Absent where there is none, and the revision is HEAD's own. */
  readonly branch?: string;
}

/** What the preview needs of the outside world. */
export interface PreviewPorts {
  readonly repository: Repository;
  /** Kept between previews, it parses what they share once. */
  readonly parse: Parse;
}
