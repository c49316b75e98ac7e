import type { FieldPath } from "#core/manifest/field-path.ts";
import { isList, isObject, listAt, textAt, valueAt, type Json, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

/** A path without lists: the keys from the object's root. */
export type Keys = readonly string[];

/** The keys of a path written with dots, for tables. */
export function keysOf(text: string): Keys {
  return text.split(".");
}

/** Whether anything is written: a null is as good as nothing. */
export function isWritten(value: Json | undefined): value is Exclude<Json, null> {
  return value !== undefined && value !== null;
}

/** A field that is written, and where. */
export interface Field {
  readonly path: FieldPath;
  readonly value: Json;
}

/** The first of the spellings that the manifest uses: the contracts v1beta1 and v1beta2 name many fields otherwise. */
export function fieldOf(manifest: Manifest, spellings: readonly Keys[]): Field | undefined {
  for (const path of spellings) {
    const value = valueAt(manifest.object, ...path);
    if (isWritten(value)) return { path, value };
  }
  return undefined;
}

/** The value at a path that may lead through lists. */
export function valueAtPath(object: Json, path: FieldPath): Json | undefined {
  let here: Json | undefined = object;
  for (const step of path) {
    if (typeof step === "string") here = valueAt(here, step);
    else here = isList(here) ? here[typeof step === "number" ? step : step.index] : undefined;
  }
  return here;
}

/** An object in a list, with the path to it. */
export interface Item {
  readonly path: FieldPath;
  readonly value: JsonObject;
}

/** The objects of a list, told apart by `nameField` in paths that people read. */
export function itemsOf(manifest: Manifest, keys: Keys, nameField: string): readonly Item[] {
  return listAt(manifest.object, ...keys).flatMap((value, index) => {
    if (!isObject(value)) return [];
    const name = textAt(value, nameField);
    return [{ path: [...keys, name === undefined ? index : { item: name, index }], value }];
  });
}
