import type { Shown } from "#core/shown/shown.ts";

/** A place in a file of the fleet repository. `line` and `column` begin at 1; `generator` names what rendered it. */
export interface Origin {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly generator?: string;
}

/**
 * error: the API refuses it, or it can never work. warning: accepted, and hangs, loses something, or rolls unasked.
 * notice: advice, and what could not be checked.
 */
export type Severity = "error" | "warning" | "notice";

/** Something a person must know: a value, never an exception. */
export interface Problem {
  /** The rule's kebab-case name. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, what was expected, what to do; without the place, which is the origin's. */
  readonly message: Shown;
  readonly origin: Origin;
}

/** What a step of the pipeline made, with the problems it met on the way. */
export interface WithProblems<Value> {
  readonly value: Value;
  readonly problems: readonly Problem[];
}
