import { access, chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, expect, test } from "vitest";

import { filterSettingsOf } from "#adapters/git/filter-settings.ts";
import { isManifestPath } from "#core/source/manifest-path.ts";

import type { FleetRepository } from "../../support/fleet-repository.ts";
import { cloneOf, opened, removeAll, repositoryOf, textsOf } from "./opened.ts";

afterEach(removeAll);

/** A program that leaves a mark when it runs. */
async function trap(directory: string): Promise<{ readonly program: string; readonly sprung: () => Promise<boolean> }> {
  const program = join(directory, ".git", "trap");
  const mark = join(directory, ".git", "mark");
  await writeFile(program, `#!/bin/sh\ntouch '${mark}'\ncat\n`);
  await chmod(program, 0o755);
  return {
    program,
    sprung: async () =>
      access(mark).then(
        () => true,
        () => false,
      ),
  };
}

async function plan({ directory }: Pick<FleetRepository, "directory">) {
  const repository = await opened(directory);
  const base = (await repository.mergeBaseWithDefault())?.revision ?? "empty";
  await repository.resolveRevision("HEAD");
  return repository.treesOf(base, "worktree", isManifestPath);
}

const settings: readonly (readonly [string, (program: string) => readonly (readonly [string, string])[]])[] = [
  ["core.fsmonitor", (program) => [["core.fsmonitor", program]]],
  [
    "a clean filter",
    (program) => [
      ["filter.evil.clean", program],
      ["filter.evil.required", "true"],
    ],
  ],
  [
    "a filter process",
    (program) => [
      ["filter.evil.process", program],
      ["filter.evil.required", "true"],
    ],
  ],
  [
    "a textconv and a diff",
    (program) => [
      ["diff.evil.textconv", program],
      ["diff.external", program],
    ],
  ],
  [
    "a pager",
    (program) => [
      ["core.pager", program],
      ["pager.ls-files", program],
      ["pager.config", program],
    ],
  ],
  [
    "an alias",
    (program) => [
      ["alias.ls-files", `!${program}`],
      ["alias.ls-tree", `!${program}`],
    ],
  ],
];

test.each(settings)("%s of the repository does not run", async (_, pairs) => {
  const repository = await repositoryOf({ "a.yaml": "1", ".gitattributes": "* filter=evil diff=evil\n" });
  const { program, sprung } = await trap(repository.directory);
  for (const [key, value] of pairs(program)) await repository.git("config", key, value);
  await repository.write({ "a.yaml": "2" });
  expect(textsOf((await plan(repository)).head)).toEqual({ "a.yaml": "2" });
  expect(await sprung()).toBe(false);
});

test("no hook runs, and the index is not written", async () => {
  const repository = await repositoryOf({ "a.yaml": "1" });
  const { program, sprung } = await trap(repository.directory);
  const hooks = join(repository.directory, ".git", "hooks");
  await mkdir(hooks, { recursive: true });
  for (const hook of ["post-index-change", "reference-transaction", "post-checkout"]) {
    await writeFile(join(hooks, hook), `#!/bin/sh\nexec ${program} </dev/null\n`, { mode: 0o755 });
  }
  await repository.write({ "a.yaml": "1" });
  await plan(repository);
  expect(await sprung()).toBe(false);
});

test("a partial clone does not fetch by a program of the repository's choice", async () => {
  const source = await repositoryOf({ "a.yaml": "1" }, { "a.yaml": "2" });
  const clone = await cloneOf(source, "--filter=blob:none");
  const { program, sprung } = await trap(clone);
  await source.git("-C", clone, "config", "protocol.ext.allow", "always");
  await source.git("-C", clone, "config", "remote.origin.url", `ext::${program}`);
  const repository = await opened(clone);
  const { head } = await repository.treesOf("empty", await repository.resolveRevision("HEAD~1"), isManifestPath);
  expect(textsOf(head)).toEqual({ "a.yaml": "(missing)" });
  expect(await sprung()).toBe(false);
});

test("every driver is emptied, and one whose name cannot be written stops it", () => {
  expect(
    filterSettingsOf(["filter.lfs.clean", "filter.lfs.required", "init.defaultbranch", "filter.a.b.process"]),
  ).toEqual([
    "filter.lfs.clean=",
    "filter.lfs.process=",
    "filter.lfs.required=false",
    "filter.a.b.clean=",
    "filter.a.b.process=",
    "filter.a.b.required=false",
  ]);
  expect(() => filterSettingsOf(["filter.a=b.clean"])).toThrow(/Rename the filter/);
});
