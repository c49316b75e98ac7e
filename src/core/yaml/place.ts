/** A place in a text. Both begin at 1; columns count UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds places in a text by position, in any order: lines are looked for once, no further than they are asked for. */
export function placesOf(text: string): (position: number) => Place {
  const starts: LineStarts = { found: [0], next: text.indexOf("\n") };
  return (position) => {
    while (starts.next !== -1 && starts.next < position) {
      starts.found.push(starts.next + 1);
      starts.next = text.indexOf("\n", starts.next + 1);
    }
    const line = lineAt(starts.found, position);
    return { line: line + 1, column: position - (starts.found[line] ?? 0) + 1 };
  };
}

interface LineStarts {
  /** Where the lines begin that were looked for. */
  readonly found: number[];
  /** The line break behind them; -1: there is none. */
  next: number;
}

/** The index of the last line that does not begin behind the position. */
function lineAt(starts: readonly number[], position: number): number {
  let [low, high] = [0, starts.length - 1];
  // most places are asked for in order
  if ((starts[high] ?? 0) <= position) return high;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text of the line that holds the position, and of the one before it. */
export function linesAround(text: string, position: number): { readonly before: string; readonly here: string } {
  const start = text.lastIndexOf("\n", position - 1) + 1;
  const end = text.indexOf("\n", position);
  const previous = start === 0 ? 0 : text.lastIndexOf("\n", start - 2) + 1;
  return {
    before: text.slice(previous, Math.max(start - 1, 0)),
    here: text.slice(start, end === -1 ? text.length : end),
  };
}
