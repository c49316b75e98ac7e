import type { ClusterPlan, Plan } from "#core/plan/plan.ts";

import { movesOf } from "#core/report/moves.ts";
import { touchedByRisk } from "#core/report/order.ts";
import { clusterRisk, type Risk } from "#core/report/risk.ts";
import { clusterName, clusterWords } from "#core/report/words/cluster-words.ts";
import type { ImpactWords } from "#core/report/words/impact-words.ts";
import { countWords } from "#core/report/words/machine-words.ts";
import { code, prose } from "./markdown.ts";
import { moreWords } from "./more.ts";
import type { Section } from "./section.ts";

/** More than this happens to few clusters; the object differences have it all. */
const mostImpacts = 12;

const marks: Readonly<Record<Risk, string>> = { high: "🔴", medium: "🟠", low: "🟢", none: "" };

const head = [
  "| Cluster | What happens | Machines | Created | Replaced | Deleted | Risk |",
  "| --- | --- | :---: | ---: | ---: | ---: | --- |",
  "",
].join("\n");

/** The table of clusters that something happens to, the riskiest first. */
export function clusterTable(plan: Plan): Section {
  return {
    before: head,
    items: touchedByRisk(plan).map((cluster) => () => rowOf(cluster)),
    more: (left) => `\n${moreWords(left, "cluster")}\n`,
    after: "\n",
    turn: 1,
    share: 0.6,
  };
}

function rowOf(cluster: ClusterPlan): string {
  const { created, replaced, deleted } = movesOf(cluster);
  const { risk, words } = clusterRisk(cluster);
  const cells = [
    code(clusterName(cluster)),
    whatHappens(clusterWords(cluster)),
    prose(countWords(cluster.machines)),
    ...[created, replaced].map(String),
    deleted > 0 ? `**${String(deleted)}**` : "0",
    `${marks[risk]} ${risk}: ${prose(words)}`,
  ];
  return `| ${cells.join(" | ")} |\n`;
}

function whatHappens(words: readonly ImpactWords[]): string {
  const rest = words.length - mostImpacts;
  const lines = words.slice(0, mostImpacts).map(impactLine);
  return [...lines, ...(rest > 0 ? [`and ${String(rest)} more`] : [])].join("<br>");
}

function impactLine({ verb, subject, detail, notes }: ImpactWords): string {
  return `**${prose(verb)}** ${prose(subject)}: ${[detail, ...notes].map(prose).join("; ")}`;
}
