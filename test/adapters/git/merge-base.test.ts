import { afterEach, expect, test } from "vitest";

import { cloneOf, opened, removeAll, repositoryOf } from "./opened.ts";

afterEach(removeAll);

const baseIn = async (directory: string) => (await opened(directory)).mergeBaseWithDefault();

test("before the first commit it is empty", async () => {
  const { directory } = await repositoryOf();
  expect(await baseIn(directory)).toBe("empty");
});

test("on the default branch it is HEAD", async () => {
  const { directory, git } = await repositoryOf({ "a.yaml": "1" });
  expect(await baseIn(directory)).toBe(await git("rev-parse", "HEAD"));
});

test.each(["main", "master", "trunk"])("on another branch it is where that left %s", async (branch) => {
  const { directory, git, commit } = await repositoryOf({ "a.yaml": "1" });
  await git("branch", "-m", branch);
  await git("config", "init.defaultBranch", "trunk");
  const start = await git("rev-parse", "HEAD");
  await git("switch", "--quiet", "-c", "topic");
  await commit({ "a.yaml": "2" });
  await git("switch", "--quiet", branch);
  await commit({ "b.yaml": "3" });
  await git("switch", "--quiet", "topic");
  expect(await baseIn(directory)).toBe(start);
});

test("without any such branch it is HEAD", async () => {
  const { directory, git } = await repositoryOf({ "a.yaml": "1" });
  await git("branch", "-m", "odd");
  expect(await baseIn(directory)).toBe(await git("rev-parse", "HEAD"));
});

test("the remote's default branch counts before local names", async () => {
  const source = await repositoryOf({ "a.yaml": "1" });
  await source.git("switch", "--quiet", "-c", "develop");
  const tip = await source.commit({ "a.yaml": "2" });
  expect(await baseIn(await cloneOf(source))).toBe(tip);
});

test("a checkout in CI, with a detached HEAD and only the remote's branches, has one", async () => {
  const source = await repositoryOf({ "a.yaml": "1" });
  const start = await source.git("rev-parse", "HEAD");
  await source.git("switch", "--quiet", "-c", "topic");
  await source.commit({ "a.yaml": "2" });
  const clone = await cloneOf(source);
  await source.git("-C", clone, "checkout", "--quiet", "--detach");
  await source.git("-C", clone, "branch", "-D", "topic");
  await source.git("-C", clone, "remote", "set-head", "origin", "--delete");
  expect(await baseIn(clone)).toBe(start);
});

test("histories that share nothing have none", async () => {
  const { directory, git, commit } = await repositoryOf({ "a.yaml": "1" });
  await git("switch", "--quiet", "--orphan", "other");
  await commit({ "b.yaml": "2" });
  expect(await baseIn(directory)).toBeUndefined();
});

test("a shallow clone that hides the common commit says how to get it", async () => {
  const source = await repositoryOf({ "a.yaml": "1" });
  await source.git("switch", "--quiet", "-c", "topic");
  await source.commit({ "a.yaml": "2" });
  await source.git("switch", "--quiet", "main");
  await source.commit({ "b.yaml": "3" });
  const clone = await cloneOf(source, "--depth=1", "--no-single-branch");
  await source.git("-C", clone, "checkout", "--quiet", "topic");
  await expect(baseIn(clone)).rejects.toThrow(/no common commit in this clone.*--unshallow.*--base/);
});
