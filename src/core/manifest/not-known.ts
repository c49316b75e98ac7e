import { say, shownName, type Shown } from "#core/shown/shown.ts";

import type { ReadFiles } from "./read-files.ts";

/** Sentences of `notChecked` about files that were not read in full, of base and head. `carried` are the paths that stand. */
export function notKnownSentences(base: ReadFiles, head: ReadFiles, carried: readonly string[]): readonly Shown[] {
  const mended = [...base.unread].filter((path) => !head.unread.has(path));
  const missing = [...head.unread].filter((path) => !carried.includes(path));
  return [
    ...shortened(
      missing.map(
        (path) => say`Not everything of ${shownName(path)} is known: what it would create is not in this plan.`,
      ),
    ),
    ...shortened(
      carried.map(
        (path) =>
          say`Not everything of ${shownName(path)} is known: objects that it has at the base count as unchanged.`,
      ),
    ),
    ...shortened(
      mended.map(
        (path) =>
          say`Not everything of ${shownName(path)} is known at the base: objects that it had there count as new.`,
      ),
    ),
  ];
}

/** So many sentences of one kind are read by people; the rest is a number. */
const mostSentences = 10;

/** The first sentences, and how many more there are. */
function shortened(sentences: readonly Shown[]): readonly Shown[] {
  if (sentences.length <= mostSentences) return sentences;
  return [
    ...sentences.slice(0, mostSentences),
    say`And ${sentences.length - mostSentences} more files in the same way.`,
  ];
}
