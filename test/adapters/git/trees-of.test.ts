import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, expect, test } from "vitest";

import { isManifestPath } from "#core/source/manifest-path.ts";

import { cloneOf, opened, removeAll, repositoryOf, rulesOf, textsOf, treeAt } from "./opened.ts";

afterEach(removeAll);

test("both trees are read, and an unchanged file is one object in both", async () => {
  const { directory, git } = await repositoryOf(
    { "a.yaml": "1", "b/c.yml": "2", "gone.json": "{}", "README.md": "no" },
    { "a.yaml": "3", "gone.json": null, "new.yaml": "4" },
  );
  const repository = await opened(directory);
  const [base, head] = await Promise.all([repository.resolveRevision("HEAD~1"), repository.resolveRevision("HEAD")]);
  const trees = await repository.treesOf(base, head, isManifestPath);
  expect(textsOf(trees.base)).toEqual({ "a.yaml": "1", "b/c.yml": "2", "gone.json": "{}" });
  expect(textsOf(trees.head)).toEqual({ "a.yaml": "3", "b/c.yml": "2", "new.yaml": "4" });
  expect(trees.head.files.get("b/c.yml")).toBe(trees.base.files.get("b/c.yml"));
  expect(trees.head.files.get("a.yaml")?.id).toBe(await git("rev-parse", "HEAD:a.yaml"));
  expect([trees.base.revision, trees.head.revision]).toEqual([base, head]);
});

test("a revision with itself is one tree, and nothing with nothing is empty", async () => {
  const { directory } = await repositoryOf({ "a.yaml": "1" });
  const repository = await opened(directory);
  const id = await repository.resolveRevision("HEAD");
  const trees = await repository.treesOf(id, id, isManifestPath);
  expect(trees.base).toBe(trees.head);
  expect(textsOf(trees.head)).toEqual({ "a.yaml": "1" });
  expect((await repository.treesOf("empty", "empty", isManifestPath)).head).toEqual({
    revision: "empty",
    files: new Map(),
    problems: [],
  });
});

test("names with spaces, quotes, line breaks, dashes and other letters are as they are", async () => {
  const names = [
    "a b.yaml",
    "-rf.yaml",
    "--output.yaml",
    "q\"uo'te.yaml",
    "line\nbreak.yaml",
    "tab\t.yaml",
    "Zürich/☸.yaml",
    "*.yaml",
    ":(top).yaml",
  ];
  const files = Object.fromEntries(names.map((name, n) => [name, String(n)]));
  const { directory } = await repositoryOf(files);
  expect(textsOf(await treeAt(directory, "HEAD"))).toEqual(files);
  expect(textsOf(await treeAt(directory, "worktree"))).toEqual(files);
});

test("a file without text, or without bytes, does not stop the others", async () => {
  const { directory } = await repositoryOf({
    "bin.yaml": Uint8Array.of(1, 0, 2),
    "latin.yaml": Uint8Array.of(0x5a, 0xfc, 0x0a),
    "empty.yaml": "",
    "lines.yaml": "\n\n missing\n",
    "z.yaml": "z",
  });
  const tree = await treeAt(directory, "HEAD");
  expect(textsOf(tree)).toEqual({
    "bin.yaml": "(binary)",
    "latin.yaml": "(not-utf-8)",
    "empty.yaml": "",
    "lines.yaml": "\n\n missing\n",
    "z.yaml": "z",
  });
  expect(rulesOf(tree)).toEqual([
    ["file-binary", "bin.yaml"],
    ["file-not-utf-8", "latin.yaml"],
  ]);
});

test("files that are too large are not read, whether first, last or many, and the others are", async () => {
  const large = "x".repeat(200);
  const { directory } = await repositoryOf({
    "a.yaml": large,
    "b.yaml": "b",
    "c.yaml": `${large}c`,
    "d.yaml": `${large}d`,
    "e.yaml": "e",
    "f.yaml": `${large}f`,
  });
  const limits = { fileBytes: 100, totalBytes: 1_000 };
  const tree = await treeAt(directory, "HEAD", { limits });
  const expected = {
    "a.yaml": "(too-large)",
    "b.yaml": "b",
    "c.yaml": "(too-large)",
    "d.yaml": "(too-large)",
    "e.yaml": "e",
    "f.yaml": "(too-large)",
  };
  expect(textsOf(tree)).toEqual(expected);
  expect(tree.problems[0]?.message).toMatch(/it has 200 bytes\.$/);
  expect(textsOf(await treeAt(directory, "worktree", { limits }))).toEqual(expected);
});

test("a hundred megabytes are a problem, and take neither memory nor long", async () => {
  const { directory } = await repositoryOf({ "big.yaml": Buffer.alloc(100_000_000, "a: 1\n"), "z.yaml": "z" });
  const before = process.memoryUsage().rss;
  const tree = await treeAt(directory, "HEAD");
  expect(textsOf(tree)).toEqual({ "big.yaml": "(too-large)", "z.yaml": "z" });
  expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
});

