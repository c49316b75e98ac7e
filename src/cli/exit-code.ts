import type { Plan } from "#core/plan/plan.ts";
import { isUncertain } from "#core/plan/uncertain.ts";

/** What the shell is told. */
export const exitCodes = {
  done: 0,
  /** It failed or was refused, or a problem is an error. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Something changes, where `--detailed-exitcode` asks. */
  changes: 3,
  interrupted: 130,
} as const;

/** Errors win over changes. */
export function exitCodeOf(plans: readonly Plan[], { detailed }: { readonly detailed: boolean }): number {
  const problems = plans.flatMap((plan) => plan.problems);
  if (problems.some((problem) => problem.severity === "error")) return exitCodes.failed;
  return detailed && plans.some(changesSomething) ? exitCodes.changes : exitCodes.done;
}

/** Impacts without a change of an object are those of files that are not in the plan. What is not known is no "nothing". */
function changesSomething(plan: Plan): boolean {
  return plan.changes.length > 0 || isUncertain(plan) || plan.clusters.some((cluster) => cluster.impacts.length > 0);
}
