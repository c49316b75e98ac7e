import { describe, expect, test } from "vitest";

import { configPath } from "#core/config/config.ts";
import { withoutServer } from "#core/plan/not-checked.ts";
import { rememberingParser } from "#core/manifest/read-files.ts";
import { isBelow } from "#core/source/environment.ts";
import type { SourceFile, SourceTree, Wanted } from "#core/source/source-tree.ts";
import type { PreviewPorts, Repository } from "#flows/ports.ts";
import type { PreviewRequest } from "#flows/preview-request.ts";
import { preview } from "#flows/preview.ts";

type Files = Readonly<Record<string, string>>;

interface Fake {
  readonly repository: Repository;
  /** What was asked, in order. */
  readonly calls: readonly string[];
}

/** A repository of two revisions, the base `b…b` and the working tree; HEAD is `b…b` too. */
function fakeOf(base: Files, head: Files, settings: Partial<Repository> = {}): Fake {
  const calls: string[] = [];
  const trees: Readonly<Record<string, Files>> = { empty: {}, [baseId]: base, worktree: head };
  const known = new Set(["HEAD", "empty", "worktree"]);
  const repository: Repository = {
    hasWorkTree: true,
    prefix: "",
    resolveRevision: async (text) => {
      calls.push(`resolve ${text}`);
      if (!known.has(text)) throw new Error(`There is no revision ${text}.`);
      return Promise.resolve(text === "HEAD" ? baseId : text);
    },
    mergeBaseWithDefault: async () => {
      calls.push("merge base");
      return Promise.resolve({ revision: baseId, branch: "origin/main" });
    },
    treesOf: async (from, to, wanted) => {
      calls.push(`read ${from.slice(0, 5)} ${to.slice(0, 8)}`);
      return Promise.resolve({
        base: treeOf(from, trees[from] ?? {}, wanted),
        head: treeOf(to, trees[to] ?? {}, wanted),
      });
    },
    hasMoved: () => false,
    pathsAt: async (revision, paths) =>
      Promise.resolve(Object.keys(trees[revision] ?? {}).filter((file) => isBelow(file, paths))),
    ...settings,
  };
  return { repository, calls };
}

function portsOf({ repository }: Pick<Fake, "repository">): PreviewPorts {
  return { repository, parse: rememberingParser() };
}

const baseId = "b".repeat(40);

function treeOf(revision: string, files: Files, wanted: Wanted): SourceTree {
  const entries = Object.entries(files).filter(([path]) => wanted(path));
  const tree = entries.map(([path, text]): [string, SourceFile] => [path, { path, id: text, text }]);
  return { revision, files: new Map(tree), problems: [] };
}

