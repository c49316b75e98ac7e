import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";

import { openRepository, type OpenOptions, type Repository } from "#adapters/git/repository.ts";
import { isManifestPath } from "#core/source/manifest-path.ts";
import type { SourceTree } from "#core/source/source-tree.ts";

import { createFleetRepository, type Files, type FleetRepository } from "../../support/fleet-repository.ts";

/** The settings of the person whose machine this is must not reach a test. */
export const environment = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };

const toRemove: string[] = [];

/** To be called after each test. */
export async function removeAll(): Promise<void> {
  for (const directory of toRemove.splice(0)) await rm(directory, { recursive: true, force: true, maxRetries: 5 });
}

export function removeLater(directory: string): string {
  toRemove.push(directory);
  return directory;
}

export async function repositoryOf(...commits: readonly Files[]): Promise<FleetRepository> {
  const repository = await createFleetRepository(...commits);
  removeLater(repository.directory);
  return repository;
}

export async function opened(directory: string, options: Partial<OpenOptions> = {}): Promise<Repository> {
  return openRepository(directory, { environment, ...options });
}

/** A clone beside the repository. The URL is a file's, so that depth and filters count. */
export async function cloneOf({ directory, git }: FleetRepository, ...options: readonly string[]): Promise<string> {
  await git("config", "uploadpack.allowFilter", "true");
  const clone = removeLater(`${directory}-clone`);
  await promisify(execFile)("git", ["clone", "--quiet", ...options, `file://${directory}`, clone], {
    env: environment,
  });
  return clone;
}

/** The tree of one revision, between nothing and it. */
export async function treeAt(
  directory: string,
  revision: string,
  options: Partial<OpenOptions> = {},
): Promise<SourceTree> {
  const repository = await opened(directory, options);
  return (await repository.treesOf("empty", await repository.resolveRevision(revision), isManifestPath)).head;
}

/** Path → text, or the reason why there is none. */
export function textsOf({ files }: SourceTree): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...files].map(([path, file]) => [path, "text" in file ? file.text : `(${file.unreadable})`]),
  );
}

export function rulesOf({ problems }: SourceTree): readonly (readonly [rule: string, path: string])[] {
  return problems.map(({ rule, origin }) => [rule, origin.path]);
}
