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

/** A text that is the same for values that {@link sameJson} takes for the same, and for no others. */
export function stableText(value: Json): string {
  if (isList(value)) return `[${value.map(stableText).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => field !== null);
  const sorted = fields.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([key, field]) => `${JSON.stringify(key)}:${stableText(field)}`).join(",")}}`;
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
