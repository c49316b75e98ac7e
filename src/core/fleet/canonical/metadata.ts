import { isObject, type Json, type JsonObject } from "#core/manifest/json.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";

import { put, withoutAt } from "./paths.ts";

/** What the API server fills in itself (k8s.io/apimachinery, ObjectMeta: "populated by the system"). */
const ofTheServer = new Set([
  "managedFields",
  "resourceVersion",
  "uid",
  "generation",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "selfLink",
]);

/** The whole object again, as JSON, by kubectl and by conversion webhooks (measured 8). */
const copies = ["kubectl.kubernetes.io/last-applied-configuration", "cluster.x-k8s.io/conversion-data"];

/**
 * The object without its status, without what the API server fills in, and without the namespace that its identity holds:
 * one that is written and one that is the environment's default are the same. The same object where there is none of it.
 */
export function cleaned(object: JsonObject, own: ObjectRef): JsonObject {
  const { metadata } = object;
  const next = isObject(metadata) ? cleanedMetadata(metadata, own) : metadata;
  if (next === metadata && !Object.hasOwn(object, "status")) return object;
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(object)) {
    const value = key === "metadata" ? next : object[key];
    if (key !== "status" && value !== undefined) put(copy, key, value);
  }
  return copy;
}

function cleanedMetadata(metadata: JsonObject, own: ObjectRef): JsonObject {
  let isSame = true;
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(metadata)) {
    const value = metadata[key];
    const next = value === undefined ? undefined : cleanedField(key, value, own);
    if (next !== undefined) put(copy, key, next);
    isSame &&= next === value;
  }
  return isSame ? metadata : copy;
}

/** Undefined where nothing is left of the field. */
function cleanedField(key: string, value: Json, own: ObjectRef): Json | undefined {
  if (ofTheServer.has(key)) return undefined;
  if (key === "namespace") return value === own.namespace ? undefined : value;
  if (key === "labels" || key === "annotations") return withoutCopies(value);
  return value;
}

function withoutCopies(map: Json): Json | undefined {
  if (map === null) return undefined;
  if (!isObject(map)) return map;
  const left = copies.reduce((here, copy) => withoutAt(here, [copy]), map);
  return Object.keys(left).length === 0 ? undefined : left;
}
