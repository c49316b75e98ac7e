import { defaultConfig, defaultEnvironment } from "#core/config/config.ts";
import { rememberingParser } from "#core/manifest/read-files.ts";
import type { Plan } from "#core/plan/plan.ts";
import { planDocumentOf, type ImpactDocument } from "#core/report/plan-document.ts";

import { environmentPlanOf } from "../../src/flows/environment-plan.ts";

import type { FleetFiles } from "./fleets/files.ts";
import { treeOf } from "./memory-repository.ts";

/** What a plan says of one cluster: its machines before → after, created and deleted, and its impacts. */
export interface ClusterOutcome {
  readonly machines: readonly [before: number, after: number, created: number, deleted: number];
  readonly impacts: readonly ImpactDocument[];
}

/** What a plan says, apart from the objects: clusters by `namespace/name`, problems as `severity rule file`. */
export interface Outcome {
  readonly clusters: Readonly<Record<string, ClusterOutcome>>;
  readonly problems: readonly string[];
}

/** The plan between two fleets, made by the steps that the command takes. */
export function planned(base: FleetFiles, head: FleetFiles): Plan {
  return plannedFiles(placed(base), placed(head));
}

/** The same for files by their whole paths. */
export function plannedFiles(
  base: FleetFiles,
  head: FleetFiles,
  [from, to]: readonly [string, string] = ["b".repeat(40), "a".repeat(40)],
): Plan {
  const trees = { base: treeOf(from, base), head: treeOf(to, head) };
  const settings = { config: defaultConfig, problems: [], isWritten: false };
  const context = { trees, settings, also: [], parse: rememberingParser(), paths: [] };
  return environmentPlanOf(defaultEnvironment, context).plan;
}

/** Clusters to which nothing happens are left out. */
export function outcomeOf(plan: Plan): Outcome {
  const clusters = planDocumentOf([plan]).plans.flatMap((each) => each.clusters);
  const touched = clusters.filter(
    ({ machines, impacts }) => impacts.length > 0 || machines.created + machines.deleted > 0,
  );
  return {
    clusters: Object.fromEntries(
      touched.map(({ namespace, name, machines: { before, after, created, deleted }, impacts }) => [
        `${namespace}/${name}`,
        { machines: [before, after, created, deleted], impacts },
      ]),
    ),
    problems: plan.problems.map(({ rule, severity, origin }) => `${severity} ${rule} ${stemOf(origin.path)}`),
  };
}

function placed(files: FleetFiles): FleetFiles {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`clusters/${name}.yaml`, text]));
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.yaml$/, "");
}
