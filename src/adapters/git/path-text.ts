import { isUtf8 } from "node:buffer";

/** Bytes as text; `raw` is there where they are no UTF-8 and the text is an escaped form of them. */
export interface PathText {
  readonly text: string;
  readonly raw?: Buffer;
}

/** The records of git's `-z` output. All at once where every name is UTF-8, as nearly always. */
export function recordsOf(output: Buffer): readonly PathText[] {
  if (!isUtf8(output)) return [...parts(output)].map(pathTextOf);
  const texts = output.toString().split("\0");
  texts.pop();
  return texts.map((text) => ({ text }));
}

export function pathTextOf(bytes: Buffer): PathText {
  return isUtf8(bytes) ? { text: bytes.toString() } : { text: escaped(bytes), raw: bytes };
}

function* parts(output: Buffer): Iterable<Buffer> {
  for (let start = 0, end = output.indexOf(0); end !== -1; start = end + 1, end = output.indexOf(0, start)) {
    yield output.subarray(start, end);
  }
}

/** ASCII as it is, backslashes doubled, all other bytes as `\xNN`: no two names have one form. */
function escaped(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[\\\u0080-\u00ff]/g, (character) => {
    return character === "\\" ? "\\\\" : `\\x${character.charCodeAt(0).toString(16)}`;
  });
}
