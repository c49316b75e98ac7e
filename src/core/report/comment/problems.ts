import type { Plan } from "#core/plan/plan.ts";
import type { Origin, Problem } from "#core/problem/problem.ts";
import { say, shownName } from "#core/shown/shown.ts";

import { problemsBySeverity } from "#core/report/order.ts";
import { sortedProblems, standingWords } from "#core/report/standing.ts";
import { code, link, prose } from "./markdown.ts";
import { moreWords } from "./more.ts";
import type { Section } from "./section.ts";

/** The address of a line, where there is a page for it. */
export type LinkOf = (origin: Origin) => string;

/** The problems, errors first, each with its place. */
export function problemList(plan: Plan, linkOf: LinkOf | undefined): Section {
  const sorted = sortedProblems(plan);
  const standing = standingWords(sorted);
  return {
    before: "**Problems**\n\n",
    items: [
      ...problemsBySeverity(sorted.news).map((problem) => () => itemOf(problem, linkOf)),
      ...(standing === undefined ? [] : [() => `- ${prose(standing)}\n`]),
    ],
    more: (left) => `- ${moreWords(left, "problem")}\n`,
    after: "\n",
    turn: 2,
    share: 0.6,
  };
}

function itemOf({ severity, origin, rule, message }: Problem, linkOf: LinkOf | undefined): string {
  return `- **${severity}** ${placeOf(origin, linkOf)} ${code(shownName(rule))}: ${prose(message)}\n`;
}

function placeOf(origin: Origin, linkOf: LinkOf | undefined): string {
  const place = say`${shownName(origin.path)}:${origin.line}`;
  return linkOf === undefined ? code(place) : link(place, linkOf(origin));
}
