import { expect, test } from "vitest";

import { batchReader } from "#adapters/git/batch-reader.ts";

const printed = Buffer.from("1a blob 3\nabc\n2b missing\n3c blob 0\n\n4d blob 11\nx missing\ny\n5e blob 2\n\n\n\n");
const bodies = ["abc", undefined, "", "x missing\ny", "\n\n"];

function read(chunkBytes: number, most = 100) {
  const taken: (string | undefined)[] = [];
  const feed = batchReader(most, (body) => {
    taken.push(body?.toString());
    return true;
  });
  for (let start = 0; start < printed.length; start += chunkBytes) {
    if (!feed(printed.subarray(start, start + chunkBytes))) return { taken, stopped: true };
  }
  return { taken, stopped: false };
}

test.each([1, 2, 3, 5, 7, 11, 1_000])("objects are the same in chunks of %i bytes", (chunkBytes) => {
  expect(read(chunkBytes)).toEqual({ taken: bodies, stopped: false });
});

test.each([1, 4, 1_000])("it stops before an object that is too large, in chunks of %i bytes", (chunkBytes) => {
  expect(read(chunkBytes, 10)).toEqual({ taken: bodies.slice(0, 3), stopped: true });
});
