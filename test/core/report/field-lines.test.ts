import { describe, expect, it } from "vitest";

import type { FieldDifference } from "#core/plan/plan.ts";
import { fieldLines } from "#core/report/field-lines.ts";
import { say, shownName } from "#core/shown/shown.ts";

const path = say`spec.x`;
const long = (end: string): ReturnType<typeof shownName> => shownName(`${"a".repeat(100)}${end}${"z".repeat(60)}`);

const cases: readonly (readonly [title: string, difference: FieldDifference, lines: readonly string[]])[] = [
  ["a number", { path, before: 2, after: 4 }, ["- spec.x: 2", "+ spec.x: 4"]],
  ["a field that comes", { path, after: say`v1.35.2` }, ["+ spec.x: v1.35.2"]],
  ["a field that goes", { path, before: true }, ["- spec.x: true"]],
  ["null is a value", { path, before: null, after: say`` }, ["- spec.x: null", '+ spec.x: ""']],
  ["text that looks like a number", { path, before: 1, after: say`1` }, ["- spec.x: 1", '+ spec.x: "1"']],
  ["text of several lines", { path, after: shownNameLines("a", "b") }, ['+ spec.x: "a\\nb"']],
  [
    "keys in order",
    { path, after: { b: 1, a: [{ d: null, c: say`x` }] } },
    ['+ spec.x: {"a":[{"c":"x","d":null}],"b":1}'],
  ],
  [
    "long texts from where they part",
    { path, before: long("1"), after: long("2") },
    [`- spec.x: …${"a".repeat(20)}1${"z".repeat(19)}…`, `+ spec.x: …${"a".repeat(20)}2${"z".repeat(19)}…`],
  ],
];

describe("fieldLines", () => {
  it.each(cases)("%s", (_title, difference, lines) => {
    expect(fieldLines(difference, 40).map(({ sign, text }) => `${sign} ${text}`)).toEqual(lines);
  });

  it("never shows a control character", () => {
    const value = say`a${say`\u001b[2J`}b`;
    expect(fieldLines({ path, after: value }, 40).map(({ text }) => /[\u0000-\u001f]/.test(text))).toEqual([false]);
  });
});

/** Lines as the mask hands them on: a value keeps its line breaks. */
function shownNameLines(first: string, second: string): ReturnType<typeof say> {
  return say`${shownName(first)}
${shownName(second)}`;
}
