import { describe, expect, test } from "vitest";

import { rememberingParser } from "#core/manifest/read-files.ts";
import { headlineOf } from "#core/report/headline.ts";
import type { SourceFile, SourceTree, UnreadableFile } from "#core/source/source-tree.ts";
import { preview } from "#flows/preview.ts";

import { exitCodeOf } from "../../src/cli/exit-code.ts";
import { memoryRepository, treeOf } from "../support/memory-repository.ts";

/** An object of Cluster API that no rule has anything to say about. */
function machineTemplate(name: string, more = ""): string {
  return `apiVersion: infrastructure.cluster.x-k8s.io/v1beta2\nkind: DevMachineTemplate\nmetadata: { name: ${name}${more} }\nspec: { template: { spec: {} } }\n`;
}

type Files = Readonly<Record<string, string | Omit<UnreadableFile, "path">>>;

function revisionOf(revision: string, files: Files): SourceTree {
  const texts = Object.entries(files).flatMap(([path, file]) => (typeof file === "string" ? [[path, file]] : []));
  const tree = treeOf(revision, Object.fromEntries(texts));
  const unreadable = Object.entries(files).flatMap(([path, file]): [string, SourceFile][] =>
    typeof file === "string" ? [] : [[path, { ...file, path }]],
  );
  return { ...tree, files: new Map([...tree.files, ...unreadable]) };
}

const kustomization = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [c1.yaml]\n";

async function outcomeOf(base: Files, head: Files, paths: readonly string[] = []) {
  const repository = memoryRepository(revisionOf("b".repeat(40), base), revisionOf("a".repeat(40), head));
  const outcome = await preview(
    { base: "b", head: "a", environments: [], paths },
    { repository, parse: rememberingParser() },
  );
  const plans = outcome.kind === "planned" ? outcome.plans : [];
  return {
    headline: headlineOf(plans),
    changes: plans.flatMap(({ changes }) => changes.map(({ kind, ref }) => `${kind} ${ref.name}`)),
    problems: plans.flatMap(({ problems }) =>
      problems.map(({ rule, severity, origin }) => `${severity} ${rule} ${origin.path}`),
    ),
    detailedExitCode: exitCodeOf(plans, { detailed: true }),
    messages: plans.flatMap(({ problems }) => problems.map(({ message }) => message)).join("\n"),
    notChecked: plans.flatMap(({ notChecked }) => notChecked).join("\n"),
  };
}

const other = { "clusters/other.yaml": machineTemplate("other") };

describe("what is deleted and was never read", () => {
  test.each([
    [
      "a folder of kustomize",
      { "clusters/prod/c1.yaml": machineTemplate("c1"), "clusters/prod/kustomization.yaml": kustomization },
      "clusters/prod/kustomization.yaml",
      "DevMachineTemplate c1 may be deleted.",
    ],
    [
      "a template",
      { "clusters/c1.template.yaml": machineTemplate("c1") },
      "clusters/c1.template.yaml",
      "DevMachineTemplate c1 may be",
    ],
    [
      "a chart",
      { "clusters/app/Chart.yaml": "name: app\n", "clusters/app/templates/c1.yaml": "name: {{ .Values.name }}\n" },
      "clusters/app/Chart.yaml",
      "what it made may be deleted",
    ],
  ])("%s: a warning says what may go", async (_, base, path, told) => {
    const outcome = await outcomeOf({ ...other, ...base }, other);
    expect(outcome).toMatchObject({
      headline: "What changes is not fully known. 1 warning.",
      changes: [],
      problems: [`warning not-rendered ${path}`],
      detailedExitCode: 3,
    });
    expect(outcome.messages).toContain(told);
  });

  test.each(["too-large", "missing", "binary", "not-permitted"] as const)("a file that is %s", async (unreadable) => {
    const outcome = await outcomeOf({ ...other, "clusters/c1.yaml": { id: "x", unreadable } }, other);
    expect(outcome).toMatchObject({
      headline: "What changes is not fully known. 1 warning.",
      problems: ["warning not-read clusters/c1.yaml"],
      detailedExitCode: 3,
    });
    expect(outcome.messages).toContain("what it had may be deleted");
  });
});

