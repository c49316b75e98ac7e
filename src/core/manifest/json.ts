/** A value as the Kubernetes API sees it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value at the keys, or undefined where a step is missing or no object. Only own keys count. */
export function valueAt(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  return valueBelow(value, keys);
}

/** The same, for keys that are a list already: nearly all reading of manifests comes through here. */
export function valueBelow(value: Json | undefined, keys: readonly string[]): Json | undefined {
  let here = value;
  let depth = 0;
  // no iterator: a plan spends its time here before the compiler has warmed up, when one is dear
  while (depth < keys.length) {
    if (!isObject(here)) return undefined;
    here = here[keys[depth] ?? ""];
    if (isInherited(here)) return undefined;
    depth += 1;
  }
  return here;
}

export function objectAt(value: Json | undefined, ...keys: readonly string[]): JsonObject | undefined {
  const found = valueBelow(value, keys);
  return isObject(found) ? found : undefined;
}

export function listAt(value: Json | undefined, ...keys: readonly string[]): readonly Json[] {
  const found = valueBelow(value, keys);
  return isList(found) ? found : [];
}

/** A non-empty string at the keys. */
export function textAt(value: Json | undefined, ...keys: readonly string[]): string | undefined {
  const found = valueBelow(value, keys);
  return typeof found === "string" && found !== "" ? found : undefined;
}

export function numberAt(value: Json | undefined, ...keys: readonly string[]): number | undefined {
  const found = valueBelow(value, keys);
  return typeof found === "number" ? found : undefined;
}

/** What every object has without anyone having written it: methods, and its prototype. JSON holds neither. */
function isInherited(value: unknown): boolean {
  return typeof value === "function" || value === Object.prototype;
}
