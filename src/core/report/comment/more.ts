import { countedMore, type Noun } from "#core/report/words/count.ts";

/** What is said of things that did not fit, on a line of its own. */
export function moreWords(left: number, noun: Noun): string {
  return `and ${countedMore(left, noun)}, see the whole plan with \`slipway plan\``;
}
