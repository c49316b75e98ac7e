import type { JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { versionOf } from "#core/manifest/object-ref.ts";

import { convertedKind } from "./kinds.ts";
import { cleaned } from "./metadata.ts";
import { reshaped } from "./shape.ts";

/** The version that all of Cluster API's kinds are stored in. */
const storedVersion = "v1beta2";

/** By the parsed object, which base and head share where its file is the same; the default namespace may differ. */
const known = new WeakMap<JsonObject, { readonly namespace: string; readonly canonical: JsonObject }>();

/**
 * The object as its kind has it in v1beta2, without what means nothing. Equal for two objects that the API would store
 * alike: `v1beta1` rewritten as `v1beta2` gives the same. An object that is so already comes back by identity; one that
 * was computed before comes from memory.
 */
export function canonicalOf(manifest: Manifest): JsonObject {
  const { namespace } = manifest.ref;
  const before = known.get(manifest.object);
  if (before?.namespace === namespace) return before.canonical;
  const canonical = canonicalised(manifest);
  known.set(manifest.object, { namespace, canonical });
  return canonical;
}

function canonicalised({ ref, apiVersion, object }: Manifest): JsonObject {
  const plain = cleaned(object, ref);
  const converted = convertedKind(ref.group, ref.kind);
  if (converted === undefined) return plain;
  const version = versionOf(apiVersion);
  const isOld = converted.older.includes(version);
  if (!isOld && version !== storedVersion) return plain;
  const shaped = reshaped(plain, converted.shape, { own: ref, isOld });
  return isOld ? { ...shaped, apiVersion: `${ref.group}/${storedVersion}` } : shaped;
}
