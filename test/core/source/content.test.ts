import { expect, test } from "vitest";

import { contentOf, tooLarge } from "#core/source/content.ts";

const cases: readonly (readonly [string, readonly number[] | string, unknown])[] = [
  ["ASCII is text", "a: 1\n", { text: "a: 1\n" }],
  ["an empty file is text", "", { text: "" }],
  ["UTF-8 is text", "name: Zürich ☸", { text: "name: Zürich ☸" }],
  ["a byte order mark and carriage returns stay", "\ufeffa: 1\r\n", { text: "\ufeffa: 1\r\n" }],
  ["a NUL byte makes it binary", [97, 0, 98], { unreadable: "binary" }],
  ["Latin-1 is not UTF-8", [0x5a, 0xfc, 0x72], { unreadable: "not-utf-8" }],
  ["a cut-off character is not UTF-8", [0xe2, 0x98], { unreadable: "not-utf-8" }],
  ["a surrogate is not UTF-8", [0xed, 0xa0, 0x80], { unreadable: "not-utf-8" }],
  ["UTF-16 is named", [0xff, 0xfe, 97, 0], { unreadable: "not-utf-8", detail: "it begins as UTF-16 does" }],
];

test.each(cases)("%s", (_, bytes, expected) => {
  expect(contentOf(typeof bytes === "string" ? new TextEncoder().encode(bytes) : Uint8Array.from(bytes))).toEqual(
    expected,
  );
});

test("a file that is too large says its size", () => {
  expect(tooLarge(12_000_000)).toEqual({ unreadable: "too-large", detail: "it has 12000000 bytes" });
});