test("when all that may be read was read, the rest is told", async () => {
  const { directory } = await repositoryOf({
    "a.yaml": "a".repeat(60),
    "b.yaml": "b".repeat(60),
    "c.yaml": "c",
    "d.yaml": "d",
  });
  const tree = await treeAt(directory, "HEAD", { limits: { fileBytes: 100, totalBytes: 100 } });
  expect(textsOf(tree)).toMatchObject({ "a.yaml": "a".repeat(60), "c.yaml": "(too-much)", "d.yaml": "(too-much)" });
});

test("ten thousand files, and a folder two hundred deep, are read", async () => {
  const { directory } = await repositoryOf();
  const deep = `${"d/".repeat(200)}x.yaml`;
  const paths = [...Array.from({ length: 10_000 }, (_, n) => `many/${String(n)}.yaml`), deep];
  const files = paths.map((path) => `M 644 inline ${path}\ndata ${String(path.length)}\n${path}\n`);
  const input = `commit refs/heads/main\ncommitter F <f@example.com> 0 +0000\ndata 1\nm\n${files.join("")}`;
  execFileSync("git", ["fast-import", "--quiet"], { cwd: directory, input });
  const texts = textsOf(await treeAt(directory, "HEAD"));
  expect(texts).toEqual(Object.fromEntries(paths.map((path) => [path, path])));
});

test("submodules are a notice and their files are not there", async () => {
  const { directory, git } = await repositoryOf({ "a.yaml": "a" });
  const id = await git("rev-parse", "HEAD");
  await git("update-index", "--add", "--cacheinfo", `160000,${id},clusters/module`);
  await git("commit", "--quiet", "-m", "a submodule");
  await mkdir(join(directory, "clusters/module"), { recursive: true });
  for (const revision of ["HEAD", "worktree"]) {
    const tree = await treeAt(directory, revision);
    expect(textsOf(tree)).toEqual({ "a.yaml": "a" });
    expect(rulesOf(tree)).toEqual([["submodule", "clusters/module"]]);
  }
});

test("links inside the tree are followed, others refused: in a revision and in the working tree", async () => {
  const { directory } = await repositoryOf({
    "base/a.yaml": "a",
    "clusters/one.yaml": { link: "../base/a.yaml" },
    "clusters/prod": { link: "../base" },
    "clusters/passwd.yaml": { link: "/etc/passwd" },
    "clusters/up.yaml": { link: "../../x.yaml" },
    "clusters/broken.yaml": { link: "none.yaml" },
    "clusters/self": { link: "." },
  });
  for (const revision of ["HEAD", "worktree"]) {
    const tree = await treeAt(directory, revision);
    expect(textsOf(tree)).toEqual({
      "base/a.yaml": "a",
      "clusters/one.yaml": "a",
      "clusters/prod/a.yaml": "a",
      "clusters/passwd.yaml": "(link-leaves-tree)",
      "clusters/up.yaml": "(link-leaves-tree)",
      "clusters/broken.yaml": "(link-broken)",
    });
    expect(rulesOf(tree)).toEqual([
      ["link-broken", "clusters/broken.yaml"],
      ["link-leaves-tree", "clusters/passwd.yaml"],
      ["link-leaves-tree", "clusters/up.yaml"],
      ["link-loop", "clusters/self"],
    ]);
  }
});

test("a link out of the folder that is the fleet leaves the tree, though not the repository", async () => {
  const { directory } = await repositoryOf({ "base.yaml": "b", "fleet/a.yaml": { link: "../base.yaml" } });
  expect(textsOf(await treeAt(join(directory, "fleet"), "HEAD"))).toEqual({ "a.yaml": "(link-leaves-tree)" });
});

test("what a partial clone lacks is a problem for each file, at once, and the others are read", async () => {
  const source = await repositoryOf({ "a.yaml": "1", "b.yaml": "b" }, { "a.yaml": "2" });
  const clone = await cloneOf(source, "--filter=blob:none");
  const repository = await opened(clone);
  const [base, head] = await Promise.all([repository.resolveRevision("HEAD~1"), repository.resolveRevision("HEAD")]);
  const trees = await repository.treesOf(base, head, isManifestPath);
  expect(textsOf(trees.base)).toEqual({ "a.yaml": "(missing)", "b.yaml": "b" });
  expect(textsOf(trees.head)).toEqual({ "a.yaml": "2", "b.yaml": "b" });
  expect(trees.base.problems[0]?.message).toMatch(/partial clone.*git fetch --refetch --no-filter/);
  await source.git("-C", clone, "fetch", "--quiet", "--refetch", "--no-filter", "origin");
  expect(textsOf((await repository.treesOf(base, head, isManifestPath)).base)).toEqual({
    "a.yaml": "1",
    "b.yaml": "b",
  });
});

test("a commit is what its id says, though another stands in for it", async () => {
  const { directory, git } = await repositoryOf({ "a.yaml": "1" }, { "a.yaml": "2" });
  await git("replace", "HEAD", "HEAD~1");
  expect(textsOf(await treeAt(directory, "HEAD"))).toEqual({ "a.yaml": "2" });
});

test("a damaged repository fails with what to do", async () => {
  const { directory, git } = await repositoryOf({ "a.yaml": "1" });
  const repository = await opened(directory);
  await git("update-ref", "-d", "refs/heads/main");
  await expect(repository.treesOf("empty", "1".repeat(40), isManifestPath)).rejects.toThrow(
    /git ls-tree failed.*git fsck/,
  );
});
