import fc from "fast-check";
import { matchesGlob } from "node:path/posix";
import { describe, expect, test } from "vitest";

import { isGlob, matcherOf } from "#core/config/glob.ts";

describe("a glob", () => {
  test.each([
    ["clusters/**", "clusters/a.yaml", true],
    ["clusters/**", "clusters/a/b/c.yaml", true],
    ["clusters/**", "clusters", false],
    ["clusters/*/**", "clusters/a.yaml", false],
    ["**", "a.yaml", true],
    ["**/a.yaml", "a.yaml", true],
    ["**/a/**/b.yaml", "x/a/b.yaml", true],
    ["**/a/**/b.yaml", "a/a/x/a/b.yaml", true],
    ["**.yaml", "x/a.yaml", false],
    ["./clusters/*.yaml", "clusters/a.yaml", true],
    ["a*b*c", "abbc", true],
    ["a*b*c", "abcb", false],
    ["?.yaml", "a.yaml", true],
    ["?.yaml", "ab.yaml", false],
    ["[a-c].yaml", "b.yaml", true],
    ["[!a-c].yaml", "b.yaml", false],
    ["[^a-c].yaml", "d.yaml", true],
    ["[-x].yaml", "-.yaml", true],
    ["{a,b/{c,d}}/*.yaml", "b/d/x.yaml", true],
    ["{a,b/{c,d}}/*.yaml", "b/x.yaml", false],
    ["a{,-b}.yaml", "a.yaml", true],
    ["a,b.yaml", "a,b.yaml", true],
    ["a+b$^|.yaml", "a+b$^|.yaml", true],
    ["*", ".a", false],
    ["?a", ".a", false],
    ["[.]a", ".a", false],
    [".*", ".a", true],
    ["**", "a/.b/c", false],
    ["**/.b/**", "a/.b/c", true],
    ["clusters/**", "clusters/a\nb.yaml", true],
    ["clusters/*.yaml", "clusters/a\u2028b.yaml", true],
    ["a/", "a", false],
  ])("%j on %j: %s", (glob, path, matches) => {
    expect(matcherOf([glob])(path)).toBe(matches);
  });

  test.each([
    "(a)",
    "a|(b)",
    "+(a)",
    "a\\*",
    "[a",
    "a]",
    "[]",
    "{a,b",
    "a}",
    "{a}",
    "{1..3}",
    "[a/b]",
    "{a,b}".repeat(8),
  ])("%j is none", (glob) => {
    expect(isGlob(glob)).toBe(false);
  });
});

/** Folders and files of few letters, so that globs of the same letters hit. */
const name = fc.string({ unit: fc.constantFrom("a", "b", "-"), minLength: 1, maxLength: 4 });
const path = fc
  .tuple(
    fc.array(
      fc.oneof(
        name,
        name.map((each) => `.${each}`),
      ),
      { maxLength: 3 },
    ),
    name,
  )
  .map(([folders, file]) => [...folders, `${file}.yaml`].join("/"));
const wildName = fc.oneof(
  name,
  fc.string({ unit: fc.constantFrom("a", "b", "-", "*", "?"), minLength: 1, maxLength: 5 }).map(withoutDoubleStars),
  fc.constantFrom(
    "**",
    ".*",
    ".a*",
    "*.yaml",
    "?.yaml",
    "[ab]*",
    "[a-b]?",
    "[!a]*",
    "{a,b}",
    "{a,*b}*",
    "{a/b,*}",
    "*{.yaml,}",
  ),
);
const glob = fc.array(wildName, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));

function withoutDoubleStars(text: string): string {
  return text.replace(/\*+/g, "*");
}

test("ordinary globs mean what they mean to others", () => {
  const same = fc.property(glob, path, (pattern, file) => {
    expect(matcherOf([pattern])(file)).toBe(matchesGlob(file, pattern));
  });
  fc.assert(same, { numRuns: 5000 });
});

test.each([
  ["clusters/*a*a*a*a*a*a*a*b/*", `clusters/${"a".repeat(4000)}/x.yaml`],
  ["clusters/*-*-*/*.yaml", `clusters/${"-".repeat(4000)}/x.yml`],
  ["**/a/**/a/**/a/**/a/**/b", `${"a/".repeat(2000)}x.yaml`],
  [`${"{a,b}".repeat(7)}*`, "a".repeat(4000)],
])("%s is matched at once, whatever the path", (pattern, file) => {
  const matches = matcherOf([pattern]);
  const begin = performance.now();
  for (let count = 0; count < 20; count += 1) matches(file);
  expect(performance.now() - begin).toBeLessThan(500);
});
