import { isList, isObject, type Json, type JsonObject } from "#core/manifest/json.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";

import { keys, valueOf, withAt, withoutAt, type Keys } from "./paths.ts";

/** A value in its new form; undefined: nothing is left of it. */
export type Conversion = (value: Json, own: ObjectRef) => Json | undefined;

/** A field of v1beta1 and the places where v1beta2 has it: none, where it has it no more. */
export interface Move {
  readonly from: Keys;
  readonly to: readonly Keys[];
  readonly as?: Conversion;
}

/** A field that reads another way in either version, or goes where it says what its absence says. */
export interface Reading {
  readonly at: Keys;
  readonly as: Conversion;
}

/** What is known of an object, a list or a field of a kind. Where nothing is, nulls and empty maps and lists still go. */
export interface Shape {
  /** Of v1beta1 alone, in this order, from this object. */
  readonly moves?: readonly Move[];
  /** Its fields, by their name in v1beta2. */
  readonly fields?: Readonly<Record<string, Shape>>;
  /** Each item, where it is a list. */
  readonly items?: Shape;
  readonly readings?: readonly Reading[];
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
  return { from: keys(from), to: places.map(keys), ...(as && { as }) };
}

export function dropped(...fields: readonly string[]): readonly Move[] {
  return fields.map((field) => ({ from: keys(field), to: [] }));
}

export function reading(at: string, as: Conversion): Reading {
  return { at: keys(at), as };
}

/** A field that goes where it holds one of these values, which its absence means too. */
export function impliedBy(at: string, ...values: readonly (string | number | boolean)[]): Reading {
  return reading(at, (value) => (values.some((implied) => implied === value) ? undefined : value));
}

/** The object in the shape; the same one where nothing changes. */
export function reshaped(object: JsonObject, shape: Shape, how: Reshaping): JsonObject {
  const moved = how.isOld && shape.moves !== undefined ? afterMoves(object, shape.moves, how.own) : object;
  if (shape.opaque === true) return moved;
  const walked = withFields(moved, shape, how);
  const read = shape.readings === undefined ? walked : afterReadings(walked, shape.readings, how.own);
  return shape.finish === undefined ? read : shape.finish(read, how.own);
}

/** The object with each of the fields read. */
export function afterReadings(object: JsonObject, readings: readonly Reading[], own: ObjectRef): JsonObject {
  return readings.reduce((here, row) => afterReading(here, row, own), object);
}

function afterMoves(object: JsonObject, moves: readonly Move[], own: ObjectRef): JsonObject {
  let here = object;
  for (const { from, to, as } of moves) {
    const value = valueOf(here, from);
    if (value === undefined) continue;
    const converted = as === undefined ? value : as(value, own);
    here = withoutAt(here, from);
    if (converted !== undefined) here = to.reduce((object, place) => withAt(object, place, converted), here);
  }
  return here;
}

function afterReading(object: JsonObject, { at, as }: Reading, own: ObjectRef): JsonObject {
  const value = valueOf(object, at);
  if (value === undefined) return object;
  const read = as(value, own);
  if (read === value) return object;
  return read === undefined ? withoutAt(object, at) : withAt(object, at, read);
}

const unknown: Shape = {};

/** Every field in its shape, without those that are null or empty. Copies only where something changes. */
function withFields(object: JsonObject, shape: Shape, how: Reshaping): JsonObject {
  let copy: Record<string, Json> | undefined;
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value !== null && typeof value !== "object") continue;
    const next = reshapedValue(value, fieldOf(shape, key), how);
    if (next === value) continue;
    copy ??= { ...object };
    if (next === undefined) Reflect.deleteProperty(copy, key);
    else copy[key] = next;
  }
  return copy ?? object;
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
