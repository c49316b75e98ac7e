import { say, type Shown } from "#core/shown/shown.ts";

import type { Problem, Severity } from "./problem.ts";

/** Problems of one rule that a plan lists. */
export const mostListed = 1_000;

/** The rest of a rule's, as one. */
export function restMessage(left: number): Shown {
  return say`There are ${left} more problems of this rule, which are not listed: mend those that are, and plan again.`;
}

/** The first of each rule, errors before others, in their order, and one problem for the rest of each. */
export function listedProblems(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostListed) return problems;
  const rules = [...Map.groupBy(problems, ({ rule }) => rule).values()];
  if (rules.every((same) => same.length <= mostListed)) return problems;
  return rules.flatMap((same) => {
    const [listed, first] = listedOf(same, ({ severity }) => severity);
    return first === undefined ? listed : [...listed, { ...first, message: restMessage(same.length - mostListed) }];
  });
}

/** What is listed of one rule, the gravest first where there is too much, and the first that is not. */
export function listedOf<Value>(
  found: readonly Value[],
  severityOf: (value: Value) => Severity,
): readonly [listed: readonly Value[], unlisted: Value | undefined] {
  if (found.length <= mostListed) return [found, undefined];
  const gravest = found.toSorted((a, b) => order[severityOf(a)] - order[severityOf(b)]);
  return [gravest.slice(0, mostListed), gravest[mostListed]];
}

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };
