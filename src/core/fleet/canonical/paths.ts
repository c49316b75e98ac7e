import { isObject, type Json, type JsonObject } from "#core/manifest/json.ts";

/** The way to a field, key by key. */
export type Keys = readonly string[];

/** `a.b.c` as keys, for tables. */
export function keys(path: string): Keys {
  return path.split(".");
}

/** The value at the keys, undefined where there is none. */
export function valueOf(object: JsonObject, at: Keys): Json | undefined {
  let here: Json | undefined = object;
  for (const key of at) {
    if (!isObject(here) || !Object.hasOwn(here, key)) return undefined;
    here = here[key];
  }
  return here;
}

/** A copy with the value at the keys; what is no object on the way is replaced by one. */
export function withAt(object: JsonObject, at: Keys, value: Json): JsonObject {
  const [first, ...rest] = at;
  if (first === undefined) return object;
  if (rest.length === 0) return { ...object, [first]: value };
  const inner = Object.hasOwn(object, first) ? object[first] : undefined;
  return { ...object, [first]: withAt(isObject(inner) ? inner : {}, rest, value) };
}

/** A copy without the field, and without the objects that held nothing else. The same object where there is none. */
export function withoutAt(object: JsonObject, at: Keys): JsonObject {
  const [first, ...rest] = at;
  if (first === undefined || !Object.hasOwn(object, first)) return object;
  const inner = object[first];
  if (rest.length === 0 || inner === undefined) return withoutKey(object, first);
  if (!isObject(inner)) return object;
  const left = withoutAt(inner, rest);
  if (left === inner) return object;
  return Object.keys(left).length === 0 ? withoutKey(object, first) : { ...object, [first]: left };
}

function withoutKey(object: JsonObject, key: string): JsonObject {
  const rest: Record<string, Json> = {};
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (name !== key && value !== undefined) put(rest, name, value);
  }
  return rest;
}

/** Sets a field of an object of our own. A field called `__proto__` is a field like any other. */
export function put(object: Record<string, Json>, key: string, value: Json): void {
  if (key === "__proto__")
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  else object[key] = value;
}

/** A copy to write to. Objects below are copied when something is written into them, once. */
export interface Draft {
  readonly root: Record<string, Json>;
  readonly copies: Map<Json, Record<string, Json>>;
}

export function draftOf(object: JsonObject): Draft {
  return { root: { ...object }, copies: new Map() };
}

/** Writes a value into a draft, at keys that a table gives. */
export function write({ root, copies }: Draft, at: Keys, value: Json): void {
  let here = root;
  for (const key of at.slice(0, -1)) {
    const inner = Object.hasOwn(here, key) ? here[key] : undefined;
    const known = inner === undefined ? undefined : copies.get(inner);
    const next = known ?? (isObject(inner) ? { ...inner } : {});
    if (known === undefined) {
      put(here, key, next);
      copies.set(next, next);
    }
    here = next;
  }
  put(here, at.at(-1) ?? "", value);
}
