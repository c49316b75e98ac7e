import { readingRules } from "#core/lint/reading-rules.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { Problem } from "#core/problem/problem.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import { counted } from "#core/report/words/count.ts";

/** A plan's problems as a reviewer wants them: those that this change may have to do with, and how many others stand. */
export interface SortedProblems {
  readonly news: readonly Problem[];
  /** Notices about objects in files that the change does not touch: advice that everybody has read before. */
  readonly standing: number;
}

export function sortedProblems({ problems, changes }: Plan): SortedProblems {
  const touched = new Set(changes.map(({ origin }) => origin.path));
  const news = problems.filter(
    ({ severity, rule, origin }) => severity !== "notice" || notOfObjects.has(rule) || touched.has(origin.path),
  );
  return { news, standing: problems.length - news.length };
}

/** One line for those that are not listed. Undefined where there are none. */
export function standingWords({ standing }: SortedProblems): Shown | undefined {
  return standing === 0 ? undefined : say`${counted(standing, "notice")} about files that this change does not touch.`;
}

/** What files, the configuration and rendering have to say concerns the whole plan. */
const notOfObjects: ReadonlySet<string> = new Set(readingRules.map(({ name }) => name));
