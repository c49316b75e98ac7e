import type { ChangeKind, ClusterPlan, Plan } from "#core/plan/plan.ts";
import { isUncertain } from "#core/plan/uncertain.ts";
import type { Severity } from "#core/problem/problem.ts";
import { joined, say, type Shown } from "#core/shown/shown.ts";

import { isTouched, movesOf, summed } from "./moves.ts";
import { sortedProblems } from "./standing.ts";
import { isPending } from "#core/report/words/cluster-words.ts";
import { counted, present } from "#core/report/words/count.ts";
import { movesWords } from "#core/report/words/machine-words.ts";

/** The whole plan in one breath: `2 clusters change: 4 machines created, 3 replaced, none deleted.` */
export function headlineOf(plans: readonly Plan[]): Shown {
  const touched = plans.flatMap((plan) => plan.clusters.filter(isTouched));
  const sentences = [outcomeSentence(plans, touched), ...(plans.some(isUncertain) ? [notFullyKnown] : [])];
  return present([refusalSentence(plans), ...sentences, problemsSentence(plans)], " ");
}

const notFullyKnown = say`What changes is not fully known.`;

function outcomeSentence(plans: readonly Plan[], touched: readonly ClusterPlan[]): Shown | undefined {
  if (touched.length > 0) return clustersSentence(touched);
  const isNothing = plans.every(({ changes }) => changes.length === 0);
  return isNothing && plans.some(isUncertain) ? undefined : objectsSentence(plans);
}

/** How many problems of a severity are listed. */
export function countOf(plans: readonly Plan[], severity: Severity): number {
  const news = plans.flatMap((plan) => sortedProblems(plan).news);
  return news.filter((problem) => problem.severity === severity).length;
}

function refusalSentence(plans: readonly Plan[]): Shown | undefined {
  const errors = countOf(plans, "error");
  return errors === 0 ? undefined : say`The merge would be refused: ${counted(errors, "error")}.`;
}

function problemsSentence(plans: readonly Plan[]): Shown | undefined {
  const [warnings, notices] = [countOf(plans, "warning"), countOf(plans, "notice")];
  const counts = [
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
    ...(notices > 0 ? [counted(notices, "notice")] : []),
  ];
  return counts.length === 0 ? undefined : say`${joined(counts, ", ")}.`;
}

/** Objects of no cluster: ClusterClasses that nobody uses, kinds that are not Cluster API's. */
function objectsSentence(plans: readonly Plan[]): Shown {
  const all = plans.flatMap((plan) => plan.changes);
  if (all.length === 0) return say`Nothing changes.`;
  const changes = all.filter(({ refused }) => refused !== true);
  const refused = all.length - changes.length;
  const count = (kind: ChangeKind): number => changes.filter((change) => change.kind === kind).length;
  const counts = [
    { count: count("create"), words: say`created` },
    { count: count("configure"), words: say`configured` },
    { count: count("replace"), words: say`replaced` },
    { count: count("delete"), words: say`deleted` },
  ].filter((entry) => entry.count > 0);
  const words = counts.map((entry, index) =>
    index === 0 ? say`${counted(entry.count, "object")} ${entry.words}` : say`${entry.count} ${entry.words}`,
  );
  const edits = refused === 0 ? [] : [say`${counted(refused, "edit")} refused`];
  return say`No cluster changes: ${joined([...words, ...edits], ", ")}.`;
}

function clustersSentence(touched: readonly ClusterPlan[]): Shown {
  const asides = [
    count(touched, isBlocked, say`is blocked`, say`are blocked`),
    count(touched, (cluster) => !isBlocked(cluster) && cluster.impacts.some(isPending), say`waits`, say`wait`),
    count(touched, isLater, say`rolls out later, unasked`, say`roll out later, unasked`),
  ];
  return say`${present([say`${subject(touched)}: ${movesWords(summed(touched.map(movesOf)))}`, ...asides], "; ")}.`;
}

/** `2 clusters change`, `1 cluster is created`, or of several kinds `4 clusters change (1 deleted, 2 created)`. */
function subject(touched: readonly ClusterPlan[]): Shown {
  const deleted = touched.filter(has("delete")).length;
  const created = touched.filter(has("create")).length;
  const one = touched.length === 1;
  const all = counted(touched.length, "cluster");
  if (deleted === touched.length) return one ? say`${all} is deleted` : say`${all} are deleted`;
  if (created === touched.length) return one ? say`${all} is created` : say`${all} are created`;
  const kinds = [...(deleted > 0 ? [say`${deleted} deleted`] : []), ...(created > 0 ? [say`${created} created`] : [])];
  const changes = one ? say`${all} changes` : say`${all} change`;
  return kinds.length === 0 ? changes : say`${changes} (${joined(kinds, ", ")})`;
}

function has(kind: "create" | "delete"): (cluster: ClusterPlan) => boolean {
  return ({ impacts }) => impacts.some((impact) => impact.kind === kind);
}

function isBlocked({ impacts }: ClusterPlan): boolean {
  return impacts.some((impact) => impact.kind === "blocked");
}

function isLater({ impacts }: ClusterPlan): boolean {
  return impacts.some((impact) => "when" in impact && impact.when === "next-reconcile" && !isPending(impact));
}

function count(
  touched: readonly ClusterPlan[],
  test: (cluster: ClusterPlan) => boolean,
  one: Shown,
  many: Shown,
): Shown | undefined {
  const number = touched.filter(test).length;
  return number === 0 ? undefined : say`${counted(number, "cluster")} ${number === 1 ? one : many}`;
}
