import type { Plan } from "#core/plan/plan.ts";
import { say, shownName, type Shown } from "#core/shown/shown.ts";

import { countOf, headlineOf } from "./headline.ts";
import { clusterBlocks } from "#core/report/terminal/clusters.ts";
import { objectLines } from "#core/report/terminal/objects.ts";
import type { Page } from "#core/report/terminal/page.ts";
import { paintOf } from "#core/report/terminal/paint.ts";
import { problemLines } from "#core/report/terminal/problems.ts";
import { wrap } from "#core/report/terminal/wrap.ts";

export interface TerminalOptions {
  readonly color: boolean;
  /** Characters a line. */
  readonly width: number;
}

/** The plans as text for a terminal, the headline first. Ends with a line break. */
export function renderTerminal(plans: readonly Plan[], { color, width }: TerminalOptions): string {
  const page: Page = { width, paint: paintOf(color) };
  const blocks = [headline(plans, page), ...plans.flatMap((plan) => environmentBlocks(plan, plans.length > 1, page))];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

type Block = readonly string[];

function headline(plans: readonly Plan[], page: Page): Block {
  const bad = countOf(plans, "error") > 0;
  return wrap(headlineOf(plans), page.width).map((line) => page.paint(bad ? page.paint(line, "red") : line, "bold"));
}

function environmentBlocks(plan: Plan, several: boolean, page: Page): readonly Block[] {
  return [
    several || plan.environment !== "default" ? title(plan, several, page) : [],
    ...clusterBlocks(plan, page),
    section(say`Problems`, problemLines(plan, page), page),
    section(say`Objects`, objectLines(plan, page), page),
    section(say`Not checked`, notChecked(plan, page), page),
  ];
}

function title(plan: Plan, several: boolean, page: Page): Block {
  const name = page.paint(`Environment ${shownName(plan.environment)}`, "bold");
  return [name, ...(several ? wrap(headlineOf([plan]), page.width) : [])];
}

function section(name: Shown, lines: Block, page: Page): Block {
  return lines.length === 0 ? [] : [page.paint(name, "bold"), ...lines];
}

function notChecked(plan: Plan, page: Page): Block {
  return plan.notChecked.flatMap((text) =>
    wrap(text, page.width - 4).map((line, at) => (at === 0 ? `  - ${line}` : `    ${line}`)),
  );
}
