import type { Shown } from "#core/shown/shown.ts";

import { noBreak, oneLine } from "#core/report/one-line.ts";

/** Never narrower than this: a word a line helps nobody. */
const narrowest = 24;

/** Text in lines of at most `width` characters, parted at spaces. A word longer than that keeps its own line. */
export function wrap(text: Shown, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of oneLine(text).split(" ")) {
    if (line !== "" && line.length + 1 + word.length > Math.max(width, narrowest)) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => each.replaceAll(noBreak, " "));
}
