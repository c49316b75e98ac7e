import { execFileSync } from "node:child_process";
import { chmod, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, expect, test } from "vitest";

import { isManifestPath } from "#core/source/manifest-path.ts";

import { cloneOf, opened, removeAll, repositoryOf, rulesOf, textsOf, treeAt } from "./opened.ts";

afterEach(removeAll);

test("changed and new files count, ignored and deleted ones do not, staged or not", async () => {
  const { directory, write, git } = await repositoryOf({
    "same.yaml": "1",
    "changed.yaml": "1",
    "staged.yaml": "1",
    "both.yaml": "1",
    "deleted.yaml": "1",
    "removed.yaml": "1",
    "kept.yaml": "1",
    ".gitignore": "ignored.yaml\n",
  });
  await write({ "staged.yaml": "2", "both.yaml": "2", "added.yaml": "2" });
  await git("add", "--all");
  await git("rm", "--quiet", "removed.yaml");
  await git("rm", "--quiet", "--cached", "kept.yaml");
  await write({ "both.yaml": "3", "changed.yaml": "3", "new.yaml": "3", "deleted.yaml": null, "ignored.yaml": "3" });
  expect(textsOf(await treeAt(directory, "worktree"))).toEqual({
    "same.yaml": "1",
    "changed.yaml": "3",
    "staged.yaml": "2",
    "both.yaml": "3",
    "added.yaml": "2",
    "kept.yaml": "1",
    "new.yaml": "3",
  });
});

test("a file that is the same on the disk as in a commit is the same object in both trees", async () => {
  const { directory, write } = await repositoryOf({ "a.yaml": "1" }, { "a.yaml": "2" });
  await write({ "a.yaml": "1" });
  const repository = await opened(directory);
  const { base, head } = await repository.treesOf(
    await repository.resolveRevision("HEAD~1"),
    "worktree",
    isManifestPath,
  );
  expect(head.files.get("a.yaml")).toBe(base.files.get("a.yaml"));
});

test("of some paths it is told what is there, at a commit and in the working tree", async () => {
  const { directory, write, git } = await repositoryOf({
    "fleet/a/x.yaml": "x",
    "fleet/a/y.md": "y",
    "fleet/*.yaml": "star",
    "fleet/gone.yaml": "g",
    ".gitignore": "ignored.yaml\n",
  });
  await git("rm", "--quiet", "fleet/gone.yaml");
  await write({ "fleet/new\n.yaml": "n", "fleet/ignored.yaml": "i" });
  const { pathsAt } = await opened(join(directory, "fleet"));
  const paths = ["a", "*.yaml", "gone.yaml", "new\n.yaml", "ignored.yaml", "-x", "b"];
  const isAmong = (found: readonly string[]) =>
    paths.filter((path) => found.some((each) => each === path || each.startsWith(`${path}/`)));
  expect(isAmong(await pathsAt("worktree", paths))).toEqual(["a", "*.yaml", "new\n.yaml"]);
  expect(isAmong(await pathsAt(await git("rev-parse", "HEAD"), paths))).toEqual(["a", "*.yaml", "gone.yaml"]);
  expect(await pathsAt("empty", paths)).toEqual([]);
});

test("a repository without commits has a working tree", async () => {
  const { directory, write } = await repositoryOf();
  await write({ "a.yaml": "1" });
  expect(textsOf(await treeAt(directory, "worktree"))).toEqual({ "a.yaml": "1" });
});

test("a file that is only intended to be added is there", async () => {
  const { directory, write, git } = await repositoryOf();
  await write({ "a.yaml": "1" });
  await git("add", "--intent-to-add", "a.yaml");
  expect(textsOf(await treeAt(directory, "worktree"))).toEqual({ "a.yaml": "1" });
});

test("a file with a conflict is a problem, though it is not on the disk, and the others are read", async () => {
  const { directory, write, git, commit } = await repositoryOf({ "a.yaml": "1\n", "b.yaml": "b", "z.yaml": "z" });
  await git("switch", "--quiet", "-c", "topic");
  await commit({ "a.yaml": "2\n", "b.yaml": null });
  await git("switch", "--quiet", "main");
  await commit({ "a.yaml": "3\n", "b.yaml": "bb" });
  await git("merge", "topic").catch(() => undefined);
  await write({ "b.yaml": null });
  const tree = await treeAt(directory, "worktree");
  expect(textsOf(tree)).toEqual({ "a.yaml": "(unmerged)", "b.yaml": "(unmerged)", "z.yaml": "z" });
  expect(tree.problems[0]?.message).toMatch(/conflict\. Resolve it, and run "git add"/);
});

