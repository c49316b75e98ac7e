import fc from "fast-check";
import { parseEvents } from "js-yaml";
import { expect, test } from "vitest";

import { separatorsIn } from "#core/yaml/separators.ts";

/** Events, with their ends, that one separator stands for at most, and those of a text without any. */
const [perSeparator, atLeast] = [6, 8];

const fragments = [
  ...["\n", "\n  ", "\n    ", "\n      ", "\r\n  ", "\r", "\n---\n", "\n...\n", " "],
  ...["key: |\n", "  key: >-\n", "- |2\n", '"a b": |+ # why\n', "- - k: |\n", "? ", "- ", "- - ", "a: ", "k:"],
  ...["[", "]", "{", "}", ",", "a,a,a,a,a,a,a,a", "[a,a,a,a,a,a]", "{a: b, c: d}", '"', "'", "\\", '"x"', "'it''s'"],
  ...["text", "it's", "&x ", "*x", "!!str ", "# c\n", "#", "|", ">", ": ", ": : ", "-1", "http://x", "~", "<<: *x"],
];

function eventsIn(text: string): number {
  try {
    return parseEvents(text, {}).length;
  } catch {
    return 0;
  }
}

test("no text has more nodes than its separators allow", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      expect(eventsIn(text)).toBeLessThanOrEqual(perSeparator * separatorsIn(text, 0) + atLeast);
    }),
    { seed: 1, numRuns: 5_000 },
  );
});

const blocks =
  'kind: ConfigMap\nmetadata: { name: a }\ndata:\n  "a": |\n    {"a": [1,\n\n      2]}\n  b.json: >-\n    [1, 2, 3]\n';

test.each([
  ["lines, commas and brackets", "a: [1, 2]\nb: {}\n", 5],
  ["dashes and question marks", "- - a\n? b\n", 5],
  ["nothing within blocks of text", blocks, 7],
  ["nor behind a line that ends as Windows has it", blocks.replaceAll("\n", "\r\n"), 7],
  ["what looks like a block within quotes", 'a: "\n  b: |\n    x", [,,,,\n', 9],
  ["what looks like a block within brackets", "a: [\n  b: |\n    x, [,,,,\n", 10],
  ["a line that a carriage return ends within a block", "a: |\n  x\rb: [,,,,\n", 8],
  ["what follows a block", "- a: |\n    x,,\n  b: [,,\n", 6],
])("%s count", (_, text, count) => {
  expect(separatorsIn(text, 0)).toBe(count);
});

test("what cannot be too much is not counted", () => {
  expect(separatorsIn("[,,,", 10)).toBe(4);
});

test("long lines cost no more than their length", () => {
  const text = `-${" ".repeat(1_000_000)}"\n`.repeat(2);
  expect(separatorsIn(text, 0)).toBe(4);
});
