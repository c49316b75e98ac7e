import type { FieldPath } from "#core/manifest/field-path.ts";
import { isList, isObject, textAt, valueAt, type Json, type JsonObject } from "#core/manifest/json.ts";
import type { Shown } from "#core/shown/shown.ts";

/** What a field has to be. What a shape does not name is not looked at, and nothing at all is as good as right. */
export type Shape = ValueShape | MappingShape | EntriesShape | ListShape;

export interface ValueShape {
  readonly kind: "value";
  readonly accepts: (value: Exclude<Json, null>) => boolean;
  /** Completes "expected … to be". */
  readonly expected: Shown;
}

/** The shapes of some of the fields; beside each key, so that an object is walked without reading its keys. */
export interface MappingShape {
  readonly kind: "mapping";
  readonly keys: readonly string[];
  readonly shapes: readonly Shape[];
}

/** The shape of each field of a mapping, whatever their keys. */
export interface EntriesShape {
  readonly kind: "entries";
  readonly entry: Shape;
}

/** The shape of each item. */
export interface ListShape {
  readonly kind: "list";
  readonly item: Shape;
}

export function mapping(fields: Readonly<Record<string, Shape>>): MappingShape {
  return { kind: "mapping", keys: Object.keys(fields), shapes: Object.values(fields) };
}

/** The same with a field at the end of a path: `mapping` inside `mapping`. */
export function below(path: string, shape: Shape): MappingShape {
  const [key = "", ...rest] = path.split(".");
  return mapping({ [key]: rest.length === 0 ? shape : below(rest.join("."), shape) });
}

export function entriesOf(entry: Shape): EntriesShape {
  return { kind: "entries", entry };
}

export function listOf(item: Shape): ListShape {
  return { kind: "list", item };
}

/** Whether nothing in the value is of a wrong shape: almost always so, and found out without paths. */
export function fits(value: Json | undefined, shape: Shape): boolean {
  if (value === undefined || value === null) return true;
  if (shape.kind === "value") return shape.accepts(value);
  if (shape.kind === "list") return isList(value) && itemsFit(value, shape.item);
  if (!isObject(value)) return false;
  return shape.kind === "mapping" ? fieldsFit(value, shape) : entriesFit(value, shape.entry);
}

function fieldsFit(value: JsonObject, { keys, shapes }: MappingShape): boolean {
  for (let index = 0; index < keys.length; index += 1) {
    const field = value[keys[index] ?? ""];
    const shape = shapes[index];
    if (field !== undefined && shape !== undefined && !fits(field, shape)) return false;
  }
  return true;
}

function entriesFit(value: JsonObject, entry: Shape): boolean {
  for (const key in value) if (!fits(value[key], entry)) return false;
  return true;
}

function itemsFit(value: readonly Json[], item: Shape): boolean {
  for (const each of value) if (!fits(each, item)) return false;
  return true;
}

/** A value of a wrong shape, and what it should be. */
export interface Misfit {
  readonly path: FieldPath;
  readonly value: Json;
  readonly shape: Shape;
}

export function* misfitsOf(value: Json | undefined, shape: Shape, path: FieldPath): Iterable<Misfit> {
  if (value === undefined || fits(value, shape)) return;
  const parts = partsOf(value, shape);
  if (parts.length === 0) yield { path, value, shape };
  for (const part of parts) yield* misfitsOf(part.value, part.shape, [...path, part.step]);
}

interface Part {
  readonly step: FieldPath[number];
  readonly value: Json | undefined;
  readonly shape: Shape;
}

/** What is below a value of the kind that its shape says; nothing, where it is of another. */
function partsOf(value: Json, shape: Shape): readonly Part[] {
  if (shape.kind === "list") {
    return isList(value) ? value.map((item, at) => ({ step: stepTo(item, at), value: item, shape: shape.item })) : [];
  }
  if (shape.kind === "value" || !isObject(value)) return [];
  if (shape.kind === "mapping") return fieldParts(value, shape);
  return Object.entries(value).map(([step, entry]) => ({ step, value: entry, shape: shape.entry }));
}

function fieldParts(value: JsonObject, { keys, shapes }: MappingShape): readonly Part[] {
  return keys.flatMap((step, index) => {
    const shape = shapes[index];
    return shape === undefined ? [] : [{ step, value: valueAt(value, step), shape }];
  });
}

function stepTo(item: Json, index: number): FieldPath[number] {
  const name = textAt(item, "name");
  return name === undefined ? index : { item: name, index };
}
