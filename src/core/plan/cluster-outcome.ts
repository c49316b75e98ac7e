import type { Cluster, Fleet, MachinePart } from "#core/fleet/fleet.ts";
import { withV } from "#core/fleet/kubernetes-version.ts";
import { machineCountOf } from "#core/fleet/machine-count.ts";
import { partsOf } from "#core/fleet/parts-of.ts";
import { say, shownValueText, type Shown } from "#core/shown/shown.ts";
import { shownRef } from "#core/manifest/object-ref.ts";

import { clusterBlockOf } from "./cluster-block.ts";
import {
  addedOutcomeOf,
  partOutcomeOf,
  partRefOf,
  removedOutcomeOf,
  type Hold,
  type PartOutcome,
} from "./part-impacts.ts";
import type { Impact, MachineCounts } from "./plan.ts";

/** A cluster with the fleet around it, at one revision. */
export interface ClusterInFleet {
  readonly cluster: Cluster;
  readonly fleet: Fleet;
}

export interface ClusterOutcome {
  readonly impacts: readonly Impact[];
  readonly machines: MachineCounts;
}

/** A cluster that no change touches. */
export function unchangedOutcomeOf(cluster: Cluster): ClusterOutcome {
  const machines = partsOf(cluster).reduce((sum, part) => sum + machineCountOf(part), 0);
  return { impacts: [], machines: { before: machines, after: machines, created: 0, deleted: 0 } };
}

/** A cluster that is new: its machines are counted where nothing holds them back. */
export function createdOutcomeOf(after: ClusterInFleet): ClusterOutcome {
  const { cluster } = after;
  const block = clusterBlockOf(after);
  const hold = { isPaused: cluster.paused, ...(block !== undefined && { reason: block }) };
  const outcomes = partsOf(cluster).map((part) => ({
    part,
    ...addedOutcomeOf({ part, ...after }, holdOf(part, hold)),
  }));
  const isHeld = hold.isPaused || block !== undefined;
  // a cluster that waits as a whole says what it will be; a part that waits alone is said by itself
  const machinesOf = (role: MachinePart["role"]): number =>
    outcomes
      .filter(({ part }) => part.role === role)
      .reduce((sum, { part, after: machines }) => sum + (isHeld ? machineCountOf(part) : machines), 0);
  const version = cluster.topology?.version ?? cluster.controlPlane?.version;
  const create: Impact = {
    kind: "create",
    controlPlane: machinesOf("control-plane"),
    workers: machinesOf("worker"),
    ...(version !== undefined && { version: shownValueText(withV(version)) }),
    ...(isHeld && { pending: true }),
  };
  // parts that come with the cluster are in `create`; only those held back are said by themselves
  const held = isHeld ? [] : outcomes.flatMap(({ impacts }) => heldOnly(impacts));
  const blocked: readonly Impact[] = block === undefined ? [] : [{ kind: "blocked", reason: block }];
  return { impacts: [create, ...held, ...blocked, ...pauseOf(undefined, cluster)], machines: sumOf(outcomes) };
}

/** A cluster whose Cluster object goes: Cluster API deletes all that belongs to it, unless it is paused (measured 1.6). */
export function deletedOutcomeOf(before: Cluster): ClusterOutcome {
  const { machines } = unchangedOutcomeOf(before);
  const count = machines.before;
  if (!before.paused) {
    return { impacts: [{ kind: "delete", machines: count }], machines: { ...machines, after: 0, deleted: count } };
  }
  const reason = say`${shownRef(before.manifest.ref)} is paused: its deletion waits without a word until someone resumes it`;
  return {
    impacts: [
      { kind: "delete", machines: count, pending: true },
      { kind: "blocked", reason },
    ],
    machines,
  };
}

/** A cluster that stays. `isWoken`: its Cluster or its ClusterClass changes, so that its topology is reconciled at once. */
export function changedOutcomeOf(before: ClusterInFleet, after: ClusterInFleet, isWoken: boolean): ClusterOutcome {
  const block = clusterBlockOf(after);
  // a topology that cannot be reconciled moves nothing, up or down: as if it were paused
  const isPaused = after.cluster.paused || block !== undefined;
  const step = { before, after, isWoken };
  const controlPlane = outcomesOf(step, "control-plane", {
    isPaused,
    ...reasonOf(orphanedControlPlane(before, after)),
  });
  const workers = outcomesOf(step, "worker", { isPaused, ...reasonOf(waitsFor(after.cluster, controlPlane)) });
  const outcomes = [...controlPlane, ...workers];
  const impacts = outcomes.flatMap((outcome) => outcome.impacts);
  const isNews = impacts.length > 0 || clusterBlockOf(before) === undefined;
  const blocked: readonly Impact[] = block !== undefined && isNews ? [{ kind: "blocked", reason: block }] : [];
  return { impacts: [...pauseOf(before.cluster, after.cluster), ...impacts, ...blocked], machines: sumOf(outcomes) };
}

