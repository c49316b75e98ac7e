import { describe, expect, test } from "vitest";

import { readBoth, rememberingParser } from "#core/manifest/read-files.ts";
import type { SourceFile } from "#core/source/source-tree.ts";

function fileOf(path: string, text: string): SourceFile {
  return { path, id: text, text };
}

function object(kind: string, name: string): string {
  return `apiVersion: example.com/v1\nkind: ${kind}\nmetadata: { name: ${name} }\n`;
}

const unreadable: SourceFile = { path: "u.yaml", id: "u", unreadable: "binary" };

test("a blob is parsed once, wherever it is", () => {
  const parse = rememberingParser();
  const [one, other] = [fileOf("a.yaml", object("A", "a")), fileOf("b.yaml", object("A", "a"))];
  expect("text" in one && "text" in other && parse(one) === parse(other)).toBe(true);
});

describe("two revisions", () => {
  test("share the manifests of a file that is the same", () => {
    const [same, before, after] = [
      fileOf("a.yaml", object("A", "a")),
      fileOf("b.yaml", object("A", "b")),
      fileOf("b.yaml", object("B", "b")),
    ];
    const { base, head } = readBoth([same, before], [same, after], "default", rememberingParser());
    expect(head.manifests.map((manifest, index) => manifest === base.manifests[index])).toEqual([true, false]);
  });

  test("share the objects of a file that moved, whose place is another", () => {
    const text = object("A", "a");
    const { base, head } = readBoth([fileOf("a.yaml", text)], [fileOf("b.yaml", text)], "default", rememberingParser());
    expect(head.manifests[0]?.object).toBe(base.manifests[0]?.object);
    expect(head.manifests[0]?.origin.path).toBe("b.yaml");
  });

  test("know the kinds without a namespace by the definitions in either", () => {
    const definition =
      "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: as.example.com }\nspec: { group: example.com, scope: Cluster, names: { kind: A } }\n";
    const both = readBoth(
      [fileOf("a.yaml", object("A", "a"))],
      [fileOf("d.yaml", definition)],
      "sea",
      rememberingParser(),
    );
    expect(both.base.manifests.map(({ key }) => key)).toEqual(["example.com/A//a"]);
  });
});

test("files that were not read in full are named, and what they hold is given", () => {
  const files = [fileOf("a.yaml", `${object("A", "a")}---\nb: [\n`), fileOf("b.yaml", object("A", "b")), unreadable];
  const { head } = readBoth([], files, "default", rememberingParser());
  expect({ unread: [...head.unread], keys: head.manifests.map(({ key }) => key) }).toEqual({
    unread: ["a.yaml", "u.yaml"],
    keys: ["example.com/A/default/a", "example.com/A/default/b"],
  });
});
