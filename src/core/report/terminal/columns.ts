import type { Shown } from "#core/shown/shown.ts";

import type { Page } from "./page.ts";
import type { Style } from "./paint.ts";
import { wrap } from "./wrap.ts";

export interface Cell {
  readonly text: Shown;
  readonly style: Style;
}

/** Short cells side by side, then one that may be long, then notes under it. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly last: Cell;
  readonly notes: readonly Cell[];
}

const gap = 2;

/** A name longer than this share of the page does not push the other rows' columns away. */
const widestShare = 0.4;

/** Rows as lines, their columns aligned, `indent` characters in. */
export function columns(rows: readonly Row[], indent: number, page: Page): readonly string[] {
  const widths = widthsOf(rows, Math.floor(page.width * widestShare));
  return rows.flatMap((row) => rowLines(row, widths, indent, page));
}

function widthsOf(rows: readonly Row[], widest: number): readonly number[] {
  const widths: number[] = [];
  for (const { cells } of rows) {
    cells.forEach(({ text }, at) => {
      if (text.length <= widest) widths[at] = Math.max(widths[at] ?? 0, text.length);
    });
  }
  return widths;
}

function rowLines(row: Row, widths: readonly number[], indent: number, page: Page): readonly string[] {
  const head = row.cells.map(
    ({ text, style }, at) => page.paint(text, style) + " ".repeat(padding(text, widths[at] ?? 0)),
  );
  const from = indent + widths.reduce((sum, width) => sum + width + gap, 0);
  const [first = "", ...rest] = [row.last, ...row.notes].flatMap(({ text, style }) =>
    wrap(text, page.width - from).map((line) => page.paint(line, style)),
  );
  return [" ".repeat(indent) + head.join("") + first, ...rest.map((line) => " ".repeat(from) + line)];
}

function padding(text: string, width: number): number {
  return Math.max(width - text.length, 0) + gap;
}
