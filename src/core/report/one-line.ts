import { shownName, type Shown } from "#core/shown/shown.ts";
import { withoutUnseen } from "#core/shown/unseen.ts";

/** A space where a line does not break. */
export const noBreak = shownName("\u00a0");

/** Shown text on one line. Names are clean already; values within a message may not be: nothing reaches a terminal that moves its cursor. */
export function oneLine(text: Shown): string {
  const line = text.replace(/[^\S\u00a0]+/g, " ");
  return withoutUnseen(line).trim().toWellFormed();
}
