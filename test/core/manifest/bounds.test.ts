import { describe, expect, it } from "vitest";

import { originOf } from "#core/manifest/locate.ts";
import { manifestsOf } from "#core/manifest/manifests-of.ts";
import { parseFile } from "#core/manifest/parse-file.ts";

const object = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n";

describe("a file lists twenty mistakes of a rule, and the rest as one", () => {
  it.each([
    ["documents that are no manifests", "--- 5\n", "not-a-manifest", 21],
    ["documents that are no YAML for Kubernetes", "--- !!int x\n", "invalid-yaml", 21],
    ["objects without a name", "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {}\n", "invalid-manifest", 84],
    ["labels", "---\napiVersion: v1\nkind: A\nmetadata: { name: a, labels: { a: 1 } }\n", "label-not-string", 84],
  ])("%s", (_, document, rule, line) => {
    const { faults } = parseFile(document.repeat(1_000) + `---\n${object}`);

    expect(faults.length).toBe(21);
    expect(faults.every((fault) => fault.rule === rule)).toBe(true);
    expect(faults.at(-1)).toMatchObject({
      line,
      message: "The file has 980 more mistakes of this rule from here on: they are not listed.",
    });
  });

  it("and the objects behind them are read", () => {
    const { objects, complete } = parseFile("--- !!int x\n".repeat(1_000) + `---\n${object}`);

    expect({ names: objects.map(({ name }) => name), complete }).toEqual({ names: ["a"], complete: false });
  });

  it("and where only one more is there, itself", () => {
    expect(parseFile("--- 5\n".repeat(21)).faults.map(({ line }) => line)).toEqual(
      Array.from({ length: 21 }, (_, index) => index + 1),
    );
  });
});

describe("a file of too many values is refused before it is parsed", () => {
  const head = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n";

  it.each([
    ["a list within brackets", `${head}data: [${"a,".repeat(600_000)}]\n`],
    ["a list of lines", `${head}data:\n${"- a: b\n".repeat(600_000)}`],
    ["documents", "--- 5\n".repeat(600_000)],
  ])("%s", (_, text) => {
    expect(parseFile(text)).toMatchObject({
      objects: [],
      complete: false,
      faults: [{ rule: "invalid-yaml", severity: "error", line: 1, column: 1 }],
    });
  });

  it.each([
    ["long blocks of text", `${head}data:\n  a.json: |\n${'    [1, 2, {"a": 3}],\n'.repeat(300_000)}`, 1],
    ["10,000 documents", `---\n${object}`.repeat(10_000), 10_000],
    ["a long text in quotes", `${head}data:\n  a: "${"a ".repeat(2_000_000)}"\n`, 1],
  ])("and one of %s is read", (_, text, count) => {
    expect(parseFile(text).objects.length).toBe(count);
  });
});

describe("a List in a List", () => {
  const inner = `{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret, metadata: {name: x, labels: {\n  a: b}}}]}`;

  it("is taken apart as kubectl does it, each object at its place", () => {
    const text = `apiVersion: v1\nkind: List\nitems:\n  - ${inner}\n  - {apiVersion: v1, kind: Secret, metadata: {name: z}}\n`;
    const { manifests } = manifestsOf({ path: "a.yaml", text }, parseFile(text), { namespace: "default" });

    expect(manifests.map((manifest) => [manifest.ref.name, originOf(manifest, ["metadata", "labels", "a"])])).toEqual([
      ["x", { path: "a.yaml", line: 5, column: 3 }],
      ["z", { path: "a.yaml", line: 6, column: 36 }],
    ]);
    expect(manifests.map(({ origin }) => [origin.line, origin.column])).toEqual([
      [4, 42],
      [6, 5],
    ]);
  });

  it("in yet another is a mistake that says what to do", () => {
    const text = `apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: v1, kind: List, items: [${inner}]}\n`;

    expect(parseFile(text)).toEqual({
      objects: [],
      faults: [
        {
          ...{ rule: "invalid-manifest", severity: "error", foreign: false, line: 4, column: 42 },
          message:
            "This is a List in a List in a List: Slipway reads a List in a List and no deeper. Put the objects into one List.",
        },
      ],
      complete: false,
    });
  });
});

it("thousands of fields of one file are found in one go", () => {
  const count = 20_000;
  const text = `apiVersion: v1\nkind: List\nitems:\n${"  - {apiVersion: v1, kind: Secret, metadata: {name: x, a: 1}}\n".repeat(count)}`;
  const { manifests } = manifestsOf({ path: "a.yaml", text }, parseFile(text), { namespace: "default" });
  // the last, the first, and so on inward: a search from the place before would read the text 20,000 times
  const lines = manifests.map((_, index) => {
    const at = index % 2 === 0 ? count - 1 - index / 2 : (index - 1) / 2;
    const manifest = manifests[at];
    return manifest === undefined ? undefined : originOf(manifest, ["metadata", "a"]).line - at;
  });

  expect(new Set(lines)).toEqual(new Set([4]));
});
