import { blockedReasonOf } from "#core/fleet/blocked.ts";
import type { MachinePart } from "#core/fleet/fleet.ts";
import { withV } from "#core/fleet/kubernetes-version.ts";
import { machineCountOf } from "#core/fleet/machine-count.ts";
import { say, shownValueText, type Shown } from "#core/shown/shown.ts";

import type { PartInFleet } from "./aspect.ts";
import type { Effect } from "./effects.ts";
import { partEffectsOf, type PartEffect } from "./part-effects.ts";
import type { Impact, Part, When } from "./plan.ts";
import { strategyOf, type Strategy } from "./strategy.ts";

/** What a part goes through, and how many machines that moves. */
export interface PartOutcome {
  readonly impacts: readonly Impact[];
  readonly before: number;
  readonly after: number;
  readonly created: number;
  readonly deleted: number;
}

/** What holds a part back: nothing happens to it, or it gets no new machine, for the reason given. */
export interface Hold {
  /** The part, or its whole cluster, is paused. */
  readonly isPaused: boolean;
  /** A reason that git does not tell of the part itself: its control plane waits, its topology cannot be reconciled. */
  readonly reason?: Shown;
}

/** What becomes of a part that both base and head have. `isWoken`: its topology is reconciled at once. */
export function partOutcomeOf(before: PartInFleet, after: PartInFleet, hold: Hold, isWoken: boolean): PartOutcome {
  const effects = partEffectsOf(before, after);
  const from = machineCountOf(before.part);
  const to = machineCountOf(after.part, before.part);
  const roll = rollOf({ before, after, effects, isWoken, machines: Math.min(from, to), wanted: to });
  const needsMachine = to > from || (roll !== undefined && roll.replaced > 0);
  const blocked = needsMachine ? blockOf(after, hold) : undefined;
  const isHeld = hold.isPaused || blocked !== undefined;
  const part = partRefOf(after.part);
  const moved = rollImpact(roll, isHeld || after.part.rolloutPaused);
  const impacts = [
    ...moved,
    ...scaleOf(part, { from, to }, isHeld),
    ...inPlaceOf(after.part, effects, hold.isPaused),
    ...blockedImpacts(part, blocked),
  ];
  return { impacts, ...countsOf(from, isHeld ? from : to, replacedIn(moved)) };
}

/** What becomes of a part that is new in its cluster: its machines, if anything lets them come. */
export function addedOutcomeOf(after: PartInFleet, hold: Hold): PartOutcome {
  const machines = machineCountOf(after.part);
  const blocked = machines > 0 ? blockOf(after, hold) : undefined;
  const isHeld = hold.isPaused || blocked !== undefined;
  const part = partRefOf(after.part);
  const added = heldBack({ kind: "pool-added", part, machines } as const, isHeld);
  return { impacts: [added, ...blockedImpacts(part, blocked)], ...countsOf(0, isHeld ? 0 : machines, 0) };
}

/** What becomes of a part that its cluster loses. */
export function removedOutcomeOf(before: PartInFleet, hold: Hold): PartOutcome {
  const machines = machineCountOf(before.part);
  const isHeld = hold.isPaused || hold.reason !== undefined;
  const part = partRefOf(before.part);
  const removed = heldBack({ kind: "pool-removed", part, machines } as const, isHeld);
  return { impacts: [removed, ...blockedImpacts(part, hold.reason)], ...countsOf(machines, isHeld ? machines : 0, 0) };
}

export function partRefOf(part: MachinePart): Part {
  const { kind, namespace, topology, name } = part;
  return topology === undefined
    ? { kind, namespace, name: name ?? "" }
    : { kind, namespace, topology: shownValueText(topology) };
}

/** Why a part that needs a new machine does not get one. A pause says so by itself. */
function blockOf({ cluster, part, fleet }: PartInFleet, hold: Hold): Shown | undefined {
  return hold.isPaused ? undefined : (hold.reason ?? blockedReasonOf(cluster, part, fleet));
}

function blockedImpacts(part: Part, reason: Shown | undefined): readonly Impact[] {
  return reason === undefined ? [] : [{ kind: "blocked", part, reason }];
}

function heldBack<Held extends Impact>(impact: Held, isHeld: boolean): Held | (Held & { readonly pending: true }) {
  return isHeld ? { ...impact, pending: true } : impact;
}

