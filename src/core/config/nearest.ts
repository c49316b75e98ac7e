/** The candidate that was probably meant: one that differs in case, dashes or a few letters. Undefined where none is near. */
export function nearestOf(name: string, candidates: Iterable<string>): string | undefined {
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = distanceOf(plain(name), plain(candidate));
    if (distance <= farthest(candidate) && distance < (best?.distance ?? Infinity)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** One letter in three may differ. */
function farthest(name: string): number {
  return Math.max(1, Math.floor(name.length / 3));
}

/** Names longer than any of ours are cut, so that comparing them stays cheap. */
function plain(name: string): string {
  return name
    .slice(0, 64)
    .toLowerCase()
    .replace(/[-_\s]/g, "");
}

/** The edit distance of Damerau and Levenshtein: letters added, left out, replaced, or two neighbours swapped. */
function distanceOf(from: string, to: string): number {
  const rows: (readonly number[])[] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row += 1) rows.push(rowOf(rows, from, to));
  return at(rows.at(-1), to.length);
}

/** The distances from the first letters of `from`, one more than those of the rows so far, to the first letters of `to`. */
function rowOf(rows: readonly (readonly number[])[], from: string, to: string): readonly number[] {
  const row = rows.length;
  const cells = [row];
  for (let column = 1; column <= to.length; column += 1) {
    const replaced = at(rows[row - 1], column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
    const swapped = areSwapped(from, row, to, column) ? at(rows[row - 2], column - 2) + 1 : Infinity;
    cells.push(Math.min(at(rows[row - 1], column) + 1, at(cells, column - 1) + 1, replaced, swapped));
  }
  return cells;
}

function areSwapped(from: string, row: number, to: string, column: number): boolean {
  return row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
}

function at(cells: readonly number[] | undefined, column: number): number {
  return cells?.[column] ?? Infinity;
}
