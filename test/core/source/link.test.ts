import { expect, test } from "vitest";

import { destinationOf, linkedTreeOf, type Destination } from "#core/source/link.ts";

const file = { kind: "entry", entry: { path: "shared/base.yaml", kind: "file", blob: "base" } } as const;

function destination(links: Readonly<Record<string, string>>, link: string): Destination {
  const entries = [
    file.entry,
    { path: "module", kind: "submodule", blob: "m" } as const,
    ...Object.keys(links).map((path) => ({ path, kind: "link", blob: `blob of ${path}` }) as const),
  ];
  return destinationOf(linkedTreeOf(entries, new Map(Object.entries(links))), link);
}

const refused = (because: "link-leaves-tree" | "link-broken" | "link-loop"): Destination => ({
  kind: "refused",
  because,
});

const cases: readonly (readonly [string, string, Destination])[] = [
  ["a file in another folder is found", "../shared/base.yaml", file],
  ["dots and double slashes do not matter", ".././/shared/./base.yaml", file],
  ["a folder is found", "../shared", { kind: "folder", folder: "shared" }],
  ["a folder with a slash at its end is found", "../shared/", { kind: "folder", folder: "shared" }],
  ["the root is a folder", "..", { kind: "folder", folder: "" }],
  ["above the root is out of the tree", "../..", refused("link-leaves-tree")],
  ["out of the tree and back in is out of the tree", "../../repository/shared/base.yaml", refused("link-leaves-tree")],
  ["an absolute path is out of the tree", "/etc/passwd", refused("link-leaves-tree")],
  ["nothing is there", "../shared/other.yaml", refused("link-broken")],
  ["a file has nothing below it", "../shared/base.yaml/x", refused("link-broken")],
  ["a submodule is not read", "../module", refused("link-broken")],
  ["what is in a submodule is not read", "../module/x.yaml", refused("link-broken")],
  ["an empty target leads nowhere", "", refused("link-broken")],
  ["a link to itself goes round", "a.yaml", refused("link-loop")],
];

test.each(cases)("%s", (_, target, expected) => {
  expect(destination({ "clusters/a.yaml": target }, "clusters/a.yaml")).toEqual(expected);
});

test("a chain of links is followed to its end", () => {
  expect(destination({ "a.yaml": "b/c.yaml", b: "d", d: "shared", "shared/c.yaml": "base.yaml" }, "a.yaml")).toEqual(
    file,
  );
});

test("two dots after a linked folder lead out of the folder that it points to", () => {
  const links = {
    "clusters/a.yaml": "linked/../base.yaml",
    "clusters/linked": "../shared/deep",
    "shared/deep/x.yaml": "../base.yaml",
  };
  expect(destination(links, "clusters/a.yaml")).toEqual(file);
});

test("links that point to one another go round", () => {
  expect(destination({ a: "b", b: "c", c: "a" }, "a")).toEqual(refused("link-loop"));
});

test("a chain that leaves the tree at its end leaves the tree", () => {
  expect(destination({ a: "b", b: "../x" }, "a")).toEqual(refused("link-leaves-tree"));
});
