import type { ClusterPlan, Impact } from "#core/plan/plan.ts";
import { say, shownName, type Shown } from "#core/shown/shown.ts";

import { impactWords, type ImpactWords } from "./impact-words.ts";
import { partKey } from "./part-words.ts";

type Blocked = Extract<Impact, { readonly kind: "blocked" }>;

/** `namespace/name`. */
export function clusterName(cluster: ClusterPlan): Shown {
  return say`${shownName(cluster.namespace)}/${shownName(cluster.name)}`;
}

/** What happens to a cluster, a line an impact. What waits says what it waits for. */
export function clusterWords(cluster: ClusterPlan): readonly ImpactWords[] {
  const blocked = cluster.impacts.filter((impact) => impact.kind === "blocked");
  const waiting = new Set(cluster.impacts.filter(isPending).flatMap((impact) => keyOf(impact) ?? []));
  return cluster.impacts
    .filter((impact) => impact.kind !== "blocked" || impact.part === undefined || !waiting.has(partKey(impact.part)))
    .map((impact) => withPending(impact, blocked));
}

export function isPending(impact: Impact): boolean {
  return "pending" in impact && impact.pending;
}

function keyOf(impact: Impact): string | undefined {
  return "part" in impact ? partKey(impact.part) : undefined;
}

function withPending(impact: Impact, blocked: readonly Blocked[]): ImpactWords {
  const words = impactWords(impact);
  return isPending(impact) ? { ...words, notes: [...words.notes, ...pendingNotes(impact, blocked)] } : words;
}

function pendingNotes(impact: Impact, blocked: readonly Blocked[]): readonly Shown[] {
  const key = keyOf(impact);
  const own = key === undefined ? [] : blocked.filter(({ part }) => part !== undefined && partKey(part) === key);
  if (own.length > 0) return own.map(({ reason }) => say`pending, blocked: ${reason}`);
  const whole = blocked.some(({ part }) => part === undefined);
  return [
    whole ? say`pending: the cluster is blocked` : say`pending: no machine moves while it is paused or held back`,
  ];
}