function countsOf(before: number, after: number, replaced: number): Omit<PartOutcome, "impacts"> {
  const created = Math.max(0, after - before) + replaced;
  const deleted = Math.max(0, before - after) + replaced;
  return { before, after, created, deleted };
}

type Roll = Extract<Impact, { kind: "upgrade" | "rollout" }>;

interface RollInput {
  readonly before: PartInFleet;
  readonly after: PartInFleet;
  readonly effects: readonly PartEffect[];
  readonly isWoken: boolean;
  /** The old machines that a rollout replaces, and the machines wanted in the end. */
  readonly machines: number;
  readonly wanted: number;
}

function rollOf(input: RollInput): Roll | undefined {
  const { before, after, effects } = input;
  const isVersionAlone = effects.every(({ effect }) => effect !== "rollout");
  const strategy = strategyOf(after, { machines: input.wanted, isVersionAlone });
  const versions = { from: shownVersion(before.part.version), to: shownVersion(after.part.version) };
  const part = partRefOf(after.part);
  const bounds = { surge: strategy.surge, unavailable: strategy.unavailable };
  if (effects.some(({ effect }) => effect === "upgrade") && versions.from !== "" && versions.to !== "") {
    const when = strategy.type === "on-delete" ? { when: "on-delete" as const } : {};
    return { kind: "upgrade", part, ...versions, replaced: replacedBy(strategy, input), ...bounds, ...when };
  }
  const cause = causeOf(effects, strategy, input.isWoken);
  if (cause === undefined) return undefined;
  const replaced = cause.when === "unknown" ? 0 : replacedBy(strategy, input);
  return { kind: "rollout", part, replaced, ...bounds, ...cause };
}

function replacedBy(strategy: Strategy, { machines, after }: RollInput): number {
  return strategy.type === "rolling" && after.part.hasMachines ? machines : 0;
}

/** The fields that roll a part, and when. What rolls at once outdoes what rolls later, and that what may roll. */
function causeOf(
  effects: readonly PartEffect[],
  strategy: Strategy,
  isWoken: boolean,
): { readonly because: readonly Shown[]; readonly when?: When } | undefined {
  const rolls = effects.filter(({ effect }) => effect === "rollout" || effect === "upgrade");
  const because = rolls.map(({ path }) => path);
  if (rolls.length === 0) {
    const perhaps = effects.filter(({ effect }) => effect === "rollout-after" || effect === "first-machine");
    return perhaps.length === 0 ? undefined : { because: perhaps.map(({ path }) => path), when: "unknown" };
  }
  if (strategy.type === "on-delete") return { because, when: "on-delete" };
  if (!isWoken && rolls.every(({ isLatent }) => isLatent)) return { because, when: "next-reconcile" };
  return { because };
}

function inPlaceOf(part: MachinePart, effects: readonly PartEffect[], isPaused: boolean): readonly Impact[] {
  const ref = partRefOf(part);
  // the replicas of a hosted control plane are pods: that it has more of them scales no machines
  const all = fieldsOf(effects, part.hasMachines ? ["in-place"] : ["in-place", "scale"]);
  const later = fieldsOf(effects, ["new-machines"]);
  const impacts: readonly Impact[] = [
    ...(all.length === 0 ? [] : [{ kind: "in-place" as const, part: ref, fields: all }]),
    ...(later.length === 0
      ? []
      : [{ kind: "in-place" as const, part: ref, fields: later, reaches: "new-machines" as const }]),
  ];
  return impacts.map((impact) => heldBack(impact, isPaused));
}

function fieldsOf(effects: readonly PartEffect[], wanted: readonly Effect[]): readonly Shown[] {
  const paths = effects.filter(({ effect }) => wanted.includes(effect)).map(({ path }) => path);
  return [...new Set(paths)].sort();
}

function scaleOf(part: Part, { from, to }: { from: number; to: number }, isHeld: boolean): readonly Impact[] {
  return from === to ? [] : [heldBack({ kind: "scale", part, from, to }, isHeld)];
}

function replacedIn(rolls: readonly Roll[]): number {
  return rolls.reduce((sum, roll) => sum + roll.replaced, 0);
}

function rollImpact(roll: Roll | undefined, isHeld: boolean): readonly Roll[] {
  if (roll === undefined) return [];
  return [isHeld ? { ...roll, replaced: 0, pending: true } : roll];
}

function shownVersion(version: string | undefined): Shown {
  return version === undefined ? say`` : shownValueText(withV(version));
}
