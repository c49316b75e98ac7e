import { z } from "zod";

import { defaultEnvironment as defaults, type Config, type Environment, type LabelSelector } from "./config.ts";
import {
  branch,
  duration,
  environmentName,
  flag,
  glob,
  namespace,
  objectName,
  oneOf,
  oneOfOrOff,
  path,
  text,
  variable,
} from "./values.ts";

/** The types that parse `.github/slipway.yml`, and that its JSON schema is generated from. */

const labels = z.record(z.string(), z.string({ error: "text, in quotes where YAML sees a number or a boolean" }), {
  error: "labels and their values",
});

const matchExpression = z.strictObject(
  {
    key: text,
    operator: oneOf("In", "NotIn", "Exists", "DoesNotExist"),
    values: listOf(text, "labels' values").exactOptional(),
  },
  { error: "an expression with key, operator and values" },
);

const selector = z
  .strictObject(
    { matchLabels: labels.exactOptional(), matchExpressions: listOf(matchExpression, "expressions").exactOptional() },
    { error: "a label selector: matchLabels, matchExpressions" },
  )
  .describe("A Kubernetes label selector.") satisfies z.ZodType<LabelSelector>;

const addOn = z.strictObject(
  {
    name: objectName.describe("The name of the ClusterResourceSet."),
    path: path.describe("The folder, from the repository's root."),
    namespace: namespace
      .exactOptional()
      .describe("The namespace of the ClusterResourceSet; without it the environment's."),
    clusterSelector: selector.describe("The clusters that get it."),
    strategy: oneOf("ApplyOnce", "Reconcile")
      .default("ApplyOnce")
      .describe("Whether what changes in the folder reaches clusters that have it already."),
  },
  { error: "an add-on: name, path, clusterSelector" },
);

const variables = z.strictObject(
  {
    from: listOf(path, "paths").default([]).describe("Files of NAME=value lines, later ones winning."),
    values: z
      .record(z.string(), variable, { error: "names of variables and their values" })
      .default({})
      .describe("Values by name; they win over files."),
  },
  { error: "from and values" },
);

const environment = z.strictObject(
  {
    name: environmentName.describe("Its name, unique."),
    branch: branch.exactOptional().describe("The branch that it follows; without it the repository's default branch."),
    include: listOf(glob, "globs")
      .min(1, "at least one glob")
      .default([...defaults.include])
      .describe("Globs of what belongs to it."),
    exclude: listOf(glob, "globs").default([]).describe("Globs of what does not belong to it all the same."),
    namespace: namespace.default(defaults.namespace).describe("For objects that name none."),
    managementCluster: text.exactOptional().describe("A name in the server's file; without it plans are offline."),
    apply: oneOf("merge", "agent")
      .default(defaults.apply)
      .describe("merge: Slipway applies. agent: Flux, Argo CD or Fleet applies; Slipway plans and follows."),
    templates: listOf(glob, "globs")
      .default([...defaults.templates])
      .describe("Globs of the files whose variables are expanded; in other files ${X} stays."),
    variables: variables.default({ from: [], values: {} }).describe("The variables of templates."),
    addOns: listOf(addOn, "add-ons").default([]).describe("Folders packaged as ClusterResourceSets."),
    prune: flag.default(defaults.prune).describe("Delete what git no longer has."),
    clusterDeletions: oneOf("confirm", "never")
      .default(defaults.clusterDeletions)
      .describe("Whether a merge may delete clusters once someone confirms it."),
    confirmBy: oneOf("anyone", "other")
      .default(defaults.confirmBy)
      .describe("anyone with write access, or someone other than the author."),
    atomic: oneOf("environment", "cluster").default(defaults.atomic).describe("What one refusal holds back."),
    suspend: flag.default(defaults.suspend).describe("Plan, never apply."),
    drift: oneOfOrOff("report", "heal")
      .default(defaults.drift)
      .describe("What happens where the management cluster differs from git."),
    stalledAfter: duration
      .prefault("30m")
      .describe("How long without progress until a cluster is stalled, as in 30m or 1h30m."),
    waves: listOf(selector, "label selectors")
      .default([])
      .describe("Which clusters go first: the next wave begins when the one before is done."),
  },
  { error: "an environment with its settings" },
) satisfies z.ZodType<Environment>;

export const configSchema = z
  .strictObject(
    {
      version: z
        .literal(1, { error: ({ input }) => expectedVersion(input) })
        .default(1)
        .describe("The version of this format."),
      environments: listOf(environment, "environments")
        .min(1, "at least one environment, or no such key for the default one")
        .default([{ ...environment.parse({ name: defaults.name }) }])
        .describe("Slices of the repository, each bound to a management cluster."),
      lint: z
        .strictObject(
          {
            rules: z
              .record(z.string(), oneOfOrOff("notice", "warning", "error"), {
                error: "names of rules and their severities",
              })
              .default({})
              .describe("Severities that differ from the rules' own."),
          },
          { error: "rules" },
        )
        .default({ rules: {} })
        .describe("How rules report."),
    },
    { error: "settings: version, environments, lint" },
  )
  .describe("Slipway in a fleet repository: .github/slipway.yml on the target branch.") satisfies z.ZodType<Config>;

/** The JSON schema for editors: schema/slipway.v1.json. */
export function configJsonSchema(): z.core.JSONSchema.JSONSchema {
  return { title: "Slipway", ...z.toJSONSchema(configSchema, { io: "input", target: "draft-07" }) };
}

function expectedVersion(came: unknown): string {
  return Number.isInteger(came) ? `1; ${String(came)} is not known` : "1, the version that this Slipway reads";
}

function listOf<Item extends z.ZodType>(item: Item, what: string) {
  return z.array(item, { error: `a list of ${what}` });
}
