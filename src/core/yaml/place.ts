/** A place in a text. Both begin at 1; columns count UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds places in a text by position. Positions asked for in rising order cost one pass over the text in all. */
export function placesOf(text: string): (position: number) => Place {
  let line = 1;
  let start = 0;
  return (position) => {
    if (position < start) {
      line = 1;
      start = 0;
    }
    for (let end = text.indexOf("\n", start); end !== -1 && end < position; end = text.indexOf("\n", start)) {
      line += 1;
      start = end + 1;
    }
    return { line, column: position - start + 1 };
  };
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
