import type { Change, ChangeKind, ClusterPlan, Plan } from "#core/plan/plan.ts";
import type { Problem, Severity } from "#core/problem/problem.ts";

import { isTouched } from "./moves.ts";
import { clusterRisk } from "./risk.ts";

/** What loses something first. */
const changeOrder: Readonly<Record<ChangeKind, number>> = { delete: 0, replace: 1, configure: 2, create: 3 };

const severityOrder: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** The clusters that something happens to, the riskiest first. */
export function touchedByRisk(plan: Plan): readonly ClusterPlan[] {
  return plan.clusters
    .filter(isTouched)
    .map((cluster) => ({ cluster, rank: clusterRisk(cluster).rank }))
    .toSorted((a, b) => a.rank - b.rank || byName(a.cluster, b.cluster))
    .map(({ cluster }) => cluster);
}

/** Deletion and replacement first; within a kind as the plan has them. */
export function changesByRisk(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted((a, b) => changeOrder[a.kind] - changeOrder[b.kind]);
}

/** Errors first, then by place. */
export function problemsBySeverity(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (a, b) => severityOrder[a.severity] - severityOrder[b.severity] || byPlace(a, b) || byText(a.rule, b.rule),
  );
}

export function byName(a: ClusterPlan, b: ClusterPlan): number {
  return byText(a.namespace, b.namespace) || byText(a.name, b.name);
}

function byPlace({ origin: a }: Problem, { origin: b }: Problem): number {
  return byText(a.path, b.path) || a.line - b.line || a.column - b.column;
}

/** By code units: no machine's language settings change an order. */
function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
