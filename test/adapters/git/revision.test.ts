import { afterEach, beforeEach, expect, test } from "vitest";

import { GitError } from "#adapters/git/git-error.ts";

import type { FleetRepository } from "../../support/fleet-repository.ts";
import { cloneOf, opened, removeAll, repositoryOf } from "./opened.ts";

let repository: FleetRepository;
let first: string;
let second: string;

beforeEach(async () => {
  repository = await repositoryOf({ "a.yaml": "1" });
  first = await repository.git("rev-parse", "HEAD");
  second = await repository.commit({ "a.yaml": "2" });
  await repository.git("tag", "-a", "-m", "one", "v1", first);
  await repository.git("branch", "topic/x", first);
});

afterEach(removeAll);

const resolved = async (text: string) => (await opened(repository.directory)).resolveRevision(text);

test("every way to name a commit gives its full id", async () => {
  const names = [
    "HEAD",
    "main",
    "HEAD~1",
    "v1",
    "topic/x",
    first.slice(0, 8),
    first,
    "refs/heads/main",
    "@{0}",
    "HEAD^{/a change}",
  ];
  expect(await Promise.all(names.map(resolved))).toEqual([
    second,
    second,
    first,
    first,
    first,
    first,
    first,
    second,
    second,
    second,
  ]);
});

test("nothing, empty, the empty tree and the working tree have words of their own", async () => {
  const names = ["", "empty", "4b825dc642cb6eb9a060e54bf8d69288fbee4904", "worktree"];
  expect(await Promise.all(names.map(resolved))).toEqual(["empty", "empty", "empty", "worktree"]);
});

test.each([
  "nope",
  "HEAD~9",
  "0000000000000000000000000000000000000001",
  "HEAD..main",
  "HEAD^{tree}",
  "HEAD:a.yaml",
  "^HEAD",
  "^main~1",
  "HEAD^!",
  "HEAD^@",
  " ",
  "a\0b",
])("%j is no revision, and that is said", async (text) => {
  const error = await resolved(text).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(GitError);
  expect(error).toHaveProperty("retry", "never");
  expect(error).toHaveProperty("message", expect.stringMatching(/^There is no revision .*"git fetch"/));
});

test.each(["--all", "-h", "--output=x", "--git-dir"])("%s is no option to git", async (text) => {
  await expect(resolved(text)).rejects.toThrow(`There is no revision ${text} here`);
});

test("what is shown of a strange name is clean", async () => {
  await expect(resolved("a\u001b[31mb\n")).rejects.toThrow(/^There is no revision a�\[31mb� here/);
});

test("in a shallow clone it says how to get more", async () => {
  const clone = await opened(await cloneOf(repository, "--depth=1"));
  await expect(clone.resolveRevision("HEAD~1")).rejects.toThrow(
    /This clone is shallow: .*git fetch --unshallow.*fetch-depth: 0/,
  );
});
