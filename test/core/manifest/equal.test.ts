import { expect, test } from "vitest";

import { sameJson, stableText } from "#core/manifest/equal.ts";
import type { Json } from "#core/manifest/json.ts";

test.each<readonly [string, Json, Json, boolean]>([
  ["keys in another order", { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ["a null and nothing", { a: null, b: [{ c: null }] }, { b: [{}] }, true],
  ["a list in another order", [1, 2], [2, 1], false],
  ["a null in a list", [null], [], false],
  ["a number and its text", { a: 1 }, { a: "1" }, false],
  ["an empty list and an empty object", [], {}, false],
])("%s: the comparison and the text agree", (_, one, other, expected) => {
  expect(sameJson(one, other)).toBe(expected);
  expect(stableText(one) === stableText(other)).toBe(expected);
});
