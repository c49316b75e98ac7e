import { say, shownName, type Shown } from "#core/shown/shown.ts";

import { sameJson } from "./equal.ts";
import { pathText, type FieldPath, type Step } from "./field-path.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import { isSecretName, meaningOf } from "./mask-names.ts";
import { fieldOf, itemOf, namingOf, rootOf, type Place, type Veil } from "./mask-places.ts";
import { looksEncrypted, looksSecret } from "./mask-values.ts";
import type { ObjectRef } from "./object-ref.ts";

/** A value of a manifest that may be shown: its secret parts replaced by what they are ("(secret, 12 bytes)"). */
export type ShownValue =
  null | boolean | number | Shown | readonly ShownValue[] | { readonly [key: string]: ShownValue };

/** What people may see of a value: secrets, machine configurations and long texts as what they are and how long. */
export function shownValue(ref: ObjectRef, path: FieldPath, value: Json): ShownValue {
  return shownAt(placeOf(ref, path), value, undefined);
}

/** A text of a manifest, to be quoted in a message. */
export function shownText(ref: ObjectRef, path: FieldPath, text: string): Shown {
  return shownScalar(placeOf(ref, path), text, undefined);
}

/** Both sides of a change. Where the mask leaves them alike, the later one says that it changed. */
export function shownChange(
  ref: ObjectRef,
  { path, before, after }: { readonly path: FieldPath; readonly before?: Json; readonly after?: Json },
): { readonly before?: ShownValue; readonly after?: ShownValue } {
  const place = placeOf(ref, path);
  return {
    ...(before !== undefined && { before: shownAt(place, before, undefined) }),
    ...(after !== undefined && { after: shownAt(place, after, before) }),
  };
}

/** A path as people may read it, without the names of items that are secrets themselves. */
export function shownFieldPath(path: FieldPath): Shown {
  return shownName(pathText(path.map(shownStep)));
}

function shownStep(step: Step): Step {
  if (typeof step === "string") return looksSecret(step) ? "(secret)" : step;
  if (typeof step === "number") return step;
  return looksSecret(step.item) ? step.index : step;
}

function placeOf(ref: ObjectRef, path: FieldPath): Place {
  return path.reduce<Place>((place, step) => {
    if (typeof step === "string") return fieldOf(place, step);
    return itemOf(place, typeof step === "number" ? undefined : step.item);
  }, rootOf(ref));
}

/** `previous` is the value before, where there was one. */
function shownAt(place: Place, value: Json, previous: Json | undefined): ShownValue {
  if (place.veil !== undefined) return veiled(place, place.veil, value, previous);
  if (isObject(value)) return shownObject(place, value, isObject(previous) ? previous : {});
  if (isList(value)) {
    const [item, earlier] = [itemOf(place, undefined), isList(previous) ? previous : []];
    return value.map((each, index) => shownAt(item, each, earlier[index]));
  }
  if (place.eachVeil !== undefined) return veiled(place, place.eachVeil, value, previous);
  if (typeof value === "string") return shownScalar(place, value, previous);
  return typeof value === "number" && isSecretHere(place) ? veiled(place, "secret", value, previous) : value;
}

function shownObject(place: Place, value: JsonObject, previous: JsonObject): ShownValue {
  const here: Place = namingOf(value).some(isSecretName) ? { ...place, namesSecret: true } : place;
  const entries = Object.entries(value).map(([key, field]): [string, ShownValue] => {
    const before = Object.hasOwn(previous, key) ? previous[key] : undefined;
    return [shownKey(key), shownAt(fieldOf(here, key), field, before)];
  });
  return Object.fromEntries(entries);
}

/** Fields have the same names again and again; so many are remembered. */
const knownKeys = new Map<string, Shown>();
const mostKnownKeys = 4096;
const longestKnownKey = 128;

function shownKey(key: string): Shown {
  const known = knownKeys.get(key);
  if (known !== undefined) return known;
  const shown = looksSecret(key) ? say`(secret)` : shownName(key);
  if (knownKeys.size >= mostKnownKeys) knownKeys.clear();
  if (key.length <= longestKnownKey) knownKeys.set(key, shown);
  return shown;
}

function shownScalar(place: Place, text: string, previous: Json | undefined): Shown {
  const veil = place.veil ?? place.eachVeil ?? veilOf(place, text);
  if (veil !== undefined) return veiled(place, veil, text, previous);
  const shown = shownName(text.trim());
  const isHidden = typeof previous === "string" && previous !== text && shownName(previous.trim()) === shown;
  return isHidden ? say`${shown} (changed)` : shown;
}

/** Longer texts in one line are no values that people compare. */
const longestText = 2048;
/** What a ConfigMap holds is configuration of others, whole objects among it: only short values are shown. */
const longestPayload = 120;
/** Nothing is said of these by showing them. */
const saysNothing = /^(?:true|false|yes|no|on|off|null|none|)$/i;

function veilOf(place: Place, text: string): Veil | undefined {
  if (looksEncrypted(text)) return "encrypted";
  if (isSecretHere(place) && !saysNothing.test(text)) return "secret";
  if (text.length > longestText) return "text";
  if (looksSecret(text, place.field)) return "secret";
  if (/[\n\r]/.test(text.trim())) return "text";
  return place.isPayload && isConfiguration(text) ? "text" : undefined;
}

function isConfiguration(text: string): boolean {
  return text.length > longestPayload || /[{}]|\bkind\b["']?\s*:/i.test(text);
}

function isSecretHere({ field, isSecret }: Place): boolean {
  return isSecret === true ? !meaningOf(field).isReference : isSecretName(field);
}

function veiled(place: Place, veil: Veil, value: Json, previous: Json | undefined): Shown {
  const shown = veilText(place, veil, value);
  if (previous === undefined || sameJson(previous, value)) return say`(${shown})`;
  return veilText(place, veil, previous) === shown ? say`(${shown}, changed)` : say`(${shown})`;
}

function veilText(place: Place, veil: Veil, value: Json): Shown {
  if (veil === "encrypted" || (typeof value === "string" && looksEncrypted(value))) return say`encrypted`;
  const size = bytesOf(value, place.isBase64 === true);
  return say`${shownName(veil)}, ${size} ${size === 1 ? say`byte` : say`bytes`}`;
}

/** The length of what is written, decoded where it is written in base64. */
function bytesOf(value: Json, isBase64: boolean): number {
  if (value === null) return 0;
  if (typeof value !== "string") return Buffer.byteLength(JSON.stringify(value));
  const digits = isBase64 ? value.replace(/\s+/g, "") : "";
  const isDecodable = digits !== "" && digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
  if (!isDecodable) return Buffer.byteLength(value);
  return Math.floor((digits.replace(/=+$/, "").length * 3) / 4);
}
