import { createHash } from "node:crypto";

import { fleetOf } from "#core/fleet/fleet-of.ts";
import type { Cluster, Fleet } from "#core/fleet/fleet.ts";
import { keyOf } from "#core/manifest/object-ref.ts";
import type { Problem } from "#core/problem/problem.ts";
import type { Shown } from "#core/shown/shown.ts";

import { addOnsOf, type AddOns } from "./add-ons.ts";
import { changesOf } from "./changes.ts";
import {
  changedOutcomeOf,
  createdOutcomeOf,
  deletedOutcomeOf,
  unchangedOutcomeOf,
  type ClusterOutcome,
} from "./cluster-outcome.ts";
import { notCheckedOf, withoutServer } from "./not-checked.ts";
import type { Change, ClusterPlan, Plan } from "./plan.ts";
import { addOnsChange, touchedBy } from "./touched.ts";

export interface PlanInput {
  readonly environment: string;
  readonly base: { readonly revision: string; readonly fleet: Fleet };
  readonly head: { readonly revision: string; readonly fleet: Fleet };
  /** The keys of head's objects that the API refuses: they have no impact. */
  readonly refused: ReadonlySet<string>;
  readonly problems: readonly Problem[];
  readonly notChecked: readonly Shown[];
}

/** What going from base to head does: object changes first, then what they mean to each cluster. */
export function planOf({ environment, base, head, refused, problems, notChecked }: PlanInput): Plan {
  const changes = changesOf(base.fleet, head.fleet).map((change) => marked(change, refused));
  const effective = effectiveFleet(base.fleet, head.fleet, refused);
  const fleets = { base: base.fleet, head: effective };
  const clusters = clustersOf(fleets, head.fleet, changesThatCount(changes));
  return {
    environment,
    base: base.revision,
    head: head.revision,
    hash: hashOf(environment, changes, clusters),
    live: false,
    notChecked: [...notChecked, ...notCheckedOf(fleets, clusters), ...(changes.length > 0 ? [withoutServer] : [])],
    clusters,
    changes,
    problems,
  };
}

interface Fleets {
  readonly base: Fleet;
  readonly head: Fleet;
}

/** Head as it would stand: an object that the API refuses stays what it was at base, or away. */
function effectiveFleet(base: Fleet, head: Fleet, refused: ReadonlySet<string>): Fleet {
  const kept = [...refused].filter((key) => base.manifests.get(key)?.object !== head.manifests.get(key)?.object);
  if (kept.length === 0) return head;
  const manifests = new Map(head.manifests);
  for (const key of kept) {
    const before = base.manifests.get(key);
    if (before === undefined) manifests.delete(key);
    else manifests.set(key, before);
  }
  return fleetOf([...manifests.values()], { incomplete: head.incomplete });
}

function marked(change: Change, refused: ReadonlySet<string>): Change {
  return refused.has(keyOf(change.ref)) ? { ...change, refused: true } : change;
}

function changesThatCount(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(changes.filter(({ refused }) => refused !== true).map(({ ref }) => keyOf(ref)));
}

/** Every cluster of base or head (of head as written: one whose creation is refused is there with no impacts). */
function clustersOf(fleets: Fleets, written: Fleet, changed: ReadonlySet<string>): readonly ClusterPlan[] {
  const keys = new Set([...fleets.base.clusters.keys(), ...written.clusters.keys(), ...fleets.head.clusters.keys()]);
  const addOns = addOnsOf(fleets.base, fleets.head);
  const context = { fleets, changed, addOns, addOnsChange: addOnsChange(changed) };
  return [...keys].sort().map((key) => clusterPlanOf(key, context));
}

interface Context {
  readonly fleets: Fleets;
  readonly changed: ReadonlySet<string>;
  readonly addOns: AddOns;
  /** A set of add-ons or one of their sources may have changed, whichever cluster it is for. */
  readonly addOnsChange: boolean;
}

function clusterPlanOf(key: string, context: Context): ClusterPlan {
  const before = context.fleets.base.clusters.get(key);
  const after = context.fleets.head.clusters.get(key);
  const [namespace = "", name = ""] = key.split("/");
  return { namespace, name, ...outcomeOf(before, after, context) };
}

const nothing: ClusterOutcome = { impacts: [], machines: { before: 0, after: 0, created: 0, deleted: 0 } };

function outcomeOf(before: Cluster | undefined, after: Cluster | undefined, context: Context): ClusterOutcome {
  const { fleets, changed, addOns } = context;
  if (after === undefined) return before === undefined ? nothing : deletedOutcomeOf(before);
  if (changed.size === 0) return unchangedOutcomeOf(after);
  if (before === undefined) {
    const created = createdOutcomeOf({ cluster: after, fleet: fleets.head });
    return { ...created, impacts: [...created.impacts, ...addOns.impactsOn(undefined, after)] };
  }
  const touched = touchedBy(changed, { before, after, fleets });
  const outcome = touched.machines
    ? changedOutcomeOf({ cluster: before, fleet: fleets.base }, { cluster: after, fleet: fleets.head }, touched.isWoken)
    : unchangedOutcomeOf(after);
  const mayDiffer = context.addOnsChange || changed.has(after.manifest.key);
  return mayDiffer ? { ...outcome, impacts: [...outcome.impacts, ...addOns.impactsOn(before, after)] } : outcome;
}

/** The outcome alone: no revision, no place in a file, no time. Piece by piece, since all of it may be too long for one text. */
function hashOf(environment: string, changes: readonly Change[], clusters: readonly ClusterPlan[]): string {
  const hash = createHash("sha256").update(`{"environment":${JSON.stringify(environment)},"changes":[`);
  for (const [index, { kind, ref, digest, refused }] of changes.entries()) {
    const change = [kind, keyOf(ref), digest, ...(refused ? ["refused"] : [])];
    hash.update(`${index === 0 ? "" : ","}${JSON.stringify(change)}`);
  }
  hash.update('],"clusters":[');
  const touched = clusters.filter(({ impacts }) => impacts.length > 0);
  for (const [index, cluster] of touched.entries()) hash.update(`${index === 0 ? "" : ","}${JSON.stringify(cluster)}`);
  return hash.update("]}").digest("hex");
}
