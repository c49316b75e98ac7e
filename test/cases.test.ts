import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";

import { rememberingParser } from "#core/manifest/read-files.ts";
import { planDocumentOf, type EnvironmentDocument } from "#core/report/plan-document.ts";
import { renderComment } from "#core/report/render-comment.ts";
import { emptyTree } from "#core/source/source-tree.ts";

import { preview } from "../src/flows/preview.ts";

import { memoryRepository, treeOfFolder } from "./support/memory-repository.ts";

const cases = join(import.meta.dirname, "cases");
const names = readdirSync(cases, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const validate = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync(join(import.meta.dirname, "..", "schema", "plan.v1.json"), "utf8")),
);

describe.each(names)("test/cases/%s", (name) => {
  it("has the plan and the comment that were reviewed", async () => {
    const plans = await plansOf(join(cases, name));
    const document = planDocumentOf(plans);

    validate(document);
    expect(validate.errors).toBeNull();
    await expect(`${JSON.stringify(document, undefined, 2)}\n`).toMatchFileSnapshot(join(cases, name, "plan.json"));
    await expect(renderComment(plans)).toMatchFileSnapshot(join(cases, name, "comment.md"));
  });
});

it("tells of each case in its README", () => {
  const told = readFileSync(join(cases, "README.md"), "utf8").matchAll(/^\| `([a-z0-9-]+)` +\|/gm);
  expect([...told].map(([, name]) => name).sort()).toEqual(names.sort());
});

it("shows each kind of impact, each of a rollout's times and each effect of an add-on", async () => {
  const plans = await Promise.all(names.map(async (name) => plansOf(join(cases, name))));
  const shown = planDocumentOf(plans.flat()).plans.flatMap(impactsOf);
  expect([...new Set(shown)].sort()).toEqual(
    [
      ...["add-on gains", "add-on ignored", "add-on loses", "add-on reapplies", "blocked", "create", "delete"],
      ...["create pending", "delete pending", "in-place", "in-place pending", "pause", "pool-added"],
      ...["pool-added pending", "pool-removed", "pool-removed pending", "resume", "rollout", "rollout next-reconcile"],
      ...["rollout on-delete", "rollout pending", "rollout unknown", "scale", "scale pending", "upgrade"],
      ...["upgrade on-delete", "upgrade pending"],
    ].sort(),
  );
});

/** The plans by the steps of the command, over the two folders of the case. */
async function plansOf(folder: string) {
  const before = treeOfFolder("1".repeat(40), join(folder, "base"));
  const base = before.files.size === 0 ? emptyTree : before;
  const head = treeOfFolder("2".repeat(40), join(folder, "head"));
  const ports = { repository: memoryRepository(base, head), parse: rememberingParser() };
  const result = await preview({ environments: [], paths: [] }, ports);
  if (result.kind === "refused") throw new Error(result.remarks.join(" "));
  return result.plans;
}

/** `kind effect-or-time pending` of each impact. */
function impactsOf({ clusters }: EnvironmentDocument): readonly string[] {
  return clusters
    .flatMap(({ impacts }) => impacts)
    .map((impact) => {
      const { kind, effect, when, pending }: { kind: string; effect?: string; when?: string; pending?: true } = impact;
      return [kind, effect ?? when ?? "", pending === true ? "pending" : ""].filter((word) => word !== "").join(" ");
    });
}
