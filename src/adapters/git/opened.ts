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

/** What the user's and the repository's git configuration say that matters here. */
export interface Configuration {
  /** The place with every content filter turned off: whatever looks at the working tree's files goes there. */
  readonly workTreePlace: GitPlace;
  /** init.defaultBranch, where it is set. */
  readonly initialBranch?: string;
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
  readonly hasMoved: () => boolean;
  /** Asked of git when it is needed first: what is read of commits alone does not. */
  readonly configuration: () => Promise<Configuration>;
}
