import type { Plan } from "#core/plan/plan.ts";
import type { Problem, Severity } from "#core/problem/problem.ts";
import { shownName } from "#core/shown/shown.ts";

import { problemsBySeverity } from "#core/report/order.ts";
import { sortedProblems, standingWords } from "#core/report/standing.ts";
import type { Page } from "./page.ts";
import type { Style } from "./paint.ts";
import { wrap } from "./wrap.ts";

const styles: Readonly<Record<Severity, Style>> = { error: "red", warning: "yellow", notice: "cyan" };

/** As wide as the longest severity and two spaces. */
const indent = 9;

/** Two or more lines a problem: where and which rule, then what it says. */
export function problemLines(plan: Plan, page: Page): readonly string[] {
  const sorted = sortedProblems(plan);
  const standing = standingWords(sorted);
  return [
    ...problemsBySeverity(sorted.news).flatMap((problem) => linesOf(problem, page)),
    ...(standing === undefined ? [] : [standing]),
  ];
}

function linesOf({ severity, origin, rule, message }: Problem, page: Page): readonly string[] {
  const place = `${shownName(origin.path)}:${String(origin.line)}:${String(origin.column)}`;
  const head = page.paint(severity, styles[severity]) + " ".repeat(indent - severity.length);
  return [
    `${head}${place}  ${page.paint(shownName(rule), "dim")}`,
    ...wrap(message, page.width - indent).map((line) => " ".repeat(indent) + line),
  ];
}
