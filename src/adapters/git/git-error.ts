import type { Shown } from "#core/shown/shown.ts";

/** When trying again can help: `soon` within seconds, `later` when someone has done something, `never` with this input. */
export type Retry = "soon" | "later" | "never";

/** Git failed, or could not do what was asked. */
export class GitError extends Error {
  override readonly name = "GitError";
  readonly retry: Retry;

  /** `message` says what failed, what was expected and what to do; `cause` is what git or the system said. */
  constructor(message: Shown, retry: Retry, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.retry = retry;
  }
}
