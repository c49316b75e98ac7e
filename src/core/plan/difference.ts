import { sameJson } from "#core/manifest/equal.ts";
import type { FieldPath, Step } from "#core/manifest/field-path.ts";
import { isList, isObject, type Json, type JsonObject } from "#core/manifest/json.ts";
import { namesSecret } from "#core/manifest/mask-places.ts";
import { isInnerSecret } from "#core/manifest/mask-secret.ts";
import { shownChange, shownFieldPath } from "#core/manifest/mask.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";

import { alignedItems } from "./aligned-items.ts";
import { listKeysOf, namedItems } from "./list-keys.ts";
import type { FieldDifference } from "./plan.ts";

/** One field that is not the same, unmasked: never for people to see. A side where the field is not has no value. */
export interface RawDifference {
  readonly path: FieldPath;
  readonly before?: Json;
  readonly after?: Json;
}

/**
 * What makes two objects different, in the order of their keys. Items of lists that have names are compared by name, a
 * field that is new or gone is one difference however much it holds. A list in another order is one difference of its
 * own, of the names of its items, where the order means something.
 */
export function differencesOf(before: JsonObject | undefined, after: JsonObject | undefined): readonly RawDifference[] {
  const found: RawDifference[] = [];
  compare({ before, after, path: [] }, found);
  return found;
}

/** A difference of whole objects as those of the fields in it: what tables of effects are read with. */
export function leavesOf(difference: RawDifference): readonly RawDifference[] {
  const { path, before, after } = difference;
  const whole = before ?? after;
  const isOneSided = before === undefined || after === undefined;
  if (!isOneSided || !isObject(whole) || Object.keys(whole).length === 0) return [difference];
  return Object.keys(whole)
    .sort()
    .flatMap((key) => {
      const value = whole[key] ?? null;
      return leavesOf({ path: [...path, key], ...(before === undefined ? { after: value } : { before: value }) });
    });
}

/** A difference for people: its values masked, and one that the mask makes invisible said to be there. */
export function shownDifference(ref: ObjectRef, raw: RawDifference): FieldDifference {
  return { path: shownFieldPath(raw.path, ref), ...shownChange(ref, raw) };
}

interface Pair {
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  readonly path: FieldPath;
}

function compare(pair: Pair, found: RawDifference[]): void {
  const { before, after, path } = pair;
  if (before === after) return;
  if (isObject(before) && isObject(after)) {
    if (path.length > 0 && (isSeenWhole(before) || isSeenWhole(after))) compareWhole(pair, found);
    else compareObjects(before, after, path, found);
    return;
  }
  if (isList(before) && isList(after)) {
    compareLists(before, after, path, found);
    return;
  }
  found.push(differenceOf(pair));
}

/** A Secret inside of another object, a value with the name of a secret: the mask has to see what stands beside the value. */
function isSeenWhole(object: JsonObject): boolean {
  return isInnerSecret(object) || namesSecret(object);
}

function compareWhole(pair: Pair, found: RawDifference[]): void {
  if (!sameJson(pair.before, pair.after)) found.push(differenceOf(pair));
}

function differenceOf({ path, before, after }: Pair): RawDifference {
  return { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function compareObjects(before: JsonObject, after: JsonObject, path: FieldPath, found: RawDifference[]): void {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  for (const key of keys) {
    const own = { before: ownValue(before, key), after: ownValue(after, key) };
    if (own.before !== own.after) compare({ ...own, path: [...path, key] }, found);
  }
}

/** A null is as good as no field at all. */
function ownValue(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? (object[key] ?? undefined) : undefined;
}

function compareLists(before: readonly Json[], after: readonly Json[], path: FieldPath, found: RawDifference[]): void {
  const field = path.at(-1);
  const row = typeof field === "string" ? listKeysOf(field) : undefined;
  for (const keys of row?.keys ?? []) {
    const named = { before: namedItems(before, keys), after: namedItems(after, keys) };
    if (named.before === undefined || named.after === undefined) continue;
    compareNamed({ before, after, path, names: { before: named.before, after: named.after } }, found);
    if (row?.order !== "means-nothing") compareOrder([...named.before.keys()], [...named.after.keys()], path, found);
    return;
  }
  comparePlaces(before, after, path, found);
}

interface NamedLists {
  readonly before: readonly Json[];
  readonly after: readonly Json[];
  readonly path: FieldPath;
  readonly names: { readonly before: ReadonlyMap<string, number>; readonly after: ReadonlyMap<string, number> };
}

/** Head's items in their order, then those that are gone. */
function compareNamed({ before, after, path, names }: NamedLists, found: RawDifference[]): void {
  for (const [item, index] of names.after) {
    const earlier = names.before.get(item);
    const was = earlier === undefined ? undefined : before[earlier];
    compare({ before: was, after: after[index], path: [...path, { item, index }] }, found);
  }
  for (const [item, index] of names.before) {
    if (names.after.has(item)) continue;
    compare({ before: before[index], after: undefined, path: [...path, { item, index }] }, found);
  }
}

/** The names of those that both have, where they do not stand in the same order. */
function compareOrder(
  before: readonly string[],
  after: readonly string[],
  path: FieldPath,
  found: RawDifference[],
): void {
  const [inBefore, inAfter] = [new Set(before), new Set(after)];
  const [was, is] = [before.filter((name) => inAfter.has(name)), after.filter((name) => inBefore.has(name))];
  if (was.some((name, index) => name !== is[index])) found.push({ path, before: was, after: is });
}

/** Lists whose items have no names: what stands between those that stayed is new, gone, or changed in its place. */
function comparePlaces(before: readonly Json[], after: readonly Json[], path: FieldPath, found: RawDifference[]): void {
  for (const { from, to } of alignedItems(before, after)) {
    const [was, is] = [from === undefined ? undefined : before[from], to === undefined ? undefined : after[to]];
    const step: Step = to ?? from ?? 0;
    const pair = { before: was, after: is, path: [...path, step] };
    // what names the value has to be seen beside it, by the mask as by people
    if (isNameAndValue(was) || isNameAndValue(is)) compareWhole(pair, found);
    else compare(pair, found);
  }
}

function isNameAndValue(value: Json | undefined): boolean {
  if (!isObject(value)) return false;
  return Object.hasOwn(value, "value") || (Object.hasOwn(value, "valueFrom") && Object.hasOwn(value, "path"));
}
