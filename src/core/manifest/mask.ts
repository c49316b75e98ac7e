import { brand } from "#core/shown/brand.ts";
import { cleanName } from "#core/shown/clean-name.ts";
import { isSecretName, meaningOf } from "#core/shown/secret-names.ts";
import { looksEncrypted, looksSecret } from "#core/shown/secret-text.ts";
import { say, shownName, type Shown } from "#core/shown/shown.ts";
import { mayPairCredentials } from "#core/shown/credential-pairs.ts";

import { pathText, type FieldPath, type Step } from "./field-path.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import type { Veil } from "./mask-fields.ts";
import { patchedFieldOf } from "./mask-patch.ts";
import { fieldOf, innerSecretFieldOf, itemOf, namingOf, rootOf, type Place } from "./mask-places.ts";
import { isDataKey, isOpen, isSecretKind } from "./mask-secret.ts";
import { veiled } from "./mask-veil.ts";
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

/** A path as people may read it, without the names of items that are secrets themselves. `ref`: whose path it is. */
export function shownFieldPath(path: FieldPath, ref?: ObjectRef): Shown {
  const isData = isSecretKind(ref?.kind) && path[0] !== "metadata";
  return shownName(pathText(path.map((step) => shownStep(step, isData))));
}

function shownStep(step: Step, isData: boolean): Step {
  if (typeof step === "string" && isData && !isDataKey(step)) return "(secret)";
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
  const veil = veilAt(place, value);
  if (veil !== undefined) return veiled(place, veil, value, previous);
  if (isObject(value)) return shownObject(place, value, isObject(previous) ? previous : {});
  if (isList(value)) {
    const [item, earlier] = [itemOf(place, undefined), isList(previous) ? previous : []];
    return value.map((each, index) => shownAt(item, each, earlier[index]));
  }
  if (typeof value === "string") return shownScalar(place, value, previous);
  return typeof value === "number" && isSecretHere(place) ? veiled(place, "secret", value, previous) : value;
}

/** What hides a value for its place alone. */
function veilAt(place: Place, value: Json): Veil | undefined {
  if (place.veil !== undefined) return place.veil;
  if (place.open !== undefined && !isOpen(place.open, value)) return "secret";
  if (typeof value === "object" && value !== null) return undefined;
  return place.eachVeil ?? (typeof value === "boolean" ? undefined : place.textVeil);
}

function shownObject(place: Place, value: JsonObject, previous: JsonObject): ShownValue {
  const here: Place = namingOf(value).some(isSecretName) ? { ...place, namesSecret: true } : place;
  const isInner = isInnerSecretAt(place, value);
  const entries = Object.entries(value).map(([key, field]): [string, ShownValue] => {
    const before = Object.hasOwn(previous, key) ? previous[key] : undefined;
    const own = isInner ? innerSecretFieldOf(here, key) : fieldOf(here, key);
    return [shownKey(place, key), shownAt(patchedFieldOf(own, value) ?? own, field, before)];
  });
  return Object.fromEntries(entries);
}

/** The object itself is known by its kind, and what is hidden already stays so. */
function isInnerSecretAt({ depth, veil, eachVeil, open }: Place, value: JsonObject): boolean {
  if (depth === 0 || (veil ?? eachVeil ?? open) !== undefined) return false;
  return isSecretKind(value["kind"]);
}

/** Fields have the same names again and again; so many are remembered. */
const knownKeys = new Map<string, Shown>();
const mostKnownKeys = 4096;
const longestKnownKey = 128;

function shownKey({ eachVeil }: Place, key: string): Shown {
  if (eachVeil === "secret" && !isDataKey(key)) return say`(secret)`;
  const known = knownKeys.get(key);
  if (known !== undefined) return known;
  const shown = looksSecret(key) ? say`(secret)` : brand(cleanName(key));
  if (knownKeys.size >= mostKnownKeys) knownKeys.clear();
  if (key.length <= longestKnownKey) knownKeys.set(key, shown);
  return shown;
}

function shownScalar(place: Place, text: string, previous: Json | undefined): Shown {
  const veil = veilAt(place, text) ?? veilOf(place, text);
  if (veil !== undefined) return veiled(place, veil, text, previous);
  const shown = brand(cleanName(text.trim()));
  const isHidden = typeof previous === "string" && previous !== text && cleanName(previous.trim()) === shown;
  return isHidden ? say`${shown} (changed)` : shown;
}

/** Longer texts in one line are no values that people compare. */
const longestText = 2048;
/** What a ConfigMap holds is configuration of others, whole objects among it: only short values are shown. */
const longestPayload = 120;
/** An annotation with an object: tools keep in it what they applied last. */
const holdsObject = /^\s*[{[]/;
/** A whole Secret in one line. */
const innerSecret = /\bkind["']?\s{0,4}:\s{0,4}["']?secret\b/i;
/** Nothing is said of these by showing them. */
const saysNothing = /^(?:true|false|yes|no|on|off|null|none|)$/i;

function veilOf(place: Place, text: string): Veil | undefined {
  if (looksEncrypted(text)) return "encrypted";
  if (isSecretHere(place) && !saysNothing.test(text)) return "secret";
  return contentVeilOf(place, text);
}

function contentVeilOf(place: Place, text: string): Veil | undefined {
  if (place.isAnnotation === true && holdsObject.test(text)) return "not shown";
  if (text.length > longestText) return "text";
  if (looksSecret(text, place.field)) return "secret";
  if (/[\n\r]/.test(text.trim())) return "text";
  if (place.isPayload === true && isConfiguration(text)) return "text";
  return innerSecret.test(text) ? "secret" : undefined;
}

function isConfiguration(text: string): boolean {
  return text.length > longestPayload || /[{}]|\bkind\b["']?\s*:/i.test(text) || mayPairCredentials(text);
}

function isSecretHere({ field, isSecret }: Place): boolean {
  return isSecret === true ? !meaningOf(field).isReference : isSecretName(field);
}
