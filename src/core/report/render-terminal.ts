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
export function renderTerminal(plans: readonly Plan[], options: TerminalOptions): string {
  return [...terminalPieces(plans, options)].join("");
}

/** The same piece by piece: a plan of thousands of clusters never becomes one string. */
export function* terminalPieces(plans: readonly Plan[], { color, width }: TerminalOptions): Generator<string> {
  const page: Page = { width, paint: paintOf(color) };
  yield* linesOf(headline(plans, page));
  for (const plan of plans) {
    for (const block of environmentBlocks(plan, plans.length > 1, page)) {
      if (block.length === 0) continue;
      yield "\n";
      yield* linesOf(block);
    }
  }
}

function* linesOf(block: Block): Generator<string> {
  for (const line of block) yield `${line}\n`;
}

type Block = readonly string[];

function headline(plans: readonly Plan[], page: Page): Block {
  const bad = countOf(plans, "error") > 0;
  return wrap(headlineOf(plans), page.width).map((line) => page.paint(bad ? page.paint(line, "red") : line, "bold"));
}

function* environmentBlocks(plan: Plan, several: boolean, page: Page): Generator<Block> {
  if (several || plan.environment !== "default") yield title(plan, several, page);
  yield* clusterBlocks(plan, page);
  yield section(say`Problems`, problemLines(plan, page), page);
  yield section(say`Objects`, objectLines(plan, page), page);
  yield section(say`Not checked`, notChecked(plan, page), page);
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
