import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";

/** For each rule a file that breaks it: the only way to know that a path in a rule still matches anything. */
const violations: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ["core-layers-shown", "src/core/shown/a.ts", "#core/problem/target.ts"],
  ["core-layers-problem", "src/core/problem/a.ts", "#core/yaml/target.ts"],
  ["core-layers-yaml", "src/core/yaml/a.ts", "#core/config/target.ts"],
  ["core-layers-config", "src/core/config/a.ts", "#core/source/target.ts"],
  ["core-layers-source", "src/core/source/a.ts", "#core/manifest/target.ts"],
  ["core-layers-manifest", "src/core/manifest/a.ts", "#core/fleet/target.ts"],
  ["core-layers-fleet", "src/core/fleet/a.ts", "#core/plan/target.ts"],
  ["core-layers-lint", "src/core/lint/a.ts", "#core/plan/target.ts"],
  ["core-layers-plan", "src/core/plan/a.ts", "#core/lint/target.ts"],
  ["core-layers-progress", "src/core/progress/a.ts", "#core/report/target.ts"],
  ["core-layers-report", "src/core/report/a.ts", "#core/nowhere/target.ts"],
  ["core-is-pure", "src/core/source/b.ts", "node:fs"],
  ["core-is-pure", "src/core/source/c.ts", "commander"],
  ["core-is-pure", "src/core/source/d.ts", "#adapters/git/target.ts"],
  ["shown-is-branded-in-two-places", "src/core/yaml/b.ts", "#core/shown/brand.ts"],
  ["flows-know-core-only", "src/flows/a.ts", "#adapters/git/target.ts"],
  ["flows-know-core-only", "src/flows/b.ts", "node:fs"],
  ["adapters-know-core-only", "src/adapters/git/a.ts", "#flows/target.ts"],
  ["adapters-do-not-meet", "src/adapters/kube/a.ts", "#adapters/git/target.ts"],
  ["entries-go-through-app", "src/cli.ts", "#adapters/git/target.ts"],
  ["nothing-imports-an-entry", "src/app.ts", "./cli.ts"],
  ["only-entries-import-app", "src/flows/c.ts", "../app.ts"],
  ["github-client-in-one-place", "src/adapters/git/b.ts", "probot"],
  ["github-client-in-one-place", "src/adapters/git/c.ts", "@octokit/rest"],
  ["kubernetes-client-in-one-place", "src/flows/e.ts", "@kubernetes/client-node"],
  ["source-needs-no-tests", "src/flows/d.ts", "../../test/target.ts"],
  ["source-needs-no-development-packages", "src/adapters/git/d.ts", "vitest"],
  ["packages-are-declared", "src/adapters/git/e.ts", "undeclared"],
  ["everything-resolves", "src/adapters/git/f.ts", "./gone.ts"],
  ["no-cycles", "src/core/yaml/ring.ts", "./target.ts"],
  ["no-orphans", "src/core/config/lonely.ts", ""],
];

/** What the violations import, and a module that breaks nothing. */
const surroundings: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({
    type: "module",
    imports: {
      "#core/*.ts": "./src/core/*.ts",
      "#flows/*.ts": "./src/flows/*.ts",
      "#adapters/*.ts": "./src/adapters/*.ts",
    },
    dependencies: {
      commander: "1.0.0",
      probot: "1.0.0",
      "@octokit/rest": "1.0.0",
      "@kubernetes/client-node": "1.0.0",
      zod: "1.0.0",
    },
    devDependencies: { vitest: "1.0.0" },
  }),
  "tsconfig.json": JSON.stringify({
    compilerOptions: { module: "nodenext", allowImportingTsExtensions: true, noEmit: true },
  }),
  ...Object.fromEntries(targets().map((file) => [file, "export const target = 1;\n"])),
  ...Object.fromEntries(
    packages().map((name) => [`node_modules/${name}/package.json`, JSON.stringify({ name, main: "index.js" })]),
  ),
  ...Object.fromEntries(packages().map((name) => [`node_modules/${name}/index.js`, ""])),
  "src/core/yaml/target.ts": 'import type {} from "./ring.ts";\n',
  "src/core/report/good.ts": 'import "#core/plan/target.ts";\nimport "zod";\nimport "node:crypto";\n',
};

const Report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string().optional() })) }),
  }),
});

describe("the architecture's rules", () => {
  const folder = mkdtempSync(join(tmpdir(), "slipway-architecture-"));
  let report: z.infer<typeof Report>["summary"];

  beforeAll(() => {
    const broken = violations.map(
      ([, file, imported]) => [file, imported === "" ? "" : `import "${imported}";\n`] as const,
    );
    write(folder, { ...surroundings, ...Object.fromEntries(broken) });
    report = cruised(folder);
  }, 30_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each(violations)("%s refuses that %s imports %s", (rule, file) => {
    expect(rulesBrokenBy(file)).toContain(rule);
  });

  test("leave a module alone that follows them", () => {
    expect(rulesBrokenBy("src/core/report/good.ts")).toEqual([]);
  });

  test("have a violation each in this table", () => {
    const rules = report.ruleSetUsed.forbidden.map((rule) => rule.name);
    expect(rules.filter((name) => !violations.some(([rule]) => rule === name))).toEqual([]);
  });

  test("say why they are rules", () => {
    expect(report.ruleSetUsed.forbidden.filter((rule) => (rule.comment ?? "").length < 30)).toEqual([]);
  });

  function rulesBrokenBy(file: string): readonly string[] {
    return report.violations.filter((violation) => violation.from === file).map((violation) => violation.rule.name);
  }
});

function cruised(folder: string): z.infer<typeof Report>["summary"] {
  const config = resolve(".dependency-cruiser.mjs");
  const program = resolve("node_modules/.bin/depcruise");
  const output = execFileSync(program, ["--config", config, "--output-type", "json", "src"], {
    cwd: folder,
    encoding: "utf8",
  });
  return Report.parse(JSON.parse(output)).summary;
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function targets(): readonly string[] {
  const core = ["nowhere", "problem", "config", "source", "manifest", "fleet", "lint", "plan", "report"];
  return [
    ...core.map((name) => `src/core/${name}/target.ts`),
    "src/core/shown/brand.ts",
    "src/flows/target.ts",
    "src/adapters/git/target.ts",
    "test/target.ts",
  ];
}

function packages(): readonly string[] {
  return ["commander", "probot", "@octokit/rest", "@kubernetes/client-node", "vitest", "zod", "undeclared"];
}
