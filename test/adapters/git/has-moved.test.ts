import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, expect, test } from "vitest";

import { isManifestPath } from "#core/source/manifest-path.ts";

import type { FleetRepository } from "../../support/fleet-repository.ts";
import { opened, removeAll, repositoryOf } from "./opened.ts";

afterEach(removeAll);

const moves: readonly (readonly [string, (repository: FleetRepository) => Promise<unknown>])[] = [
  ["a commit", async ({ commit }) => commit({ "a.yaml": "3" })],
  ["a switch to another branch", async ({ git }) => git("switch", "--quiet", "other")],
  ["a hard reset", async ({ git }) => git("reset", "--quiet", "--hard", "HEAD~1")],
  ["a soft reset, which leaves the index", async ({ git }) => git("reset", "--quiet", "--soft", "HEAD~1")],
  ["a file that is staged", async ({ write, git }) => write({ "b.yaml": "b" }).then(async () => git("add", "b.yaml"))],
];

async function repositoryWithOther() {
  const repository = await repositoryOf({ "a.yaml": "1" }, { "a.yaml": "2" });
  await repository.git("branch", "other", "HEAD~1");
  return repository;
}

test.each(moves)("%s has moved it, and is told once", async (_, move) => {
  const repository = await repositoryWithOther();
  const { hasMoved } = await opened(repository.directory);
  await move(repository);
  expect([hasMoved(), hasMoved()]).toEqual([true, false]);
});

test.each(moves)("%s in another working tree has moved that one alone", async (_, move) => {
  const repository = await repositoryWithOther();
  const linked = join(repository.directory, "linked");
  await repository.git("worktree", "add", "--quiet", "--detach", linked);
  const here = await opened(linked);
  await move(repository);
  expect(here.hasMoved()).toBe(false);
  await repository.git("-C", linked, "commit", "--quiet", "--allow-empty", "--message", "there");
  expect(here.hasMoved()).toBe(true);
});

test("reading it moves nothing, and neither does an editor's work", async () => {
  const { directory, write } = await repositoryOf({ "a.yaml": "1" });
  const { hasMoved, treesOf } = await opened(directory);
  await write({ "a.yaml": "2", "b.yaml": "2" });
  await treesOf("empty", "worktree", isManifestPath);
  expect(hasMoved()).toBe(false);
});

test("while git works on it, it has", async () => {
  const { directory } = await repositoryOf({ "a.yaml": "1" });
  const { hasMoved } = await opened(directory);
  const lock = join(directory, ".git", "index.lock");
  await writeFile(lock, "");
  expect([hasMoved(), hasMoved()]).toEqual([true, true]);
  await rm(lock);
  expect(hasMoved()).toBe(false);
});

test("a repository in a folder with a line break in its name is watched too", async () => {
  const { directory, git } = await repositoryOf();
  const folder = join(directory, "a\nb");
  await git("init", "--quiet", folder);
  const { hasMoved, prefix } = await opened(folder);
  await git("-C", folder, "commit", "--quiet", "--allow-empty", "--message", "first");
  expect({ moved: hasMoved(), prefix }).toEqual({ moved: true, prefix: "" });
});
