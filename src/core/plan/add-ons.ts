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

interface SetPair {
  readonly before?: ResourceSet;
  readonly after?: ResourceSet;
}

/** Compares the sets of two fleets once, so that each cluster costs only the sets of its namespace. */
export function addOnsOf(base: Fleet, head: Fleet): AddOns {
  const pairs = pairsOf(base, head);
  return {
    impactsOn: (before, after) =>
      (pairs.get(after.manifest.ref.namespace) ?? []).flatMap((pair) =>
        impactsOfPair(pair, { before, after }, { base, head }),
      ),
  };
}

interface Fleets {
  readonly base: Fleet;
  readonly head: Fleet;
}

interface Clusters {
  readonly before: Cluster | undefined;
  readonly after: Cluster;
}

function pairsOf(base: Fleet, head: Fleet): ReadonlyMap<string, readonly SetPair[]> {
  const old = new Map(base.resourceSets.map((set) => [set.manifest.key, set]));
  const now = new Map(head.resourceSets.map((set) => [set.manifest.key, set]));
  const byNamespace = new Map<string, SetPair[]>();
  for (const key of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const before = old.get(key);
    const after = now.get(key);
    const namespace = (after ?? before)?.manifest.ref.namespace ?? "";
    const pair = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
    byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), pair]);
  }
  return byNamespace;
}

/** One entry for each effect that a set has on a cluster, with the resources that it concerns. */
function impactsOfPair({ before, after }: SetPair, clusters: Clusters, fleets: Fleets): readonly AddOnImpact[] {
  const had = clusters.before !== undefined && before?.selects(clusters.before.labels) === true ? before : undefined;
  const has = after?.selects(clusters.after.labels) === true ? after : undefined;
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

/** What a set's hash is of: the decoded values in the order of their keys (CAPI:internal/controllers/clusterresourceset). */
function payloadOf({ object, ref }: Manifest): string {
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
