import { expect, test } from "vitest";

import { jsonPieces } from "../../src/cli/json-pieces.ts";

test.each([
  [null],
  [[]],
  [{}],
  [{ version: 1, plans: [] }],
  [
    {
      version: 1,
      plans: [
        { a: [], b: {}, c: "x\ny", d: [1, { e: [2, { f: [] }] }] },
        { g: undefined, h: null },
      ],
    },
  ],
  [[[[[[[{ deep: ["er"] }]]]]]]],
  [{ 'a"b': { "é\u2028": "\\" } }],
])("%j is written as JSON.stringify indents it", (value) => {
  expect([...jsonPieces(value)].join("")).toBe(`${JSON.stringify(value, null, 2)}\n`);
});

test("an item of a plan's list is one piece", () => {
  const pieces = [...jsonPieces({ version: 1, plans: [{ changes: [{ kind: "create" }, { kind: "delete" }] }] })];
  expect(pieces.filter((piece) => piece.includes("kind"))).toHaveLength(2);
});
