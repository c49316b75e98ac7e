import { createHash } from "node:crypto";

import type { Cluster, Fleet, ResourceSet } from "#core/fleet/fleet.ts";
import { canonicalOf } from "#core/fleet/canonical/canonical.ts";
import { isObject, objectAt, type Json, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { keyOf } from "#core/manifest/object-ref.ts";

import { sameJson } from "#core/manifest/equal.ts";
import type { AddOnEffect, Impact } from "./plan.ts";

type AddOnImpact = Extract<Impact, { kind: "add-on" }>;

/** Add-on sets by namespace and name, of base and of head, as what each does to a cluster. */
export interface AddOns {
  /** What the change of sets, sources and labels does to one cluster. Undefined: the cluster is not there. */
  readonly impactsOn: (before: Cluster | undefined, after: Cluster) => readonly Impact[];
}

/** One set at both revisions, with what is asked of it for each cluster known beforehand. */
interface SetPair {
  readonly before?: ResourceSet;
  readonly after?: ResourceSet;
  /** What the set's gain, loss or change does, by whether the cluster had it and whether it has it. */
  readonly impacts: Readonly<Record<Membership, () => readonly AddOnImpact[]>>;
}

type Membership = "had" | "has" | "both";

/** Compares the sets of two fleets once, so that each cluster costs only the selectors of its namespace. */
export function addOnsOf(base: Fleet, head: Fleet): AddOns {
  const pairs = Map.groupBy(pairsOf({ base, head }), namespaceOf);
  return {
    impactsOn: (before, after) =>
      (pairs.get(after.manifest.ref.namespace) ?? []).flatMap((pair) => impactsOfPair(pair, { before, after })),
  };
}

function namespaceOf({ before, after }: SetPair): string {
  return (after ?? before)?.manifest.ref.namespace ?? "";
}

interface Fleets {
  readonly base: Fleet;
  readonly head: Fleet;
}

interface Clusters {
  readonly before: Cluster | undefined;
  readonly after: Cluster;
}

function pairsOf(fleets: Fleets): readonly SetPair[] {
  const old = new Map(fleets.base.resourceSets.map((set) => [set.manifest.key, set]));
  const now = new Map(fleets.head.resourceSets.map((set) => [set.manifest.key, set]));
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.map((key) => pairOf(old.get(key), now.get(key), fleets));
}

function pairOf(before: ResourceSet | undefined, after: ResourceSet | undefined, fleets: Fleets): SetPair {
  const impacts = {
    had: once(() => impactsOfSet(before, undefined, fleets)),
    has: once(() => impactsOfSet(undefined, after, fleets)),
    both: once(() => impactsOfSet(before, after, fleets)),
  };
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }), impacts };
}

/** One entry for each effect that a set has on a cluster, with the resources that it concerns. */
function impactsOfPair({ before, after, impacts }: SetPair, clusters: Clusters): readonly AddOnImpact[] {
  const had = clusters.before !== undefined && before?.selects(clusters.before.labels) === true;
  const has = after?.selects(clusters.after.labels) === true;
  if (!had) return has ? impacts.has() : [];
  return has ? impacts.both() : impacts.had();
}

/** What a set does to a cluster that had it, has it, or both. */
function impactsOfSet(
  had: ResourceSet | undefined,
  has: ResourceSet | undefined,
  fleets: Fleets,
): readonly AddOnImpact[] {
  const set = has ?? had;
  if (set === undefined) return [];
  const chart = set.chart;
  const effects = chart === undefined ? resourceEffects(had, has, fleets) : chartEffects(had, has, chart);
  const isPaused = has?.paused === true;
  const kinds: readonly AddOnEffect[] = ["gains", "loses", "reapplies", "ignored"];
  return kinds.flatMap((effect) => {
    const resources = effects.filter((each) => each.effect === effect).map(({ name }) => name);
    if (resources.length === 0) return [];
    return [
      {
        kind: "add-on" as const,
        set: set.manifest.ref.name,
        resources,
        effect,
        ...(chart !== undefined && { chart }),
        ...(isPaused && { pending: true as const }),
      },
    ];
  });
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

interface ResourceEffect {
  readonly name: string;
  readonly effect: AddOnEffect;
}

function resourceEffects(had: ResourceSet | undefined, has: ResourceSet | undefined, fleets: Fleets): ResourceEffect[] {
  const old = sourcesOf(had, fleets.base);
  const now = sourcesOf(has, fleets.head);
  const lost = [...old].filter(([key]) => !now.has(key)).map(([, source]) => effect(source, "loses"));
  const rest = [...now].flatMap(([key, source]) => {
    const was = old.get(key);
    if (was === undefined) return [effect(source, "gains")];
    if (was.object === source.object || payloadOf(was) === payloadOf(source)) return [];
    return [effect(source, has?.strategy === "Reconcile" ? "reapplies" : "ignored")];
  });
  return [...rest, ...lost];
}

function effect(source: Manifest, kind: AddOnEffect): ResourceEffect {
  return { name: source.ref.name, effect: kind };
}

/** The sources of a set that are there: one that is listed and does not exist is passed over (measured 7). */
function sourcesOf(set: ResourceSet | undefined, fleet: Fleet): ReadonlyMap<string, Manifest> {
  const found = (set?.resources ?? []).flatMap((ref) => fleet.manifests.get(keyOf(ref)) ?? []);
  return new Map(found.map((manifest) => [manifest.key, manifest]));
}

/** By manifest: several sets may list one source. */
const payloads = new WeakMap<Manifest, string>();

function payloadOf(manifest: Manifest): string {
  const known = payloads.get(manifest);
  if (known !== undefined) return known;
  const payload = createHash("sha256").update(payloadTextOf(manifest)).digest("base64");
  payloads.set(manifest, payload);
  return payload;
}

/** What a set's hash is of: the decoded values in the order of their keys (CAPI:internal/controllers/clusterresourceset). */
function payloadTextOf({ object, ref }: Manifest): string {
  const data = objectAt(object, "data") ?? {};
  const isSecret = ref.kind === "Secret";
  const values = isSecret ? { ...inBytes(data, "base64"), ...inBytes(objectAt(object, "stringData"), "utf8") } : data;
  return JSON.stringify(
    Object.keys(values)
      .sort()
      .map((key) => values[key]),
  );
}

/** Each value as its bytes, a character each: text and base64 of one content are the same. */
function inBytes(values: JsonObject = {}, encoding: "base64" | "utf8"): JsonObject {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]): [string, Json] => [
      key,
      typeof value === "string" ? Buffer.from(value, encoding).toString("latin1") : value,
    ]),
  );
}

function chartEffects(had: ResourceSet | undefined, has: ResourceSet | undefined, chart: string): ResourceEffect[] {
  if (has === undefined) return [{ name: chart, effect: "loses" }];
  if (had === undefined) return [{ name: chart, effect: "gains" }];
  if (sameJson(releaseOf(had), releaseOf(has))) return [];
  return [{ name: chart, effect: has.strategy === "Reconcile" ? "reapplies" : "ignored" }];
}

/** What a HelmChartProxy says of the release: all but which clusters it is for. */
function releaseOf(set: ResourceSet): JsonObject {
  const spec = objectAt(canonicalOf(set.manifest), "spec") ?? {};
  return isObject(spec) ? { ...spec, clusterSelector: null } : {};
}