interface Step {
  readonly before: ClusterInFleet;
  readonly after: ClusterInFleet;
  readonly isWoken: boolean;
}

function outcomesOf({ before, after, isWoken }: Step, role: MachinePart["role"], hold: Hold): readonly PartOutcome[] {
  const old = partsByKey(before.cluster, role);
  const now = partsByKey(after.cluster, role);
  const removed = [...old.values()].filter((part) => !now.has(part.key));
  return [
    ...[...now.values()].map((part) => {
      const was = old.get(part.key);
      const own = holdOf(part, hold);
      if (was === undefined) return addedOutcomeOf({ part, ...after }, own);
      return partOutcomeOf({ part: was, ...before }, { part, ...after }, own, isWoken);
    }),
    ...removed.map((part) => removedOutcomeOf({ part, ...before }, removalHold(part, hold))),
  ];
}

/**
 * A removed worker pool waits for nothing but a pause, its own for ever, since nobody can end that in git
 * (CAPI:internal/controllers/machinedeployment: a paused one is not deleted); a control plane that goes alone does too.
 */
function removalHold(part: MachinePart, hold: Hold): Hold {
  if (part.role !== "worker") return hold;
  const reason = say`${shownRef(part.manifest.ref)} is paused by annotation: its deletion waits until someone resumes it`;
  return { isPaused: hold.isPaused, ...(part.paused && part.topology === undefined && { reason }) };
}

function holdOf(part: MachinePart, hold: Hold): Hold {
  return part.paused ? { ...hold, isPaused: true } : hold;
}

/** A control plane that leaves git while its Cluster stays: deletion begins, and can be neither finished nor undone. */
function orphanedControlPlane(before: ClusterInFleet, after: ClusterInFleet): Shown | undefined {
  const was = before.cluster.controlPlane;
  if (was === undefined || was.topology !== undefined || after.fleet.manifests.has(was.manifest.key)) return undefined;
  return say`${shownRef(was.manifest.ref)} leaves git while its Cluster stays: its deletion waits for the workers for ever and cannot be undone`;
}

/** New workers wait for a control plane that is on its way to another version (preflight ControlPlaneIsStable). */
function waitsFor(cluster: Cluster, outcomes: readonly PartOutcome[]): Shown | undefined {
  const isHeld = outcomes.some(({ impacts }) =>
    impacts.some((each) => each.kind === "upgrade" && each.pending === true),
  );
  if (!isHeld || cluster.controlPlane === undefined) return undefined;
  return say`its control plane cannot upgrade yet, and Cluster API makes no worker until it has (ControlPlaneIsStable)`;
}

function pauseOf(before: Cluster | undefined, after: Cluster): readonly Impact[] {
  const parts = partsOf(after).flatMap((part) => {
    const was = before && partsOf(before).find(({ key }) => key === part.key);
    const isPaused = part.paused || part.rolloutPaused;
    const wasPaused = was !== undefined && (was.paused || was.rolloutPaused);
    if (isPaused === wasPaused || (was === undefined && !isPaused)) return [];
    return [{ kind: isPaused ? ("pause" as const) : ("resume" as const), part: partRefOf(part) }];
  });
  if (after.paused === (before?.paused ?? false)) return parts;
  return [{ kind: after.paused ? "pause" : "resume" }, ...parts];
}

function heldOnly(impacts: readonly Impact[]): readonly Impact[] {
  return impacts.some((impact) => "pending" in impact) ? impacts : [];
}

function partsByKey(cluster: Cluster, role: MachinePart["role"]): ReadonlyMap<string, MachinePart> {
  return new Map(
    partsOf(cluster)
      .filter((part) => part.role === role)
      .map((part) => [part.key, part]),
  );
}

function reasonOf(reason: Shown | undefined): Pick<Hold, "reason"> {
  return reason === undefined ? {} : { reason };
}

function sumOf(outcomes: readonly PartOutcome[]): MachineCounts {
  const total = { before: 0, after: 0, created: 0, deleted: 0 };
  for (const { before, after, created, deleted } of outcomes) {
    total.before += before;
    total.after += after;
    total.created += created;
    total.deleted += deleted;
  }
  return total;
}
