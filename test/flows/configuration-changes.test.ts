import { expect, test } from "vitest";

import { configPath } from "#core/config/config.ts";
import { rememberingParser } from "#core/manifest/read-files.ts";
import { headlineOf } from "#core/report/headline.ts";
import { say } from "#core/shown/shown.ts";
import { preview } from "#flows/preview.ts";

import { exitCodeOf } from "../../src/cli/exit-code.ts";
import { memoryRepository, treeOf } from "../support/memory-repository.ts";

const files = Object.fromEntries(
  ["blue/a.yaml", "blue/b.yaml", "red/c.yaml", "red/d.template.yaml"].map((path) => [
    path,
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${path.charAt(path.indexOf("/") + 1)} }\n`,
  ]),
);

const before = "environments: [{ name: blue, include: [blue/**], templates: [] }]";

async function outcomeOf(base: string | undefined, head: string | undefined, paths: readonly string[] = []) {
  const treeWith = (revision: string, config: string | undefined) =>
    treeOf(revision, config === undefined ? files : { ...files, [configPath]: config });
  const repository = memoryRepository(treeWith("b".repeat(40), base), treeWith("a".repeat(40), head));
  const request = { base: "b", head: "a", environments: [], paths };
  const outcome = await preview(request, { repository, parse: rememberingParser() });
  const plans = outcome.kind === "planned" ? outcome.plans : [];
  const problems = plans.flatMap((plan) => plan.problems).filter(({ severity }) => severity === "warning");
  return {
    headline: headlineOf(plans),
    detailedExitCode: exitCodeOf(plans, { detailed: true }),
    warnings: problems.map(({ message }) => message),
  };
}

const blueIs = "The merge changes the environment blue in a way that this plan does not show.";

test.each([
  [
    "files that no longer belong",
    "environments: [{ name: blue, include: [blue/**], exclude: [blue/b.yaml], templates: [] }]",
    [`${blueIs} Objects of 1 file (blue/b.yaml) may be deleted: no longer part of it.`],
  ],
  [
    "files that newly belong",
    "environments: [{ name: blue, include: [blue/**, red/**], templates: [] }]",
    [`${blueIs} Objects of 2 files (red/c.yaml, red/d.template.yaml) may be created: newly part of it.`],
  ],
  [
    "another default namespace",
    "environments: [{ name: blue, include: [blue/**], templates: [], namespace: sea }]",
    [`${blueIs} Objects that name no namespace go from default to sea: deleted here and created there.`],
  ],
  [
    "another management cluster",
    "environments: [{ name: blue, include: [blue/**], templates: [], managementCluster: prod }]",
    [`${blueIs} Its management cluster is prod in the place of (none).`],
  ],
  [
    "files that are templates now",
    "environments: [{ name: blue, include: [blue/**], templates: [blue/a.yaml] }]",
    [`${blueIs} What comes of 1 file (blue/a.yaml) changes: rendered first, or no more.`],
  ],
  [
    "another name",
    "environments: [{ name: sky, include: [blue/**], templates: [] }]",
    [
      `${blueIs} It is there no more: objects of 2 files (blue/a.yaml, blue/b.yaml) may be deleted.`,
      "The merge adds the environment sky, of which there is no plan yet. Objects of 2 files (blue/a.yaml, blue/b.yaml) may be created.",
    ],
  ],
  [
    "no configuration any more",
    undefined,
    [`${blueIs} It is there no more: objects of 2 files (blue/a.yaml, blue/b.yaml) may be deleted.`],
  ],
])("a change of the configuration to %s is told, and something changes", async (_, after, warnings) => {
  const count = warnings.length === 1 ? "1 warning" : "2 warnings";
  expect(await outcomeOf(before, after)).toEqual({
    headline: `What changes is not fully known. ${count}, 1 notice.`,
    detailedExitCode: 3,
    warnings,
  });
});

test.each([
  ["selects the same", "environments: [{ name: blue, include: ['blue/*'], templates: [], prune: false }]"],
  ["adds an environment without files", `${before.slice(0, -1)}, { name: green, include: [green/**] }]`],
])("a change of the configuration that %s is a notice", async (_, after) => {
  expect(await outcomeOf(before, after)).toEqual({
    headline: "Nothing changes. 1 notice.",
    detailedExitCode: 0,
    warnings: [],
  });
});

test("a change elsewhere is not told where the plan is narrowed", async () => {
  const after = "environments: [{ name: blue, include: [blue/**], exclude: [blue/b.yaml], templates: [] }]";
  expect(await outcomeOf(before, after, ["blue/a.yaml"])).toMatchObject({ detailedExitCode: 0, warnings: [] });
  expect(await outcomeOf(before, after, ["blue/b.yaml"])).toMatchObject({ detailedExitCode: 3 });
});

test("a configuration that cannot be read at the base is told: the defaults hold in its place", async () => {
  const origin = { path: configPath, line: 1, column: 1 };
  const problem = { rule: "file-not-utf-8", severity: "error", message: say`It is not UTF-8.`, origin } as const;
  const lost = { path: configPath, id: "x", unreadable: "not-utf-8" } as const;
  const base = { revision: "b".repeat(40), files: new Map([[configPath, lost]]), problems: [problem] };
  const head = treeOf("a".repeat(40), { [configPath]: "lint: {}" });
  const request = { base: "b", head: "a", environments: [], paths: [] };
  const outcome = await preview(request, { repository: memoryRepository(base, head), parse: rememberingParser() });
  const problems = outcome.kind === "planned" ? outcome.plans.flatMap((plan) => plan.problems) : [];
  expect(problems.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
    "warning file-not-utf-8",
    "notice environment-empty",
  ]);
});

test("a configuration that cannot be read leaves the error alone", async () => {
  expect(await outcomeOf(before, "environments: [{ name: Blue }]")).toMatchObject({
    detailedExitCode: 1,
    warnings: [],
  });
});
