import { isObject, type JsonObject } from "#core/manifest/json.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";

/** What the API server fills in itself (k8s.io/apimachinery, ObjectMeta: "populated by the system"). */
const ofTheServer = [
  "managedFields",
  "resourceVersion",
  "uid",
  "generation",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "selfLink",
];

/** The whole object again, as JSON, by kubectl and by conversion webhooks (measured 8). */
const copies = ["kubectl.kubernetes.io/last-applied-configuration", "cluster.x-k8s.io/conversion-data"];

/**
 * The object without its status, without what the API server fills in, and without the namespace that its identity holds:
 * one that is written and one that is the environment's default are the same. The same object where there is none of it.
 */
export function cleaned(object: JsonObject, own: ObjectRef): JsonObject {
  const { metadata } = object;
  const next = isObject(metadata) ? cleanedMetadata(metadata, own) : metadata;
  const hasStatus = Object.hasOwn(object, "status");
  if (next === metadata && !hasStatus) return object;
  const entries = Object.entries(object).filter(([key]) => key !== "status");
  return Object.fromEntries(entries.map(([key, value]) => [key, key === "metadata" ? (next ?? value) : value]));
}

function cleanedMetadata(metadata: JsonObject, own: ObjectRef): JsonObject {
  const labels = entriesWithout(metadata["labels"], []);
  const annotations = entriesWithout(metadata["annotations"], copies);
  const isSame =
    labels === metadata["labels"] &&
    annotations === metadata["annotations"] &&
    metadata["namespace"] !== own.namespace &&
    !ofTheServer.some((key) => Object.hasOwn(metadata, key));
  if (isSame) return metadata;
  const kept = Object.entries({ ...metadata, labels, annotations }).flatMap(([key, value]) =>
    value === undefined || ofTheServer.includes(key) || (key === "namespace" && value === own.namespace)
      ? []
      : [[key, value] as const],
  );
  return Object.fromEntries(kept);
}

/** Undefined where nothing is left. */
function entriesWithout(
  map: JsonObject[string] | undefined,
  without: readonly string[],
): JsonObject[string] | undefined {
  if (map === null) return undefined;
  if (!isObject(map)) return map;
  if (without.some((key) => Object.hasOwn(map, key))) {
    const left = Object.entries(map).filter(([key]) => !without.includes(key));
    return left.length === 0 ? undefined : Object.fromEntries(left);
  }
  return Object.keys(map).length === 0 ? undefined : map;
}
