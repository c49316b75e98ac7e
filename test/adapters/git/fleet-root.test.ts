import { realpath, rm } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, expect, test } from "vitest";

import { cloneOf, opened, removeAll, repositoryOf } from "./opened.ts";

afterEach(removeAll);

/** The fleet's root as it is found from a folder of the repository, from the repository's top. */
async function foundFrom(directory: string, folder: string) {
  const top = await realpath(directory);
  const { root, prefix } = await opened(join(top, folder), { isSearched: true });
  expect(root).toBe(join(top, prefix).replace(/\/$/, ""));
  return prefix;
}

const files = {
  "clusters/prod/a.yaml": "a",
  "clusters/prod/charts/x/values.yaml": "v",
  "team/crs/b.yaml": "b",
  "team/docs/c.md": "c",
  "other/.github/slipway.yml": "version: 1\n",
  "other/fleet/d.yaml": "d",
  "file/clusters": "a file",
  "file/below/e.yaml": "e",
  "e.yaml": "e",
};

test.each([
  ["", ""],
  ["clusters", ""],
  ["clusters/prod", ""],
  ["clusters/prod/charts/x", ""],
  ["team", "team/"],
  ["team/crs", "team/"],
  ["team/docs", "team/"],
  ["other/fleet", "other/"],
  ["file/below", ""],
])("from %j it is %j", async (folder, prefix) => {
  const { directory } = await repositoryOf(files);
  expect(await foundFrom(directory, folder)).toBe(prefix);
});

test("a configuration above wins over a folder's own clusters or crs", async () => {
  const nested = { ...files, ".github/slipway.yml": "version: 1\n", "clusters/prod/crs/c.yaml": "c" };
  const { directory } = await repositoryOf(nested);
  expect(await foundFrom(directory, "clusters/prod")).toBe("");
  expect(await foundFrom(directory, "other/fleet")).toBe("other/");
});

test("without any sign of a fleet it is the top of the working tree", async () => {
  const { directory } = await repositoryOf({ "a/b/c.yaml": "c" });
  expect(await foundFrom(directory, "a/b")).toBe("");
});

test("it is never above the top of the working tree", async () => {
  const { directory, git } = await repositoryOf({ "clusters/a.yaml": "a" });
  await git("init", "--quiet", "--initial-branch=main", "inner");
  expect((await opened(join(directory, "inner"), { isSearched: true })).root).toBe(join(directory, "inner"));
});

test("a fleet whose files are gone from the disk, and not from HEAD, is one", async () => {
  const { directory } = await repositoryOf(files);
  await rm(join(directory, "team", "crs"), { recursive: true });
  expect(await foundFrom(directory, "team/docs")).toBe("team/");
});

test("before the first commit the disk alone tells", async () => {
  const { directory, write } = await repositoryOf();
  await write(files);
  expect(await foundFrom(directory, "team/docs")).toBe("team/");
});

test("a folder that is given is the root, and so is a bare repository", async () => {
  const source = await repositoryOf(files);
  const given = join(source.directory, "clusters", "prod");
  expect(await opened(given)).toMatchObject({ root: given, prefix: "clusters/prod/" });
  const bare = await cloneOf(source, "--bare");
  expect(await opened(bare, { isSearched: true })).toMatchObject({ root: bare, prefix: "" });
});
