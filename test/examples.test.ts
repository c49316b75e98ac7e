import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { rememberingParser } from "#core/manifest/read-files.ts";
import { emptyTree, type SourceFile, type SourceTree } from "#core/source/source-tree.ts";

import type { Repository } from "../src/flows/ports.ts";
import { preview } from "../src/flows/preview.ts";

const examples = join(import.meta.dirname, "..", "examples");
const names = readdirSync(examples, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

describe.each(names)("examples/%s", (name) => {
  it("has no mistakes", async () => {
    const { problems } = await creation(name);

    expect(problems.filter(({ severity }) => severity !== "notice")).toEqual([]);
  });

  it("creates the machines that its README tells of", async () => {
    const { clusters } = await creation(name);
    const created = clusters.map((cluster) => ({ name: cluster.name, machines: cluster.machines.created }));

    expect(created).toEqual(toldOf(readFileSync(join(examples, name, "README.md"), "utf8")));
  });
});

/** The plan of a repository that had nothing before. */
async function creation(name: string) {
  const head = treeOf(join(examples, name));
  const repository: Repository = {
    hasWorkTree: false,
    prefix: "",
    resolveRevision: async (text) => Promise.resolve(text),
    mergeBaseWithDefault: async () => Promise.resolve({ revision: "empty" }),
    hasMoved: () => false,
    pathsAt: async () => Promise.resolve([]),
    treesOf: async (_base, _head, wanted) => {
      const files = new Map([...head.files].filter(([path]) => wanted(path)));
      return Promise.resolve({ base: emptyTree, head: { ...head, files } });
    },
  };
  const result = await preview({ environments: [], paths: [] }, { repository, parse: rememberingParser() });
  const [plan] = result.kind === "planned" ? result.plans : [];
  if (plan === undefined) throw new Error(`No plan: ${result.remarks.join(" ")}`);
  return plan;
}

function treeOf(folder: string): SourceTree {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const files = paths.map((path): [string, SourceFile] => [
    path,
    { path, id: path, text: readFileSync(join(folder, path), "utf8") },
  ]);
  return { revision: "worktree", files: new Map(files), problems: [] };
}

/** The rows of the README's table: "| north | … | 8 |". */
function toldOf(readme: string): readonly { readonly name: string; readonly machines: number }[] {
  const rows = readme.matchAll(/^\| `([a-z-]+)` +\|.*\| (\d+) +\|$/gm);
  return [...rows].map(([, name = "", machines]) => ({ name, machines: Number(machines) }));
}
