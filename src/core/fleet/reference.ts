import type { FieldPath } from "#core/manifest/field-path.ts";
import { isObject, textAt, valueBelow, type Json } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { groupOf, versionOf } from "#core/manifest/object-ref.ts";

import type { Reference } from "./fleet.ts";

/**
 * The reference at `path` of a manifest, in the v1beta1 form (`apiVersion`, `kind`, `name`, `namespace`) or the v1beta2
 * form (`apiGroup`, `kind`, `name`). Undefined where there is none, or it names no kind or no object. Cluster API looks
 * in the object's own namespace: another one in a v1beta1 reference is lost in its conversion
 * (CAPI:api/core/v1beta1/conversion.go).
 */
export function referenceAt(manifest: Manifest, path: readonly string[]): Reference | undefined {
  return referenceOf(manifest, manifest.object, { keys: path, at: path });
}

/** The same for a reference below a part of the object: `keys` lead to it from `root`, `at` from the object's own root. */
export function referenceOf(
  manifest: Manifest,
  root: Json,
  where: { readonly keys: readonly string[]; readonly at: FieldPath },
): Reference | undefined {
  const value = valueBelow(root, where.keys);
  if (!isObject(value)) return undefined;
  const kind = textAt(value, "kind");
  const name = textAt(value, "name");
  if (kind === undefined || name === undefined) return undefined;
  const apiVersion = textAt(value, "apiVersion");
  const namespace = textAt(value, "namespace");
  const group = apiVersion === undefined ? (textAt(value, "apiGroup") ?? "") : groupOf(apiVersion);
  return {
    target: { group, kind, name, namespace: manifest.ref.namespace },
    path: where.at,
    ...(apiVersion !== undefined && { version: versionOf(apiVersion) }),
    ...(namespace !== undefined && { namespace }),
  };
}
