import { expect, test } from "vitest";

import { nearestOf } from "#core/config/nearest.ts";

const names = ["include", "exclude", "namespace", "stalledAfter", "clusterDeletions"];

test.each([
  ["inclde", "include"],
  ["Include", "include"],
  ["stalled_after", "stalledAfter"],
  ["stalled-after", "stalledAfter"],
  ["clusterDeletion", "clusterDeletions"],
  ["namepsace", "namespace"],
  ["prune", undefined],
  ["", undefined],
  ["x".repeat(100_000), undefined],
])("%j probably means %j", (name, nearest) => {
  expect(nearestOf(name, names)).toBe(nearest);
});
