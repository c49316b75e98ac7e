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
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row += 1) {
    const cells = [row];
    for (let column = 1; column <= to.length; column += 1) cells.push(cellOf(rows, cells, { from, to, row, column }));
    rows.push(cells);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

interface Cell {
  readonly from: string;
  readonly to: string;
  readonly row: number;
  readonly column: number;
}

function cellOf(
  rows: readonly (readonly number[])[],
  cells: readonly number[],
  { from, to, row, column }: Cell,
): number {
  const above = rows[row - 1] ?? [];
  const same = from[row - 1] === to[column - 1];
  const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
  return Math.min(
    (above[column] ?? Infinity) + 1,
    (cells[column - 1] ?? Infinity) + 1,
    (above[column - 1] ?? Infinity) + (same ? 0 : 1),
    swapped ? (rows[row - 2]?.[column - 2] ?? Infinity) + 1 : Infinity,
  );
}
