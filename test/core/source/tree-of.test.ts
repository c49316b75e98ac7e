import { expect, test } from "vitest";

import type { Content } from "#core/source/content.ts";
import { isManifestPath } from "#core/source/manifest-path.ts";
import { isText, type SourceTree } from "#core/source/source-tree.ts";
import { sourceTreeOf } from "#core/source/tree-of.ts";
import type { TreeEntry } from "#core/source/tree-entry.ts";
import { wantedFilesOf } from "#core/source/wanted-files.ts";

type Files = Readonly<Record<string, Content | undefined>>;

function treeOf(files: Files, more: readonly TreeEntry[] = [], like?: SourceTree): SourceTree {
  const entries = Object.keys(files).map((path) => ({ path, kind: "file", blob: `id of ${path}` }) as const);
  const wanted = wantedFilesOf({ revision: "r", entries: [...entries, ...more], targets: new Map() }, () => true);
  const readOf = (entry: TreeEntry) => {
    const content = files[entry.path];
    return content === undefined ? undefined : { id: `id of ${entry.path}`, content };
  };
  return sourceTreeOf(wanted, readOf, like);
}

test("a file that could be read has its text, and one that vanished is not there", () => {
  expect(treeOf({ "a.yaml": { text: "a" }, "b.yaml": undefined })).toEqual({
    revision: "r",
    files: new Map([["a.yaml", { path: "a.yaml", id: "id of a.yaml", text: "a" }]]),
    problems: [],
  });
});

test("a file that is the same in the other tree is the same object", () => {
  const base = treeOf({ "a.yaml": { text: "a" } });
  expect(treeOf({ "a.yaml": { text: "a" } }, [], base).files.get("a.yaml")).toBe(base.files.get("a.yaml"));
});

test("isText tells files with text from those without", () => {
  const tree = treeOf({ "a.yaml": { text: "" }, "b.yaml": { unreadable: "binary" } });
  expect([...tree.files.values()].map(isText)).toEqual([true, false]);
});

test("a file without text is a problem at its first line, the others go on", () => {
  const tree = treeOf({ "a.yaml": { unreadable: "too-large" }, "b.yaml": { text: "b" } });
  expect([...tree.files.keys()]).toEqual(["a.yaml", "b.yaml"]);
  expect(tree.problems).toMatchObject([
    { rule: "file-too-large", severity: "error", origin: { path: "a.yaml", line: 1, column: 1 } },
  ]);
});

test("a picture that is wanted is no problem, a manifest that is none is", () => {
  const binary = { unreadable: "binary" } as const;
  const { problems } = treeOf({ "logo.png": binary, "a.yaml": binary });
  expect(problems.map(({ rule, origin }) => [rule, origin.path])).toEqual([["file-binary", "a.yaml"]]);
});

test("submodules and repositories in folders are notices", () => {
  const { problems } = treeOf({}, [
    { path: "m", kind: "submodule", blob: "1" },
    { path: "n", kind: "nested" },
  ]);
  expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([
    ["submodule", "notice"],
    ["nested-repository", "notice"],
  ]);
});

test("a refused link to a folder is a warning, to a manifest an error, and says where it leads", () => {
  const entries = ["prod", "a.yaml"].map((path) => ({ path, kind: "link", blob: "l" }) as const);
  const targets = new Map([
    ["prod", "/srv"],
    ["a.yaml", "../b\u001b[31m`x`"],
  ]);
  const wanted = wantedFilesOf({ revision: "r", entries, targets }, isManifestPath);
  const { problems } = sourceTreeOf(wanted, () => undefined);
  expect(problems.map(({ severity, origin }) => [severity, origin.path])).toEqual([
    ["error", "a.yaml"],
    ["warning", "prod"],
  ]);
  expect(problems[0]?.message).toMatch(/It points to \.\.\/b�\[31m`x`\.$/);
});

test("ten thousand files of one fault are ten problems and one that counts the others", () => {
  const files = Array.from({ length: 10_000 }, (_, n) => [`${String(n)}.yaml`, { unreadable: "missing" }] as const);
  const { problems } = treeOf(Object.fromEntries(files));
  expect(problems).toHaveLength(11);
  expect(problems[10]?.message).toMatch(/^9990 more files have the same problem, 10\.yaml first: /);
});

test.each(["a\nb.yaml", "a\u2028b.yaml", "a\u0007/b.yaml", "a\u0085.yaml"])("a file named %j is an error", (path) => {
  expect(treeOf({ [path]: { text: "a" } }).problems).toMatchObject([
    { rule: "file-name-control-character", severity: "error", origin: { path } },
  ]);
});