test("what a sparse checkout leaves out is read from the index", async () => {
  const { directory, git } = await repositoryOf({ "a/x.yaml": "x", "b/y.yaml": "y" });
  await git("sparse-checkout", "set", "--cone", "--sparse-index", "a");
  expect(textsOf(await treeAt(directory, "worktree"))).toEqual({ "a/x.yaml": "x", "b/y.yaml": "y" });
});

test("what a sparse partial clone lacks is a problem", async () => {
  const source = await repositoryOf({ "a/x.yaml": "x", "b/y.yaml": "y" });
  const clone = await cloneOf(source, "--filter=blob:none", "--sparse");
  const tree = await treeAt(clone, "worktree");
  expect(textsOf(tree)).toEqual({ "a/x.yaml": "(missing)", "b/y.yaml": "(missing)" });
});

test("a repository in a folder is a notice", async () => {
  const { directory, git, write } = await repositoryOf({ "a.yaml": "a" });
  await git("init", "--quiet", "inner");
  await write({ "inner/b.yaml": "b" });
  const tree = await treeAt(directory, "worktree");
  expect(textsOf(tree)).toEqual({ "a.yaml": "a" });
  expect(rulesOf(tree)).toEqual([["nested-repository", "inner"]]);
});

test("new links count, and a file that a link took the place of is what the link points to", async () => {
  const { directory, write } = await repositoryOf({ "a.yaml": "a", "b.yaml": "b" });
  await write({ "b.yaml": { link: "a.yaml" }, "c.yaml": { link: "a.yaml" }, "d.yaml": { link: "/etc/hostname" } });
  expect(textsOf(await treeAt(directory, "worktree"))).toEqual({
    "a.yaml": "a",
    "b.yaml": "a",
    "c.yaml": "a",
    "d.yaml": "(link-leaves-tree)",
  });
});

test("a folder that a link took the place of is not read through", async () => {
  const { directory } = await repositoryOf({ "etc/hostname": "mine", "a.yaml": "a" });
  await rm(join(directory, "etc"), { recursive: true });
  await symlink("/etc", join(directory, "etc"));
  const repository = await opened(directory);
  const { head } = await repository.treesOf("empty", "worktree", () => true);
  expect(textsOf(head)).toEqual({ "a.yaml": "a", etc: "(link-leaves-tree)" });
});

test("a pipe in a file's place does not make it wait", async () => {
  const { directory } = await repositoryOf({ "a.yaml": "a", "b.yaml": "b" });
  await rm(join(directory, "b.yaml"));
  execFileSync("sh", ["-c", 'mkfifo "$0"', join(directory, "b.yaml")]);
  expect(textsOf(await treeAt(directory, "worktree"))).toEqual({ "a.yaml": "a" });
});

test("a name that is no UTF-8 is read, shown escaped, and told", async () => {
  const { directory, git } = await repositoryOf({ "a.yaml": "a", "\\xff.yaml": "real" });
  const place = (name: string) => Buffer.concat([Buffer.from(`${directory}/`), Buffer.from(name, "latin1")]);
  await writeFile(place("\u00fc b.yaml"), "ü");
  await writeFile(place("\u00ff.yaml"), "not read: its name would be another's");
  const expected = { "a.yaml": "a", "\\xff.yaml": "real", "\\xfc b.yaml": "ü" };
  const tree = await treeAt(directory, "worktree");
  expect(textsOf(tree)).toEqual(expected);
  expect(rulesOf(tree)).toEqual([["file-name-not-utf-8", "\\xfc b.yaml"]]);
  await git("add", "--all");
  await git("commit", "--quiet", "-m", "names");
  expect(textsOf(await treeAt(directory, "HEAD"))).toEqual(expected);
  await writeFile(place("\u00fc b.yaml"), "changed");
  expect(textsOf(await treeAt(directory, "worktree"))).toEqual({ ...expected, "\\xfc b.yaml": "changed" });
});

test.skipIf(process.getuid?.() === 0)("a file that may not be read is a problem", async () => {
  const { directory, write } = await repositoryOf({ "a.yaml": "a" });
  await write({ "b.yaml": "b" });
  await chmod(join(directory, "b.yaml"), 0);
  expect(textsOf(await treeAt(directory, "worktree"))).toEqual({ "a.yaml": "a", "b.yaml": "(not-permitted)" });
});

test("line endings that git converts do not matter", async () => {
  const { directory, write, git } = await repositoryOf({ "a.yaml": "a\n", ".gitattributes": "*.yaml text eol=crlf\n" });
  await git("config", "core.autocrlf", "true");
  await write({ "b.yaml": "b\r\n" });
  expect(textsOf(await treeAt(directory, "worktree"))).toEqual({ "a.yaml": "a\n", "b.yaml": "b\r\n" });
});