function configMap(name: string, value = "1"): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { value: "${value}" }\n`;
}

/** The plans as `environment: kind name …`, the problems' rules, and the remarks. */
async function outcomeOf({ repository }: Fake, request: Partial<PreviewRequest> = {}) {
  const outcome = await preview({ environments: [], paths: [], ...request }, portsOf({ repository }));
  if (outcome.kind === "refused") return { refused: outcome.remarks };
  return {
    plans: outcome.plans.map(({ environment, changes, problems }) => ({
      environment,
      changes: changes.map(({ kind, ref }) => `${kind} ${ref.namespace}/${ref.name}`),
      problems: problems.map(({ rule, severity }) => `${severity} ${rule}`),
    })),
    remarks: outcome.remarks,
  };
}

describe("what is compared", () => {
  const files = { "clusters/a.yaml": configMap("a") };

  test("by default is where HEAD left the default branch with the working tree, read once", async () => {
    const fake = fakeOf({}, files);
    await outcomeOf(fake);
    expect(fake.calls).toEqual(["merge base", "resolve worktree", "read bbbbb worktree"]);
  });

  test("is HEAD in a bare repository", async () => {
    const fake = fakeOf({}, files, { hasWorkTree: false });
    await outcomeOf(fake);
    expect(fake.calls).toEqual(["merge base", "resolve HEAD", "read bbbbb bbbbbbbb"]);
  });

  test("is what was asked for", async () => {
    const fake = fakeOf({}, files);
    await outcomeOf(fake, { base: "empty", head: "HEAD" });
    expect(fake.calls).toEqual(["resolve empty", "resolve HEAD", "read empty bbbbbbbb"]);
  });

  test("is nothing where histories share no commit, and nothing is read", async () => {
    const fake = fakeOf({}, files, { mergeBaseWithDefault: async () => Promise.resolve(undefined) });
    const { refused } = await outcomeOf(fake);
    expect(refused).toEqual([expect.stringContaining("--base")]);
    expect(fake.calls).toEqual(["resolve worktree"]);
  });

  test("is said where nobody asked and nothing differs", async () => {
    const { remarks } = await outcomeOf(fakeOf(files, files));
    expect(remarks).toEqual([
      expect.stringContaining(
        "Compared the working tree with bbbbbbb, where it left the default branch (origin/main):",
      ),
    ]);
    expect(await outcomeOf(fakeOf(files, files), { base: "HEAD" })).toMatchObject({ remarks: [] });
  });

  test("is HEAD where there is no default branch, and no such branch is spoken of", async () => {
    const alone = { mergeBaseWithDefault: async () => Promise.resolve({ revision: baseId }) };
    const { remarks } = await outcomeOf(fakeOf(files, files, alone));
    expect(remarks).toEqual([
      expect.stringMatching(/^Compared the working tree with bbbbbbb \(HEAD\): (?!.*default branch)/),
    ]);
  });
});

describe("a working tree that git changes meanwhile", () => {
  const files = { "clusters/a.yaml": configMap("a") };

  /** It has moved after each of the first readings, as many as there are. */
  const movingFor = (times: number) => {
    let left = times;
    return fakeOf({}, files, { hasMoved: () => left-- > 0 });
  };

  test.each([
    ["is read once where it does not", 0, 1, []],
    ["is read once more, and that is said", 1, 2, [expect.stringMatching(/^git changed .* read once more\.$/)]],
    ["is read no third time, and that is said", 9, 2, [expect.stringMatching(/may mix .* Run it again/)]],
  ])("%s", async (_, times, readings, remarks) => {
    const fake = movingFor(times);
    expect((await outcomeOf(fake)).remarks).toEqual(remarks);
    expect(fake.calls.filter((call) => call.startsWith("read"))).toHaveLength(readings);
    expect(fake.calls.filter((call) => call === "merge base")).toHaveLength(readings);
  });

  test("is read once more before something is refused", async () => {
    const fake = movingFor(1);
    expect(await outcomeOf(fake, { paths: ["clusters/b.yaml"] })).toEqual({
      refused: [expect.stringContaining("read once more"), expect.stringContaining("nothing at clusters/b.yaml")],
    });
  });

  test("does not matter where it is not read", async () => {
    const fake = movingFor(9);
    expect((await outcomeOf(fake, { base: "empty", head: "HEAD" })).remarks).toEqual([]);
    expect(fake.calls.filter((call) => call.startsWith("read"))).toHaveLength(1);
  });
});

describe("without a configuration", () => {
  test("there is one environment of clusters/ and crs/", async () => {
    const head = { "clusters/a.yaml": configMap("a"), "crs/b.yaml": configMap("b"), "other/c.yaml": configMap("c") };
    expect(await outcomeOf(fakeOf({}, head))).toEqual({
      plans: [{ environment: "default", changes: ["create default/a", "create default/b"], problems: [] }],
      remarks: [],
    });
  });

  test("named paths outside of them are read too, and only they are shown", async () => {
    const head = { "clusters/a.yaml": configMap("a"), "other/c.yaml": configMap("c"), "others/d.yaml": configMap("d") };
    expect(await outcomeOf(fakeOf({}, head), { paths: ["other"] })).toEqual({
      plans: [{ environment: "default", changes: ["create default/c"], problems: [] }],
      remarks: ["Not shown: 1 changed object outside other."],
    });
  });

  test("and without clusters, what to do is said", async () => {
    const outcome = await preview(
      { environments: [], paths: [] },
      portsOf(fakeOf({}, { "a.yaml": configMap("a") }, { prefix: "sub/" })),
    );
    const problems = outcome.kind === "planned" ? outcome.plans.flatMap((plan) => plan.problems) : [];
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([["environment-empty", "notice"]]);
    expect(problems[0]?.message).toContain("slipway plan PATH");
    expect(problems[0]?.message).toContain("sub/");
  });

  test("a path with nothing of the fleet is said", async () => {
    const files = { "clusters/a.yaml": configMap("a"), "clusters/b.md": "b", "docs/c.md": "c" };
    const request = { base: "HEAD", paths: ["clusters/b.md", "clusters", "docs"] };
    const { remarks } = await outcomeOf(fakeOf(files, files), request);
    expect(remarks).toEqual([
      "There is no file of the fleet at clusters/b.md, at either revision.",
      "There is no file of the fleet at docs, at either revision.",
    ]);
  });

  test("a path of one revision only is there", async () => {
    const files = { "clusters/a.yaml": configMap("a") };
    expect(await outcomeOf(fakeOf({ ...files, "docs/c.md": "c" }, files), { paths: ["docs"] })).toHaveProperty("plans");
    expect(await outcomeOf(fakeOf(files, { ...files, "docs/c.md": "c" }), { paths: ["docs"] })).toHaveProperty("plans");
  });

  test("a path at which there is nothing is refused, with what may have been meant", async () => {
    const files = { "clusters/a.yaml": configMap("a") };
    const paths = ["clusters", "clusters/b.yaml", "sub/main..topic", "main...", "sub/HEAD", "HEAD"];
    const written = new Map([["sub/main..topic", "main..topic"]]);
    expect(await outcomeOf(fakeOf(files, files), { paths, written })).toEqual({
      refused: [
        "There is nothing at clusters/b.yaml, at either revision (what git ignores does not count).",
        "main..topic is a range of revisions: use --base main --head topic.",
        "main... is a range of revisions: use --base main --head HEAD.",
        "There is nothing at sub/HEAD, at either revision (what git ignores does not count).",
        "HEAD is a revision, and a path was expected: use --base HEAD or --head HEAD.",
      ],
    });
  });
});

describe("with a configuration", () => {
  const config = `
