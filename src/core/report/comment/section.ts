/** Things of one sort in a comment: whole ones are left out where they do not all fit, the least important first. */
export interface Section {
  /** Stands before the first thing, whatever fits. */
  readonly before: string;
  /** The things, the most important first, rendered only while there is room. None: nothing of the section stands. */
  readonly items: readonly (() => string)[];
  /** Said of those that did not fit. */
  readonly more: (left: number) => string;
  readonly after: string;
  /** Sections of a smaller turn are filled first. */
  readonly turn: number;
  /** The share, up to 1, of what is left in its turn that sections of this turn may take. */
  readonly share: number;
}

/** Pieces of an environment in the order in which they are read. Those of plain text are never cut. */
export type Piece = string | Section;

export interface Sheet {
  readonly before: string;
  readonly groups: readonly (readonly Piece[])[];
  /** Said of groups that did not fit. */
  readonly more: (left: number) => string;
  readonly after: string;
}
