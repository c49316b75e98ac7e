import { shownName, type Shown } from "#core/shown/shown.ts";

/** A space where a line does not break. */
export const noBreak = shownName("\u00a0");

/** Shown text on one line. Names are clean already; values within a message may not be: nothing reaches a terminal that moves its cursor. */
export function oneLine(text: Shown): string {
  return text
    .replace(/[^\S\u00a0]+/g, " ")
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, "�")
    .trim()
    .toWellFormed();
}
