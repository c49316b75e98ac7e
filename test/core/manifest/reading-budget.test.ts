import { expect, test } from "vitest";

import type { ParsedFile } from "#core/manifest/parse-file.ts";
import { parsingAhead, readBoth } from "#core/manifest/read-files.ts";
import { readingBudget } from "#core/manifest/reading-budget.ts";
import type { SourceFile } from "#core/source/source-tree.ts";

const nothing: ParsedFile = { objects: [], faults: [], complete: true };

/** As many values as a file may have. */
const full = "a,".repeat(499_999);

function filesNamed(prefix: string, count: number): readonly (SourceFile & { readonly text: string })[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `${prefix}${String(index)}.yaml`;
    return { path: name, id: name, text: full };
  });
}

test("texts that cannot be too much have room, and what is too much has none", () => {
  const hasRoom = readingBudget(10);
  expect(["a,a,", "a long text", "a,a,a,a,", "a,a,a,a,", "a,", "a,", "long".repeat(9)].map(hasRoom)).toEqual([
    ...[true, true, true, true],
    ...[false, false, true],
  ]);
});

test("a plan reads ten files that are full of values, the base's first, and says so of the others", () => {
  const parsed: string[] = [];
  const parse = ({ id }: { readonly id: string }): ParsedFile => {
    parsed.push(id);
    return nothing;
  };
  const base = filesNamed("b", 8);
  const { head } = readBoth(base, [...filesNamed("a", 4), ...base], "default", parse);

  expect(new Set(parsed).size).toBe(10);
  expect(head.problems.map(({ rule, severity, origin }) => [rule, severity, origin.path])).toEqual([
    ["invalid-yaml", "error", "a2.yaml"],
    ["invalid-yaml", "error", "a3.yaml"],
  ]);
  expect([...head.unread]).toEqual(["a2.yaml", "a3.yaml"]);
});

test("no more than that is parsed before it is asked for", () => {
  const parsed: string[] = [];
  const ahead = parsingAhead(({ id }) => {
    parsed.push(id);
    return nothing;
  });
  filesNamed("a", 20).forEach(ahead);

  expect(parsed.length).toBe(10);
});
