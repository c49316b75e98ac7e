import { isList, isObject, type Json, type JsonObject } from "./json.ts";

/**
 * Whether two values say the same to the Kubernetes API: the order of keys does not matter, that of lists does, and a
 * null is as good as absent.
 */
export function sameJson(before: Json | undefined, after: Json | undefined): boolean {
  if (before === after || (isAbsent(before) && isAbsent(after))) return true;
  if (isList(before)) return isList(after) && sameItems(before, after);
  return isObject(before) && isObject(after) && sameFields(before, after);
}

function isAbsent(value: Json | undefined): boolean {
  return value === undefined || value === null;
}

function sameItems(before: readonly Json[], after: readonly Json[]): boolean {
  return before.length === after.length && before.every((item, index) => sameJson(item, after[index]));
}

function sameFields(before: JsonObject, after: JsonObject): boolean {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const field of fields) if (!sameJson(before[field], after[field])) return false;
  return true;
}
