import { say, type Shown } from "#core/shown/shown.ts";

/** A character that YAML 1.1, and so Kubernetes, takes for the end of a line, while editors and YAML 1.2 do not. */
export interface ForeignBreak {
  readonly position: number;
  readonly reason: Shown;
}

/**
 * The first one of the text. Behind a comment it would hide a line from whoever reads the file but not from Kubernetes.
 * JSON knows no such breaks, and kubectl reads a file that begins with "{" as JSON.
 */
export function foreignBreakOf(text: string): ForeignBreak | undefined {
  const found = characters.flatMap(([character, offset, reason]) => {
    const position = text.indexOf(character);
    return position === -1 ? [] : [{ position: position + offset, reason }];
  });
  if (found.length === 0 || /^\ufeff?\s*\{/.test(text)) return undefined;
  return found.reduce((first, next) => (next.position < first.position ? next : first));
}

const lineBreak = say`the line holds a character (U+0085, U+2028 or U+2029) that Kubernetes takes for a line break and editors do not show: remove it, or write it as an escape in double quotes`;
const byteOrderMark = say`a byte order mark stands at the beginning of the line: files were joined; remove it`;

/** Each with where the mistake is, from where it was found. */
const characters: readonly (readonly [string, number, Shown])[] = [
  ["\u0085", 0, lineBreak],
  ["\u2028", 0, lineBreak],
  ["\u2029", 0, lineBreak],
  ["\n\ufeff", 1, byteOrderMark],
];
