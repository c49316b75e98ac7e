import type { ShownValue } from "#core/manifest/mask.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";
import type { Origin, Problem } from "#core/problem/problem.ts";
import type { Shown } from "#core/shown/shown.ts";

/** A part of a cluster that has machines: an object by name, or a part of a topology by git's word for it. */
export type Part =
  | { readonly kind: string; readonly namespace: string; readonly name: string }
  | { readonly kind: string; readonly namespace: string; readonly topology: string; readonly name?: string };

/** When a rollout happens: absent, at once; `unknown` hangs on creation times that git does not hold. */
export type When = "next-reconcile" | "on-delete" | "unknown";

/** What one cluster's part goes through. A pending one moves no machine for now: its part is paused or blocked. */
export type Impact =
  | {
      readonly kind: "create";
      readonly controlPlane: number;
      readonly workers: number;
      readonly version?: string;
      readonly pending?: true;
    }
  | { readonly kind: "delete"; readonly machines: number; readonly pending?: true }
  | { readonly kind: "scale"; readonly part: Part; readonly from: number; readonly to: number; readonly pending?: true }
  | UpgradeImpact
  | RolloutImpact
  | InPlaceImpact
  | {
      readonly kind: "pool-added" | "pool-removed";
      readonly part: Part;
      readonly machines: number;
      readonly pending?: true;
    }
  | {
      readonly kind: "add-on";
      readonly set: string;
      readonly resources: readonly string[];
      readonly effect: AddOnEffect;
      readonly chart?: string;
      readonly pending?: true;
    }
  | { readonly kind: "pause" | "resume"; readonly part?: Part }
  | { readonly kind: "blocked"; readonly part?: Part; readonly reason: Shown };

export interface InPlaceImpact {
  readonly kind: "in-place";
  readonly part: Part;
  readonly fields: readonly Shown[];
  /** Absent: machines that run get it too. new-machines: those that run keep what they have, later ones get the new. */
  readonly reaches?: "new-machines";
  readonly pending?: true;
}

export interface UpgradeImpact {
  readonly kind: "upgrade";
  readonly part: Part;
  readonly from: string;
  readonly to: string;
  /** Distinct old Machines that new ones replace. */
  readonly replaced: number;
  /** Machines above and below the wanted number, at most, at any moment. */
  readonly surge: number;
  readonly unavailable: number;
  readonly when?: When;
  readonly pending?: true;
}

export interface RolloutImpact {
  readonly kind: "rollout";
  readonly part: Part;
  readonly replaced: number;
  readonly surge: number;
  readonly unavailable: number;
  /** The fields that cause it. */
  readonly because: readonly Shown[];
  readonly when?: When;
  readonly pending?: true;
}

/** gains: applied to the cluster; loses: no longer followed; reapplies: content arrives again; ignored: an edit reaches no one. */
export type AddOnEffect = "gains" | "loses" | "reapplies" | "ignored";

export interface MachineCounts {
  readonly before: number;
  readonly after: number;
  /** Distinct Machines, those of rollouts included. */
  readonly created: number;
  readonly deleted: number;
}

export interface ClusterPlan {
  readonly namespace: string;
  readonly name: string;
  readonly machines: MachineCounts;
  readonly impacts: readonly Impact[];
}

export interface FieldDifference {
  readonly path: Shown;
  readonly before?: ShownValue;
  readonly after?: ShownValue;
}

/** replace: an immutable object goes and another comes under the same name. */
export type ChangeKind = "create" | "configure" | "replace" | "delete";

export interface Change {
  readonly kind: ChangeKind;
  readonly ref: ObjectRef;
  readonly origin: Origin;
  /** The API refuses it: it has no impact. */
  readonly refused?: true;
  readonly fields: readonly FieldDifference[];
  /** SHA-256, hex, of the values before and after: part of the plan's hash, never shown. */
  readonly digest: string;
}

/** What going from base to head does to one environment. */
export interface Plan {
  readonly environment: string;
  /** A commit's id, or `empty`. */
  readonly base: string;
  /** A commit's id, or `worktree`. */
  readonly head: string;
  /** SHA-256, hex, of the outcome: no revision, no time, no live status in it. */
  readonly hash: string;
  readonly live: boolean;
  /** What could not be checked, a sentence each. */
  readonly notChecked: readonly Shown[];
  readonly clusters: readonly ClusterPlan[];
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
  /** Paths of files that change something, of which nobody knows what; absent where there are none. */
  readonly uncertain?: readonly string[];
}
