import type { ClusterPlan, Impact, Plan } from "#core/plan/plan.ts";
import { say } from "#core/shown/shown.ts";

import { movesOf } from "#core/report/moves.ts";
import { touchedByRisk } from "#core/report/order.ts";
import { clusterRisk, type Risk } from "#core/report/risk.ts";
import { clusterName, clusterWords } from "#core/report/words/cluster-words.ts";
import type { ImpactWords } from "#core/report/words/impact-words.ts";
import { countWords, movesWords } from "#core/report/words/machine-words.ts";
import { columns, type Row } from "./columns.ts";
import type { Page } from "./page.ts";
import type { Style } from "./paint.ts";

const riskStyles: Readonly<Record<Risk, Style>> = { high: "red", medium: "yellow", low: "green", none: "plain" };

const impactStyles: Readonly<Record<Impact["kind"], Style>> = {
  create: "green",
  delete: "red",
  scale: "cyan",
  upgrade: "yellow",
  rollout: "yellow",
  "in-place": "plain",
  "pool-added": "green",
  "pool-removed": "red",
  "add-on": "plain",
  pause: "yellow",
  resume: "plain",
  blocked: "red",
};

/** A block of lines for each cluster that something happens to, the riskiest first. */
export function* clusterBlocks(plan: Plan, page: Page): Generator<readonly string[]> {
  for (const cluster of touchedByRisk(plan)) yield clusterBlock(cluster, page);
}

function clusterBlock(cluster: ClusterPlan, page: Page): readonly string[] {
  const { risk, words } = clusterRisk(cluster);
  const mark = page.paint(`${risk} risk: ${words}`, riskStyles[risk]);
  const rows = [machinesRow(cluster), ...clusterWords(cluster).map(impactRow)];
  return [`${page.paint(clusterName(cluster), "bold")}  ${mark}`, ...columns(rows, 2, page)];
}

function machinesRow(cluster: ClusterPlan): Row {
  return {
    cells: [
      { text: say`machines`, style: "dim" },
      { text: countWords(cluster.machines), style: "bold" },
    ],
    last: { text: movesWords(movesOf(cluster)), style: "plain" },
    notes: [],
  };
}

function impactRow({ kind, verb, subject, detail, notes }: ImpactWords): Row {
  return {
    cells: [
      { text: verb, style: impactStyles[kind] },
      { text: subject, style: "plain" },
    ],
    last: { text: detail, style: "plain" },
    notes: notes.map((text) => ({ text, style: "dim" })),
  };
}
