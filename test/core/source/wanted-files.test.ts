import { expect, test } from "vitest";

import { mostBehindLinks } from "#core/source/behind-links.ts";
import { isManifestPath } from "#core/source/manifest-path.ts";
import type { Listing, TreeEntry } from "#core/source/tree-entry.ts";
import { wantedFilesOf } from "#core/source/wanted-files.ts";

const file = (path: string): TreeEntry => ({ path, kind: "file", blob: `blob of ${path}` });

function listing(entries: readonly TreeEntry[], links: Readonly<Record<string, string>> = {}): Listing {
  const linkEntries = Object.keys(links).map((path) => ({ path, kind: "link", blob: `blob of ${path}` }) as const);
  return { revision: "r", entries: [...entries, ...linkEntries], targets: new Map(Object.entries(links)) };
}

const wantedOf = (entries: readonly TreeEntry[], links?: Readonly<Record<string, string>>) =>
  wantedFilesOf(listing(entries, links), isManifestPath);

test("wanted files are selected and others are not", () => {
  expect(wantedOf([file("a.yaml"), file("README.md")])).toEqual({
    revision: "r",
    files: [{ path: "a.yaml", entry: file("a.yaml") }],
    refused: [],
    refusedFolders: [],
    notFollowed: [],
    submodules: [],
    misnamed: [],
  });
});

test("submodules, repositories in folders and names that are no UTF-8 are told", () => {
  const module: TreeEntry = { path: "m", kind: "submodule", blob: "1" };
  const nested: TreeEntry = { path: "n", kind: "nested" };
  const misnamed: TreeEntry = { ...file("\\xff.yaml"), rawPath: Uint8Array.of(0xff) };
  const { submodules, misnamed: names } = wantedOf([module, nested, misnamed]);
  expect({ submodules, names }).toEqual({ submodules: [module, nested], names: ["\\xff.yaml"] });
});

test("a link's own name decides whether it is wanted", () => {
  const { files } = wantedOf([file("shared/base.txt")], { "a.yaml": "shared/base.txt", "b.txt": "shared/base.txt" });
  expect(files).toEqual([{ path: "a.yaml", entry: file("shared/base.txt") }]);
});

test("files of a linked folder are there under the link, links in it too", () => {
  const entries = [file("base/a.yaml"), file("base/deep/b.yaml"), file("base/c.txt"), file("other.yaml")];
  const { files } = wantedOf(entries, { "clusters/prod": "../base", "base/o.yaml": "../other.yaml" });
  expect(files.map(({ path, entry }) => [path, entry.path])).toEqual([
    ["base/a.yaml", "base/a.yaml"],
    ["base/deep/b.yaml", "base/deep/b.yaml"],
    ["other.yaml", "other.yaml"],
    ["clusters/prod/a.yaml", "base/a.yaml"],
    ["clusters/prod/deep/b.yaml", "base/deep/b.yaml"],
    ["base/o.yaml", "other.yaml"],
    ["clusters/prod/o.yaml", "other.yaml"],
  ]);
});

test("a refused link is a file where its name is wanted, and stands for a folder otherwise", () => {
  const { refused, refusedFolders } = wantedOf([], { "a.yaml": "/etc/passwd", prod: "../elsewhere" });
  expect(refused).toEqual([
    { path: "a.yaml", id: "blob of a.yaml", unreadable: "link-leaves-tree", detail: "/etc/passwd" },
  ]);
  expect(refusedFolders).toEqual([
    { path: "prod", id: "blob of prod", unreadable: "link-leaves-tree", detail: "../elsewhere" },
  ]);
});

test("a link to a folder that it is in is not followed", () => {
  const { files, refusedFolders } = wantedOf([file("a/x.yaml")], { "a/up": "..", "a/here": "." });
  expect(files.map(({ path }) => path)).toEqual(["a/x.yaml"]);
  expect(refusedFolders.map(({ path, unreadable }) => [path, unreadable])).toEqual([
    ["a/up", "link-loop"],
    ["a/here", "link-loop"],
  ]);
});

test("folders that link to one another are each seen once through the other", () => {
  const { files, refusedFolders } = wantedOf([file("a/x.yaml"), file("b/y.yaml")], { "a/b": "../b", "b/a": "../a" });
  expect(files.map(({ path }) => path)).toEqual(["a/x.yaml", "b/y.yaml", "a/b/y.yaml", "b/a/x.yaml"]);
  expect(refusedFolders.map(({ path }) => path)).toEqual(["a/b/a", "b/a/b"]);
});

test("links that multiply are followed so far and no further, and the rest is told", () => {
  const levels = Array.from({ length: 24 }, (_, level) => level);
  const links = levels.flatMap((level) =>
    [1, 2].map((n) => [`l${String(level)}/to${String(n)}`, `../l${String(level + 1)}`]),
  );
  const { files, notFollowed } = wantedOf([file("l24/x.yaml")], Object.fromEntries(links));
  expect(files.length).toBeLessThanOrEqual(mostBehindLinks.files);
  expect(notFollowed.length).toBeGreaterThan(0);
});
