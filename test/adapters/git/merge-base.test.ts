import { afterEach, describe, expect, test } from "vitest";

import { cloneOf, opened, removeAll, repositoryOf } from "./opened.ts";

afterEach(removeAll);

const mergeBaseIn = async (directory: string) => (await opened(directory)).mergeBaseWithDefault();
const baseIn = async (directory: string) => (await mergeBaseIn(directory))?.revision;

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
  expect(await mergeBaseIn(directory)).toEqual({ revision: start, branch });
});

test("in a repository with one branch of another name alone it is HEAD, and no default branch is named", async () => {
  const { directory, git } = await repositoryOf({ "a.yaml": "1" });
  await git("branch", "-m", "trunk");
  expect(await mergeBaseIn(directory)).toEqual({ revision: await git("rev-parse", "HEAD") });
});

describe("without a default branch it is asked for", () => {
  const asksFor = /^No default branch was found.*--base origin\/main/;

  test("where there are several branches", async () => {
    const { directory, git } = await repositoryOf({ "a.yaml": "1" });
    await git("branch", "-m", "trunk");
    await git("switch", "--quiet", "-c", "topic");
    await expect(mergeBaseIn(directory)).rejects.toThrow(asksFor);
    await expect(mergeBaseIn(directory)).rejects.not.toThrow(/fetch/);
  });

  test("where HEAD is detached from the only branch", async () => {
    const { directory, git } = await repositoryOf({ "a.yaml": "1" }, { "a.yaml": "2" });
    await git("branch", "-m", "trunk");
    await git("checkout", "--quiet", "--detach", "HEAD~1");
    await expect(mergeBaseIn(directory)).rejects.toThrow(asksFor);
  });

  test("in a CI checkout of a pull request alone, with how to fetch more", async () => {
    const source = await repositoryOf({ "a.yaml": "1" });
    await source.git("switch", "--quiet", "-c", "feature");
    await source.commit({ "a.yaml": "2" });
    const { directory, git } = await repositoryOf();
    await git("remote", "add", "origin", `file://${source.directory}`);
    await git("fetch", "--quiet", "--depth=1", "origin", "+refs/heads/feature:refs/remotes/pull/7/merge");
    await git("checkout", "--quiet", "refs/remotes/pull/7/merge");
    await expect(mergeBaseIn(directory)).rejects.toThrow(asksFor);
    await expect(mergeBaseIn(directory)).rejects.toThrow(/git fetch --unshallow.*fetch-depth: 0/);
  });

  test("in a clone of one branch, with how to fetch the others", async () => {
    const source = await repositoryOf({ "a.yaml": "1" });
    await source.git("switch", "--quiet", "-c", "feature");
    const clone = await cloneOf(source, "--single-branch", "--branch=feature");
    await source.git("-C", clone, "remote", "set-head", "origin", "--delete").catch(() => undefined);
    await expect(mergeBaseIn(clone)).rejects.toThrow(asksFor);
    await expect(mergeBaseIn(clone)).rejects.toThrow(/git fetch origin .*fetch-depth: 0/);
  });
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
