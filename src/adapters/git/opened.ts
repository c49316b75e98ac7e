import type { Content } from "#core/source/content.ts";
import type { SourceLimits } from "#core/source/source-tree.ts";

import type { GitPlace } from "./git-program.ts";

/** What outlives one reading of trees. */
export interface Memory {
  /** The texts of blobs, by their ids. */
  readonly texts: Map<string, Content>;
  /** Told of each text as it arrives, so that work on it goes on beside git's. */
  readonly whenRead: (id: string, text: string) => void;
}

/** What is known of an open repository. */
export interface Opened {
  readonly place: GitPlace;
  readonly memory: Memory;
  readonly limits: SourceLimits;
  readonly hasWorkTree: boolean;
  readonly isShallow: boolean;
  /** sha1 or sha256. */
  readonly format: string;
  readonly prefix: string;
  /** init.defaultBranch, where it is set. */
  readonly initialBranch?: string;
}
