import * as z from "zod";

import type { Json } from "#core/manifest/json.ts";

/**
 * The shape of {@link PlanDocument} for programs: source of `schema/plan.v1.json`. Only the generator and tests load
 * it; printing a plan does not.
 */
const count = z.int().min(0);
const pending = z.exactOptional(z.literal(true)).describe("No machine moves for now: the part is paused or blocked.");
const texts = z.array(z.string()).readonly();

const part = z
  .union([
    z.strictObject({ kind: z.string(), namespace: z.string(), name: z.string() }),
    z.strictObject({
      kind: z.string(),
      namespace: z.string(),
      topology: z.string().describe("Git's word: controlPlane, or the pool's name."),
      name: z.exactOptional(z.string()).describe("The generated name, where a live cluster tells it."),
    }),
  ])
  .meta({ id: "Part", description: "A part of a cluster that has machines." });

const when = z
  .enum(["next-reconcile", "on-delete", "unknown"])
  .meta({ id: "When", description: "When a rollout happens. Absent: at once." });

const rolling = {
  replaced: count.describe("Distinct old Machines that new ones replace."),
  surge: count.describe("Machines above the wanted number, at most, at any moment."),
  unavailable: count.describe("Machines below the wanted number, at most, at any moment."),
};

const impact = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("create"),
      controlPlane: count,
      workers: count,
      version: z.exactOptional(z.string()),
      pending,
    }),
    z.strictObject({ kind: z.literal("delete"), machines: count, pending }),
    z.strictObject({ kind: z.literal("scale"), part, from: count, to: count, pending }),
    z.strictObject({
      kind: z.literal("upgrade"),
      part,
      from: z.string(),
      to: z.string(),
      ...rolling,
      when: z.exactOptional(when),
      pending,
    }),
    z.strictObject({
      ...{ kind: z.literal("rollout"), part, ...rolling },
      because: texts.describe("The fields that cause it."),
      when: z.exactOptional(when),
      pending,
    }),
    z.strictObject({
      ...{ kind: z.literal("in-place"), part, fields: texts },
      reaches: z.exactOptional(z.literal("new-machines")).describe("Machines that run keep what they have."),
      pending,
    }),
    z.strictObject({ kind: z.enum(["pool-added", "pool-removed"]), part, machines: count, pending }),
    z.strictObject({
      ...{ kind: z.literal("add-on"), set: z.string(), resources: texts },
      effect: z.enum(["gains", "loses", "reapplies", "ignored"]),
      chart: z.exactOptional(z.string()).describe("The chart of a HelmChartProxy."),
      pending,
    }),
    z.strictObject({ kind: z.enum(["pause", "resume"]), part: z.exactOptional(part) }),
    z.strictObject({ kind: z.literal("blocked"), part: z.exactOptional(part), reason: z.string() }),
  ])
  .meta({ id: "Impact", description: "What one cluster goes through." });

const cluster = z
  .strictObject({
    namespace: z.string(),
    name: z.string(),
    machines: z
      .strictObject({ before: count, after: count, created: count, deleted: count })
      .describe("Distinct Machines, those of rollouts included."),
    impacts: z.array(impact).readonly(),
  })
  .meta({ id: "Cluster", description: "A cluster at base or head. One that nothing happens to has no impacts." });

const value: z.ZodType<Json> = z
  .lazy(() =>
    z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(value).readonly(), z.record(z.string(), value)]),
  )
  .meta({ id: "Value", description: "A field's value, its secret parts replaced by what they are." });

const change = z
  .strictObject({
    kind: z.enum(["create", "configure", "replace", "delete"]),
    ref: z.strictObject({ group: z.string(), kind: z.string(), namespace: z.string(), name: z.string() }),
    origin: z.strictObject({ path: z.string(), line: count }),
    refused: z.exactOptional(z.literal(true)).describe("The API would refuse it: it has no impact."),
    server: z
      .exactOptional(z.enum(["agreed", "refused", "not-checked"]))
      .describe("What the management cluster's dry run said. Absent offline."),
    fields: z
      .array(z.strictObject({ path: z.string(), before: z.exactOptional(value), after: z.exactOptional(value) }))
      .readonly(),
  })
  .meta({ id: "Change", description: "One object that is created, configured, replaced or deleted." });

const problem = z
  .strictObject({
    rule: z.string(),
    severity: z.enum(["error", "warning", "notice"]),
    message: z.string(),
    origin: z.strictObject({ path: z.string(), line: count, column: count }),
  })
  .meta({ id: "Problem", description: "Something a person must know, at its place." });

const environment = z
  .strictObject({
    environment: z.string(),
    base: z.string().describe("A commit's id, or `empty`."),
    head: z.string().describe("A commit's id, or `worktree`."),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe("SHA-256 of the outcome: no revision, no time, no live status in it."),
    live: z.boolean(),
    notChecked: texts,
    clusters: z.array(cluster).readonly(),
    changes: z.array(change).readonly(),
    problems: z.array(problem).readonly(),
  })
  .meta({ id: "Plan", description: "What going from base to head does to one environment." });

export const planSchema = z.strictObject({ version: z.literal(1), plans: z.array(environment).readonly() }).meta({
  title: "Slipway's plan",
  description: "What `slipway plan --output json` prints.",
});

/** The schema as JSON Schema (draft 2020-12). */
export function planJsonSchema(): object {
  return z.toJSONSchema(planSchema, {
    override: ({ jsonSchema }) => {
      // Artefacts of zod's own types that say nothing of the document.
      delete jsonSchema.readOnly;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
}
