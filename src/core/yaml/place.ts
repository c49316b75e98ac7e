/** A place in a text. Both begin at 1; columns count UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds places in a text by position. What a place costs is how far it is from the one before it. */
export function placesOf(text: string): (position: number) => Place {
  let [at, line, start] = [0, 1, 0];
  return (position) => {
    for (; at < position; at += 1) {
      if (text.charCodeAt(at) !== lineFeed) continue;
      line += 1;
      start = at + 1;
    }
    for (; at > position; at -= 1) {
      if (text.charCodeAt(at - 1) === lineFeed) line -= 1;
    }
    if (start > position) start = position === 0 ? 0 : text.lastIndexOf("\n", position - 1) + 1;
    return { line, column: position - start + 1 };
  };
}

const lineFeed = 10;

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
