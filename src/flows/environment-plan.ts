import type { Environment } from "#core/config/config.ts";
import { bothFleetsOf } from "#core/fleet/both-fleets.ts";
import { lint } from "#core/lint/lint.ts";
import type { Parse } from "#core/manifest/read-files.ts";
import { narrowedTo } from "#core/plan/narrowed.ts";
import { planOf } from "#core/plan/plan-of.ts";
import type { Plan } from "#core/plan/plan.ts";
import { listedProblems } from "#core/problem/listed.ts";
import { environmentFilesOf } from "#core/source/environment-files.ts";
import { weighed, type Settings } from "#core/source/settings.ts";
import type { BothTrees } from "#core/source/source-tree.ts";

/** What the plans of all environments share. */
export interface PlanContext {
  readonly trees: BothTrees;
  readonly settings: Settings;
  /** Files and folders that belong to every environment. */
  readonly also: readonly string[];
  readonly parse: Parse;
  /** What plans are narrowed to; none: nothing is. */
  readonly paths: readonly string[];
}

/** An environment's plan, and how much of it lies outside of what it was narrowed to. */
export interface EnvironmentPlan {
  readonly plan: Plan;
  readonly changesElsewhere: number;
  /** No file of either revision belongs to the environment. */
  readonly isEmpty: boolean;
}

/** What going from base to head does to one environment, as far as its files can be read. */
export function environmentPlanOf(environment: Environment, context: PlanContext): EnvironmentPlan {
  const { trees, settings, also, parse, paths } = context;
  const base = environmentFilesOf(trees.base, environment, also);
  const head = environmentFilesOf(trees.head, environment, also);
  const fleets = bothFleetsOf({ base, head }, environment.namespace, parse);
  const linted = lint({ fleet: fleets.head, base: fleets.base }, settings.config.lint.rules);
  const known = planOf({
    environment: environment.name,
    base: { revision: trees.base.revision, fleet: fleets.base },
    head: { revision: trees.head.revision, fleet: fleets.head },
    refused: new Set([...fleets.refused, ...linted.refused]),
    problems: [...listedProblems(weighed(fleets.problems, settings.config)), ...linted.problems],
    notChecked: fleets.notChecked,
  });
  const whole = fleets.uncertain.length === 0 ? known : { ...known, uncertain: fleets.uncertain };
  const plan = paths.length === 0 ? whole : narrowedTo(whole, paths, [fleets.base, fleets.head]);
  const changesElsewhere = whole.changes.length - plan.changes.length;
  return { plan, changesElsewhere, isEmpty: base.isEmpty && head.isEmpty };
}
