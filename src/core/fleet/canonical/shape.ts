import { isList, isObject, type Json, type JsonObject } from "#core/manifest/json.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";

import { draftOf, keys, put, valueOf, write, type Draft, type Keys } from "./paths.ts";

/** A value in its new form; undefined: nothing is left of it. */
export type Conversion = (value: Json, own: ObjectRef) => Json | undefined;

/** A field of v1beta1 and the places where v1beta2 has it: none, where it has it no more. */
export interface Move {
  readonly from: Keys;
  /** The first key of `from`: most objects have not even that. */
  readonly first: string;
  readonly to: readonly Keys[];
  readonly as?: Conversion;
}

/** What is known of an object, a list or a field of a kind. Where nothing is, nulls and empty maps and lists still go. */
export interface Shape {
  /** Of v1beta1 alone, in this order, from this object. */
  readonly moves?: readonly Move[];
  /** Its fields, by their name in v1beta2. */
  readonly fields?: Readonly<Record<string, Shape>>;
  /** Each item, where it is a list. */
  readonly items?: Shape;
  /** Of both versions: fields that read another way, or go where they say what their absence says. */
  readonly readings?: readonly Move[];
  /** Where the readings are not for all objects of this shape. */
  readonly readsOnly?: (object: JsonObject) => boolean;
  /** What no single field can say, last. */
  readonly finish?: (object: JsonObject, own: ObjectRef) => JsonObject;
  /** Everything below has a meaning of its own, empty or not. */
  readonly opaque?: true;
  /** Empty is not the same as absent here. */
  readonly keepsEmpty?: true;
}

export interface Reshaping {
  readonly own: ObjectRef;
  /** The object is written in an older version than v1beta2. */
  readonly isOld: boolean;
}

export function move(from: string, to: string | readonly string[], as?: Conversion): Move {
  const places = typeof to === "string" ? [to] : to;
  return row(keys(from), places.map(keys), as);
}

export function dropped(...fields: readonly string[]): readonly Move[] {
  return fields.map((field) => row(keys(field), []));
}

/** A field that stays in its place. */
export function reading(at: string, as: Conversion): Move {
  const from = keys(at);
  return row(from, [from], as);
}

function row(from: Keys, to: readonly Keys[], as?: Conversion): Move {
  return { from, first: from[0] ?? "", to, ...(as && { as }) };
}

/** A field that goes where it holds one of these values, which its absence means too. */
export function impliedBy(at: string, ...values: readonly (string | number | boolean)[]): Move {
  return reading(at, (value) => (values.some((implied) => implied === value) ? undefined : value));
}

/** The object in the shape; the same one where nothing changes. */
export function reshaped(object: JsonObject, shape: Shape, how: Reshaping): JsonObject {
  const moved = withMoves(object, shape, how);
  if (shape.opaque === true) return moved;
  const walked = withFields(moved, shape, how);
  return shape.finish === undefined ? walked : shape.finish(walked, how.own);
}

/** Fields that go become null here: the walk that follows leaves those out, and what held nothing else. */
function withMoves(object: JsonObject, shape: Shape, { own, isOld }: Reshaping): JsonObject {
  const moved = isOld && shape.moves !== undefined ? afterRows(object, shape.moves, own) : object;
  if (shape.readings === undefined || shape.readsOnly?.(moved) === false) return moved;
  return afterRows(moved, shape.readings, own);
}

function afterRows(object: JsonObject, rows: readonly Move[], own: ObjectRef): JsonObject {
  let draft: Draft | undefined;
  for (const each of rows) {
    const value = valueToMove(draft === undefined ? object : draft.root, each);
    if (value === null) continue;
    const converted = each.as === undefined ? value : (each.as(value, own) ?? null);
    if (converted === value && each.to[0] === each.from) continue;
    draft ??= draftOf(object);
    moveTo(draft, each, converted);
  }
  return draft === undefined ? object : draft.root;
}

function valueToMove(object: JsonObject, { first, from }: Move): Json {
  return Object.hasOwn(object, first) ? (valueOf(object, from) ?? null) : null;
}

function moveTo(draft: Draft, { from, to }: Move, value: Json): void {
  write(draft, from, null);
  for (const place of to) write(draft, place, value);
}

const unknown: Shape = {};

/** Every field in its shape, without those that are null or empty. Copies only where something changes. */
function withFields(object: JsonObject, shape: Shape, how: Reshaping): JsonObject {
  let copy: Record<string, Json> | undefined;
  const fields = Object.keys(object);
  for (const key of fields) {
    const value = object[key];
    const next = typeof value === "object" ? reshapedValue(value, fieldOf(shape, key), how) : value;
    if (next !== value) copy ??= copyBefore(object, fields, key);
    if (copy !== undefined && next !== undefined) put(copy, key, next);
  }
  return copy ?? object;
}

function copyBefore(object: JsonObject, fields: readonly string[], end: string): Record<string, Json> {
  const copy: Record<string, Json> = {};
  for (const key of fields) {
    if (key === end) break;
    put(copy, key, object[key] ?? null);
  }
  return copy;
}

function fieldOf({ fields }: Shape, key: string): Shape {
  return fields !== undefined && Object.hasOwn(fields, key) ? (fields[key] ?? unknown) : unknown;
}

function reshapedValue(value: Json, shape: Shape, how: Reshaping): Json | undefined {
  if (shape.opaque === true && shape.moves === undefined) return value;
  if (value === null) return undefined;
  if (isList(value)) return reshapedList(value, shape, how);
  if (!isObject(value)) return value;
  const object = reshaped(value, shape, how);
  return shape.keepsEmpty === true || !isEmpty(object) ? object : undefined;
}

/** Items stay, empty or not: their number means something. */
function reshapedList(list: readonly Json[], shape: Shape, how: Reshaping): readonly Json[] | undefined {
  if (list.length === 0) return shape.keepsEmpty === true ? list : undefined;
  const items = shape.items ?? unknown;
  if (items.opaque === true) return list;
  const next = list.map((item) => (isObject(item) ? reshaped(item, items, how) : item));
  return next.some((item, index) => item !== list[index]) ? next : list;
}

function isEmpty(object: JsonObject): boolean {
  for (const key in object) if (Object.hasOwn(object, key)) return false;
  return true;
}
