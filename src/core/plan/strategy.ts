import { canonicalOf } from "#core/fleet/canonical/canonical.ts";
import { classPartOf } from "#core/fleet/topology.ts";
import { objectAt, textAt, valueAt, type Json, type JsonObject } from "#core/manifest/json.ts";

import type { PartInFleet } from "./aspect.ts";
import { manifestAt } from "./aspects.ts";

/** How a part replaces its machines, resolved to machines. */
export interface Strategy {
  /** in-place: a new version reaches the machines that are there (k0s's default, for a version alone). */
  readonly type: "rolling" | "on-delete" | "in-place";
  readonly surge: number;
  readonly unavailable: number;
}

export interface Rollout {
  /** How many machines the part is to have. */
  readonly machines: number;
  /** Nothing but their version changes. */
  readonly isVersionAlone: boolean;
}

/** How the part does a rollout. */
export function strategyOf(subject: PartInFleet, { machines, isVersionAlone }: Rollout): Strategy {
  const { kind, role } = subject.part;
  if (kind === "K0sControlPlane") return k0sStrategyOf(subject, isVersionAlone);
  if (kind === "MachinePool" || !subject.part.hasMachines) return { type: "rolling", surge: 0, unavailable: 0 };
  const strategy = writtenStrategyOf(subject);
  // nothing comes before someone deletes a machine, and then one for one (mdutil.NewMSNewReplicas)
  if (textAt(strategy, "type") === "OnDelete") return { type: "on-delete", surge: 0, unavailable: 0 };
  const rolling = objectAt(strategy, "rollingUpdate");
  if (role === "control-plane") return { type: "rolling", ...controlPlaneBounds(rolling) };
  return { type: "rolling", ...workerBounds(rolling, machines) };
}

/** A control plane adds one, then takes one; with a surge of 0 it takes one first (measured 2). */
function controlPlaneBounds(rolling: JsonObject | undefined): Omit<Strategy, "type"> {
  const surge = Number(valueAt(rolling, "maxSurge") ?? 1) === 0 ? 0 : 1;
  return { surge, unavailable: 1 - surge };
}

/**
 * Surge rounds up, unavailable down; both 0 makes one unavailable (measured 2; mdutil.ResolveFenceposts), and no more can
 * be unavailable than there are (mdutil.MaxUnavailable).
 */
function workerBounds(rolling: JsonObject | undefined, machines: number): Omit<Strategy, "type"> {
  const surge = shareOf(valueAt(rolling, "maxSurge") ?? 1, machines, Math.ceil);
  const unavailable = shareOf(valueAt(rolling, "maxUnavailable") ?? 0, machines, Math.floor);
  return { surge, unavailable: Math.min(surge === 0 && unavailable === 0 ? 1 : unavailable, machines) };
}

function shareOf(value: Json, machines: number, round: (share: number) => number): number {
  if (typeof value === "number") return value;
  const percent = typeof value === "string" ? /^(\d+)%$/.exec(value)?.[1] : undefined;
  return percent === undefined ? 0 : round((Number(percent) * machines) / 100);
}

/**
 * k0smotron's K0sControlPlane: InPlace by default, Recreate, RecreateDeleteFirst. In place comes only a version: other
 * changes recreate (k0sproject/k0smotron:internal/controller/controlplane/k0s_controlplane_controller.go).
 */
function k0sStrategyOf({ part }: PartInFleet, isVersionAlone: boolean): Strategy {
  const strategy = textAt(part.manifest.object, "spec", "updateStrategy");
  if (strategy === "RecreateDeleteFirst") return { type: "rolling", surge: 0, unavailable: 1 };
  if (strategy === "Recreate" || !isVersionAlone) return { type: "rolling", surge: 1, unavailable: 0 };
  return { type: "in-place", surge: 0, unavailable: 0 };
}

/** Where the strategy stands: in the object; of a topology's part in its entry, else in its class or the class's template. */
function writtenStrategyOf(subject: PartInFleet): JsonObject | undefined {
  const { part, cluster, fleet } = subject;
  const entry = cluster.topology?.entries.get(part.key);
  if (entry === undefined) return strategyAt(objectAt(canonicalOf(part.manifest), "spec"));
  const classPart = classPartOf(part.key, entry, fleet.classes.get(cluster.topology?.classKey ?? ""));
  const template = manifestAt(fleet, classPart?.template);
  return (
    strategyAt(entry.value) ??
    strategyAt(classPart?.value) ??
    strategyAt(template && objectAt(canonicalOf(template), "spec", "template", "spec"))
  );
}

function strategyAt(value: JsonObject | undefined): JsonObject | undefined {
  return objectAt(value, "rollout", "strategy") ?? objectAt(value, "rolloutStrategy") ?? objectAt(value, "strategy");
}