describe("what is edited and not rendered", () => {
  const folder = { "clusters/prod/c1.yaml": machineTemplate("c1"), "clusters/prod/kustomization.yaml": kustomization };

  test("is a warning, and something changes", async () => {
    const head = { ...folder, "clusters/prod/c1.yaml": machineTemplate("c2") };
    const outcome = await outcomeOf(folder, head);
    expect(outcome).toMatchObject({
      headline: "What changes is not fully known. 1 warning.",
      problems: ["warning not-rendered clusters/prod/kustomization.yaml"],
      detailedExitCode: 3,
    });
    expect(outcome.messages).toContain("DevMachineTemplate c1 may be deleted. DevMachineTemplate c2 may be created.");
  });

  test("and what stays as it is, a notice, and nothing changes", async () => {
    expect(await outcomeOf(folder, folder)).toMatchObject({
      headline: "Nothing changes. 1 notice.",
      problems: ["notice not-rendered clusters/prod/kustomization.yaml"],
      detailedExitCode: 0,
    });
  });

  test("is not told where the plan is narrowed to what it does not touch", async () => {
    const outcome = await outcomeOf({ ...other, ...folder }, other, ["clusters/other.yaml"]);
    expect(outcome).toMatchObject({ headline: "Nothing changes.", detailedExitCode: 0 });
  });
});

describe("an object that goes into a file to be rendered, or comes out of it, counts as unchanged", () => {
  const plain = { "clusters/c1.yaml": machineTemplate("c1") };
  const folder = { "clusters/prod/c1.yaml": machineTemplate("c1"), "clusters/prod/kustomization.yaml": kustomization };

  test.each([
    ["a folder of kustomize", folder],
    ["a template", { "clusters/c1.template.yaml": machineTemplate("c1") }],
    ["a folder of kustomize around it", { ...plain, "clusters/kustomization.yaml": kustomization }],
  ])("%s", async (_, rendered) => {
    const unknown = { headline: "What changes is not fully known. 1 warning.", changes: [], detailedExitCode: 3 };
    const into = await outcomeOf(plain, rendered);
    expect(into).toMatchObject(unknown);
    expect(into.messages).toContain("DevMachineTemplate default/c1 may be changed or deleted");
    expect(into.notChecked).toContain("count as unchanged");
    const outOf = await outcomeOf(rendered, plain);
    expect(outOf).toMatchObject(unknown);
    expect(outOf.notChecked).toContain("count as unchanged");
  });

  test("but not where one of its name stood there before", async () => {
    const staging = {
      "clusters/staging/c1.yaml": machineTemplate("c1"),
      "clusters/staging/kustomization.yaml": kustomization,
    };
    const base = { ...staging, "clusters/c1.yaml": machineTemplate("c1", ", namespace: prod") };
    expect(await outcomeOf(base, staging)).toMatchObject({ changes: ["delete c1"] });
    const edited = { ...staging, "clusters/staging/c1.yaml": `${machineTemplate("c1")}# edited\n` };
    expect(await outcomeOf(base, edited)).toMatchObject({ changes: ["delete c1"], detailedExitCode: 3 });
  });

  test("but not where the one that stands there is in another namespace", async () => {
    const base = { "clusters/c1.yaml": machineTemplate("c1", ", namespace: prod") };
    const head = { "clusters/c1.template.yaml": machineTemplate("c1", ", namespace: staging") };
    expect(await outcomeOf(base, head)).toMatchObject({ changes: ["delete c1"], detailedExitCode: 3 });
  });
});

describe("a file that could not be read at the base", () => {
  test.each(["missing", "too-large", "not-utf-8"] as const)("%s: creates nothing", async (unreadable) => {
    const outcome = await outcomeOf(
      { "clusters/c1.yaml": { id: "x", unreadable } },
      { "clusters/c1.yaml": machineTemplate("c1") },
    );
    expect(outcome).toMatchObject({
      headline: "What changes is not fully known. 1 warning.",
      changes: [],
      problems: ["warning not-read clusters/c1.yaml"],
      detailedExitCode: 3,
    });
    expect(outcome.notChecked).toContain("objects that the base may have already count as unchanged");
  });

  test("and is the same at head, as the disk may have it, has that text", async () => {
    const text = machineTemplate("c1");
    const id = treeOf("x", { a: text }).files.get("a")?.id ?? "";
    const outcome = await outcomeOf(
      { "clusters/c1.yaml": { id, unreadable: "missing" } },
      { "clusters/c1.yaml": text },
    );
    expect(outcome).toMatchObject({ headline: "Nothing changes.", problems: [], detailedExitCode: 0 });
  });

  test("in part: what its text does not name is created", async () => {
    const base = { "clusters/c1.yaml": `${machineTemplate("c1")}---\nname: c2\nx: [` };
    const head = {
      "clusters/c1.yaml": [machineTemplate("c1"), machineTemplate("c2"), machineTemplate("c3")].join("---\n"),
    };
    expect(await outcomeOf(base, head)).toMatchObject({
      changes: ["create c3"],
      problems: ["warning not-read clusters/c1.yaml"],
      detailedExitCode: 3,
    });
  });
});
