import { chown, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, expect, test } from "vitest";

import { GitError } from "#adapters/git/git-error.ts";
import { notOpened } from "#adapters/git/open-error.ts";

import { cloneOf, environment, opened, removeAll, removeLater, repositoryOf, textsOf, treeAt } from "./opened.ts";

afterEach(removeAll);

const emptyFolder = async () => removeLater(await mkdtemp(join(tmpdir(), "slipway-none-")));

test("a folder without a repository is told with what to do", async () => {
  const directory = await emptyFolder();
  const error = await opened(directory).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(GitError);
  expect(error).toHaveProperty("retry", "later");
  expect(error).toHaveProperty("message", expect.stringMatching(/is in no git repository.*git init\.$/));
});

test("a folder that is not there, and a file, are told as such", async () => {
  const { directory } = await repositoryOf({ "a.yaml": "a" });
  await expect(opened(join(directory, "none"))).rejects.toThrow(/There is no folder .*none\. Give --dir/);
  await expect(opened(join(directory, "a.yaml"))).rejects.toThrow(/a\.yaml is no folder/);
});

test("the git folder itself is refused, for it has no working tree to compare", async () => {
  const { directory } = await repositoryOf({ "a.yaml": "a" });
  await expect(opened(join(directory, ".git"))).rejects.toThrow(
    /\.git is not in the working tree of its repository.*--dir/,
  );
});

test("a folder whose repository has its working tree elsewhere is refused", async () => {
  const { directory, git } = await repositoryOf({ "a.yaml": "a" });
  await git("config", "core.worktree", await emptyFolder());
  await expect(opened(directory)).rejects.toThrow(/is not in the working tree.*core\.worktree/);
});

test.skipIf(process.getuid?.() !== 0)("a repository of another user is told with what to do", async () => {
  const { directory } = await repositoryOf({ "a.yaml": "a" });
  await chown(join(directory, ".git"), 12_345, 12_345);
  await chown(directory, 12_345, 12_345);
  await expect(opened(directory)).rejects.toThrow(/belongs to another user.*git config --global --add safe\.directory/);
});

test("what git says of another user's repository is told with what to do", () => {
  const said = "fatal: detected dubious ownership in repository at '/fleet'\nTo add an exception ...";
  expect(notOpened("/fleet", said).message).toMatch(/^\/fleet belongs to another user.*safe\.directory \/fleet/);
});

test("without git, git is asked for", async () => {
  const { directory } = await repositoryOf();
  const nowhere = { environment: { ...environment, PATH: directory } };
  await expect(opened(directory, nowhere)).rejects.toThrow(/git was not found\. Install git/);
});

test("a folder of a repository is a fleet of its own, its paths are relative to it", async () => {
  const { directory } = await repositoryOf({ "fleet/ a/x.yaml": "x", "other.yaml": "o" });
  const folder = join(directory, "fleet");
  const { hasWorkTree, prefix } = await opened(folder);
  expect({ hasWorkTree, prefix }).toEqual({ hasWorkTree: true, prefix: "fleet/" });
  expect(textsOf(await treeAt(folder, "HEAD"))).toEqual({ " a/x.yaml": "x" });
  expect(textsOf(await treeAt(folder, "worktree"))).toEqual({ " a/x.yaml": "x" });
});

test("a folder that no commit has yet is an empty fleet there", async () => {
  const { directory } = await repositoryOf({ "a.yaml": "a" });
  const folder = join(directory, "new\nfolder");
  await mkdir(folder);
  expect((await opened(folder)).prefix).toBe("new\nfolder/");
  expect(textsOf(await treeAt(folder, "HEAD"))).toEqual({});
});

test("a bare repository has revisions and no working tree", async () => {
  const source = await repositoryOf({ "a.yaml": "a" });
  const bare = await cloneOf(source, "--bare");
  expect((await opened(bare)).hasWorkTree).toBe(false);
  expect(textsOf(await treeAt(bare, "main"))).toEqual({ "a.yaml": "a" });
  await expect(treeAt(bare, "worktree")).rejects.toThrow(/has no working tree.*--head HEAD/);
});

test("a repository with SHA-256 works, its working tree too", async () => {
  const { directory, git } = await repositoryOf();
  const folder = join(directory, "sha256");
  await git("init", "--quiet", "--object-format=sha256", folder);
  await git("-C", folder, "commit", "--quiet", "--allow-empty", "-m", "first");
  const repository = await opened(folder);
  expect(await repository.resolveRevision("HEAD")).toMatch(/^[0-9a-f]{64}$/);
  const empty = "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";
  expect(await repository.resolveRevision(empty)).toBe("empty");
  await writeFile(join(folder, "a.yaml"), "a");
  const onDisk = await treeAt(folder, "worktree");
  await git("-C", folder, "add", "--all");
  await git("-C", folder, "commit", "--quiet", "-m", "second");
  expect((await treeAt(folder, "HEAD")).files).toEqual(onDisk.files);
});

test("variables that a hook sets do not lead to another repository", async () => {
  const one = await repositoryOf({ "one.yaml": "1" });
  const two = await repositoryOf({ "two.yaml": "2" });
  const hook = {
    GIT_DIR: join(two.directory, ".git"),
    GIT_WORK_TREE: two.directory,
    GIT_INDEX_FILE: join(two.directory, ".git/index"),
    GIT_OBJECT_DIRECTORY: join(two.directory, ".git/objects"),
    GIT_CONFIG_PARAMETERS: "'core.bare=true'",
    GIT_TRACE: "2",
  };
  const tree = await treeAt(one.directory, "worktree", { environment: { ...environment, ...hook } });
  expect(textsOf(tree)).toEqual({ "one.yaml": "1" });
});