environments:
  - { name: blue, include: [blue/**], namespace: sea }
  - { name: red, include: [red/**] }
`;

  test("every environment is planned, each with its files and its namespace", async () => {
    const base = { [configPath]: config, "blue/a.yaml": configMap("a") };
    const head = { ...base, "blue/a.yaml": configMap("a", "2"), "clusters/c.yaml": configMap("c") };
    const fake = fakeOf(base, head);
    expect(await outcomeOf(fake)).toEqual({
      plans: [
        { environment: "blue", changes: ["configure sea/a"], problems: [] },
        { environment: "red", changes: [], problems: ["notice environment-empty"] },
      ],
      remarks: [],
    });
    expect(fake.calls.filter((call) => call.startsWith("read"))).toHaveLength(2);
  });

  test("of the files that are read anyway, nothing is read twice", async () => {
    const base = {
      [configPath]: "environments: [{ name: blue, exclude: [crs/**] }]",
      "clusters/a.yaml": configMap("a"),
    };
    const fake = fakeOf(base, base);
    await outcomeOf(fake);
    expect(fake.calls.filter((call) => call.startsWith("read"))).toHaveLength(1);
  });

  test("named environments alone are planned", async () => {
    const base = { [configPath]: config, "blue/a.yaml": configMap("a"), "red/b.yaml": configMap("b") };
    const { plans } = await outcomeOf(fakeOf(base, {}), { environments: ["red"] });
    expect(plans?.map(({ environment, changes }) => [environment, changes])).toEqual([["red", ["delete default/b"]]]);
  });

  test("an unknown environment is refused", async () => {
    expect(await outcomeOf(fakeOf({ [configPath]: config }, {}), { environments: ["green"] })).toEqual({
      refused: ["There is no environment green: expected blue, red."],
    });
  });

  test("the base's holds, and what is wrong with head's is told", async () => {
    const base = { [configPath]: config, "blue/a.yaml": configMap("a") };
    const head = { [configPath]: "environments: [{ name: A }]", "blue/a.yaml": configMap("a", "2") };
    const { plans } = await outcomeOf(fakeOf(base, head));
    expect(plans?.[0]).toEqual({
      environment: "blue",
      changes: ["configure sea/a"],
      problems: ["notice configuration-changes", "error invalid-setting"],
    });
  });

  test("head's holds where there is no base", async () => {
    const { plans } = await outcomeOf(fakeOf({}, { [configPath]: config, "red/a.yaml": configMap("a") }), {
      base: "empty",
    });
    expect(plans?.map(({ changes }) => changes)).toEqual([[], ["create default/a"]]);
  });

  test("named paths narrow, and never add", async () => {
    const base = { [configPath]: config };
    const head = { ...base, "blue/a.yaml": configMap("a"), "blue/b.yaml": configMap("b"), "x/c.yaml": configMap("c") };
    const { plans, remarks } = await outcomeOf(fakeOf(base, head), { paths: ["blue/a.yaml", "x"] });
    expect(plans?.map(({ changes }) => changes)).toEqual([["create sea/a"], []]);
    expect(remarks).toEqual([
      "Not shown: 1 changed object outside blue/a.yaml, x.",
      "There is no file of the fleet at x, at either revision.",
    ]);
  });

  test("without any environment that can be planned, why not is said", async () => {
    const { refused } = await outcomeOf(fakeOf({ [configPath]: "environments: [{ name: A }]" }, {}), { head: "HEAD" });
    expect(refused).toEqual([
      expect.stringContaining(".github/slipway.yml:1:18: error: environments[0].name"),
      "No environment of .github/slipway.yml can be planned.",
    ]);
  });
});

describe("what cannot be known", () => {
  test("a file broken at head deletes nothing, and is told", async () => {
    const base = { "clusters/a.yaml": configMap("a"), "clusters/b.yaml": configMap("b") };
    const head = { "clusters/a.yaml": "a: [", "clusters/b.yaml": configMap("b", "2") };
    const outcome = await preview({ environments: [], paths: [] }, portsOf(fakeOf(base, head)));
    const [plan] = outcome.kind === "planned" ? outcome.plans : [];
    expect(plan?.changes.map(({ kind, ref }) => `${kind} ${ref.name}`)).toEqual(["configure b"]);
    expect(plan?.problems.map(({ rule }) => rule)).toEqual(["invalid-yaml"]);
    expect(plan?.notChecked).toEqual([expect.stringContaining("clusters/a.yaml"), withoutServer]);
  });

  test("what a file mended at head had is not known, and that is said", async () => {
    const outcome = await preview(
      { environments: [], paths: [] },
      portsOf(fakeOf({ "clusters/a.yaml": "b: [" }, { "clusters/a.yaml": configMap("a") })),
    );
    const [plan] = outcome.kind === "planned" ? outcome.plans : [];
    expect(plan?.changes.map(({ kind, ref }) => `${kind} ${ref.name}`)).toEqual(["create a"]);
    expect(plan?.problems.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(["warning not-read"]);
    expect(plan?.notChecked).toEqual([expect.stringContaining("count as new"), withoutServer]);
  });

  test("a folder that becomes one of kustomize deletes nothing", async () => {
    const base = { "clusters/a.yaml": configMap("a") };
    const { plans } = await outcomeOf(
      fakeOf(base, { ...base, "clusters/kustomization.yaml": "resources: [a.yaml]\n" }),
    );
    expect(plans).toEqual([{ environment: "default", changes: [], problems: ["warning not-rendered"] }]);
  });
});

test("a file that moves, and files in another order, change nothing", async () => {
  const base = { "clusters/a.yaml": configMap("a"), "clusters/b.yaml": configMap("b") };
  const head = { "clusters/z/b.yaml": configMap("b"), "clusters/a.yaml": configMap("a") };
  const { plans } = await outcomeOf(fakeOf(base, head));
  expect(plans).toEqual([{ environment: "default", changes: [], problems: [] }]);
});
