import type { ImpactDocument } from "#core/report/plan-document.ts";

import type { ClusterOutcome, Outcome } from "./planned.ts";

type Of<Kind extends ImpactDocument["kind"]> = Extract<ImpactDocument, { readonly kind: Kind }>;

/** What happens to nobody. */
export const nothing: Outcome = { clusters: {}, problems: [] };

/** Machines before, after, created and deleted, then what happens. */
export function cluster(machines: ClusterOutcome["machines"], ...impacts: readonly ImpactDocument[]): ClusterOutcome {
  return { machines, impacts };
}

/** How machines give way to each other: how many, and how many more and fewer than wanted there are meanwhile. */
export type Rolling = readonly [replaced: number, surge: number, unavailable: number];

export function scale(part: PartDocument, from: number, to: number): Of<"scale"> {
  return { kind: "scale", part, from, to };
}

export function upgrade(part: PartDocument, [from, to]: readonly [string, string], rolling: Rolling): Of<"upgrade"> {
  return { kind: "upgrade", part, from, to, ...counted(rolling) };
}

export function rollout(part: PartDocument, rolling: Rolling, ...because: readonly string[]): Of<"rollout"> {
  return { kind: "rollout", part, ...counted(rolling), because };
}

export function inPlace(part: PartDocument, ...fields: readonly string[]): ImpactDocument {
  return { kind: "in-place", part, fields };
}

/** An edit that only machines made later get. */
export function forNewMachines(part: PartDocument, ...fields: readonly string[]): ImpactDocument {
  return { kind: "in-place", part, fields, reaches: "new-machines" };
}

export function blocked(part: PartDocument, reason: string): ImpactDocument {
  return { kind: "blocked", part, reason };
}

/** The whole cluster. */
export function stopped(reason: string): ImpactDocument {
  return { kind: "blocked", reason };
}

/** The impact, moving no machine for now. */
export function pending(impact: Exclude<ImpactDocument, Of<"pause" | "resume" | "blocked">>): ImpactDocument {
  return { ...impact, pending: true };
}

/** The impact, not at once. */
export function later(
  impact: Of<"upgrade" | "rollout">,
  when: "next-reconcile" | "on-delete" | "unknown",
): ImpactDocument {
  return { ...impact, when };
}

export function object(kind: string, name: string, namespace = "default"): PartDocument {
  return { kind, namespace, name };
}

/** A part of a topology by git's word. */
export function inTopology(kind: string, topology: string, namespace = "default"): PartDocument {
  return { kind, namespace, topology };
}

export type PartDocument = NonNullable<Extract<ImpactDocument, { kind: "scale" }>["part"]>;

function counted([replaced, surge, unavailable]: Rolling): { replaced: number; surge: number; unavailable: number } {
  return { replaced, surge, unavailable };
}
