import type { SourceLimits } from "#core/source/source-tree.ts";

import type { GitPlace } from "./git-program.ts";

/** What is known of an open repository. */
export interface Opened {
  readonly place: GitPlace;
  readonly limits: SourceLimits;
  readonly hasWorkTree: boolean;
  readonly isShallow: boolean;
  /** sha1 or sha256. */
  readonly format: string;
  readonly prefix: string;
  /** init.defaultBranch, where it is set. */
  readonly initialBranch?: string;
}
