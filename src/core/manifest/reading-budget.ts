import { say } from "#core/shown/shown.ts";
import { mostSeparators, separatorsIn } from "#core/yaml/separators.ts";

import type { ParsedFile } from "./parse-file.ts";

/** Whether a text may be parsed beside those that were before it. */
export type Budget = (text: string) => boolean;

/** Separators of all files that one plan reads: those of 20,000 clusters. What is made of them takes up to 1 GB. */
const mostOfAll = 5_000_000;

/** A budget for the files of one plan. Nothing is counted while the texts are too short to be too much. */
export function readingBudget(most = mostOfAll): Budget {
  const notCounted: string[] = [];
  let [characters, spent] = [0, 0];
  return (text) => {
    characters += text.length;
    // a node takes two characters at least
    if (characters <= 2 * most) {
      notCounted.push(text);
      return true;
    }
    for (const each of notCounted.splice(0)) spent += sizeOf(each);
    const size = sizeOf(text);
    if (spent + size > most) return false;
    spent += size;
    return true;
  };
}

/** What a file is that the budget has no room for. */
export const notInBudget: ParsedFile = {
  objects: [],
  faults: [
    {
      ...{ rule: "invalid-yaml", severity: "error", line: 1, column: 1, foreign: false },
      message: say`This file was not read: together with those before it, it holds more values than one plan can (${mostOfAll} lines, commas and brackets outside of blocks of text). Exclude what is no part of the fleet, or split the environment.`,
    },
  ],
  complete: false,
};

/** A file that is too large by itself is refused without being parsed. */
function sizeOf(text: string): number {
  const size = separatorsIn(text, Math.min(text.length - 1, mostSeparators));
  return size > mostSeparators ? 0 : size;
}
