import type { FieldPath } from "#core/manifest/field-path.ts";
import type { Json } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { shownFieldPath } from "#core/manifest/mask.ts";
import type { Shown } from "#core/shown/shown.ts";

import type { Aspect, PartInFleet } from "./aspect.ts";
import { aspectsOf } from "./aspects.ts";
import { differencesOf, leavesOf, type RawDifference } from "./difference.ts";
import { effectOf, type Effect } from "./effects.ts";

/** One changed field with what it does to the part. */
export interface PartEffect {
  readonly effect: Effect;
  readonly of: Manifest;
  readonly path: Shown;
  /** A template edited under its name while a class uses it: nobody is woken (measured 1.1). */
  readonly isLatent: boolean;
}

/** What the changed fields of a part do to it, each path once. */
export function partEffectsOf(before: PartInFleet, after: PartInFleet): readonly PartEffect[] {
  const old = new Map(aspectsOf(before).map((aspect) => [aspect.name, aspect]));
  const now = new Map(aspectsOf(after).map((aspect) => [aspect.name, aspect]));
  const isClassKnown = hasClass(before) && hasClass(after);
  const names = [...new Set([...old.keys(), ...now.keys()])].filter((name) => isClassKnown || ownAspects.has(name));
  const classChanged = before.cluster.topology?.classKey !== after.cluster.topology?.classKey;
  const effects = names.flatMap((name) => aspectEffectsOf(old.get(name), now.get(name)));
  return distinct(classChanged ? effects.map((effect) => causedByClass(effect, after)) : effects);
}

/** What the cluster itself says of a topology's part. Of the rest nothing is known while its class is not in git. */
const ownAspects: ReadonlySet<string> = new Set(["version", "entry"]);

/** Whether all that generates the part is in git: of what has no class, that is so. */
function hasClass({ cluster: { topology }, fleet }: PartInFleet): boolean {
  return topology === undefined || fleet.classes.has(topology.classKey);
}

function aspectEffectsOf(before: Aspect | undefined, after: Aspect | undefined): readonly PartEffect[] {
  const aspect = after ?? before;
  if (aspect === undefined || !isCompared(before, after)) return [];
  const rotation = rotationOf(before, after);
  const isLatent = aspect.reference !== undefined && rotation === undefined;
  return leavesBetween(before, after).map(({ path, after: value }) => ({
    effect: dated(effectOf(aspect.effects, path), value),
    isLatent,
    ...placeOf(rotation ?? { of: aspect.of, path: fieldOf(aspect, path) }),
  }));
}

/** A date that is taken away rolls nothing. */
function dated(effect: Effect, value: Json | undefined): Effect {
  return effect === "rollout-after" && value === undefined ? "in-place" : effect;
}

function leavesBetween(before: Aspect | undefined, after: Aspect | undefined): readonly RawDifference[] {
  return differencesOf(before?.value ?? {}, after?.value ?? {}).flatMap(leavesOf);
}

/** The reference that now leads to another template: it is the cause, whatever the two templates differ in. */
function rotationOf(before: Aspect | undefined, after: Aspect | undefined): Aspect["reference"] {
  return before?.reference?.target === after?.reference?.target ? undefined : (after ?? before)?.reference;
}

function isCompared(before: Aspect | undefined, after: Aspect | undefined): boolean {
  if (before === undefined || after === undefined) return (before ?? after)?.isOptional !== true;
  if (before.isMissing === true || after.isMissing === true) return rotationOf(before, after) !== undefined;
  return before.value !== after.value && !(before.isDefault === true && after.isDefault === true);
}

function placeOf({ of, path }: { of: Manifest; path: FieldPath }): Pick<PartEffect, "of" | "path"> {
  return { of, path: shownFieldPath(path, of.ref) };
}

/** Variables and patches are named as a whole: what is inside them is their own affair. */
function fieldOf(aspect: Aspect, path: FieldPath): FieldPath {
  return /^(patch|variable) /.test(aspect.name) ? aspect.at : [...aspect.at, ...folded(path)];
}

/** The path down to the first list: four changed arguments are as many causes, not eight names and values. */
function folded(path: FieldPath): FieldPath {
  const list = path.findIndex((step) => typeof step !== "string");
  if (list === -1) return path;
  return path.slice(0, typeof path[list] === "number" ? list : list + 1);
}

/** When a cluster takes another class, that is the cause, whatever else the two classes differ in. */
function causedByClass(effect: PartEffect, { cluster }: PartInFleet): PartEffect {
  if (effect.effect !== "rollout" || effect.of === cluster.manifest) return effect;
  return {
    ...effect,
    isLatent: false,
    ...placeOf({ of: cluster.manifest, path: ["spec", "topology", "classRef", "name"] }),
  };
}

function distinct(effects: readonly PartEffect[]): readonly PartEffect[] {
  const seen = new Map(effects.map((effect) => [`${effect.effect} ${effect.of.key} ${effect.path}`, effect]));
  return [...seen.values()];
}
