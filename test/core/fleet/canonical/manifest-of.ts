import { load } from "js-yaml";

import { isObject, textAt, type Json, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { groupOf, keyOf } from "#core/manifest/object-ref.ts";

/** A manifest of YAML text, in the namespace `default` where it names none. */
export function manifestOf(text: string, namespace = "default"): Manifest {
  return manifestWith(objectOf(text), namespace);
}

export function manifestWith(object: JsonObject, namespace = "default"): Manifest {
  const apiVersion = textAt(object, "apiVersion") ?? "";
  const ref = {
    group: groupOf(apiVersion),
    kind: textAt(object, "kind") ?? "",
    namespace: textAt(object, "metadata", "namespace") ?? namespace,
    name: textAt(object, "metadata", "name") ?? "",
  };
  return { ref, key: keyOf(ref), apiVersion, object, origin: { path: "a.yaml", line: 1, column: 1 } };
}

export function objectOf(text: string): JsonObject {
  const value: unknown = load(text);
  if (!isJson(value) || !isObject(value)) throw new Error("expected a map");
  return value;
}

function isJson(value: unknown): value is Json {
  return value !== undefined && typeof value !== "function";
}
