import { isObject, textAt, type Json, type JsonObject } from "#core/manifest/json.ts";
import { groupOf, type ObjectRef } from "#core/manifest/object-ref.ts";

import { withV } from "../kubernetes-version.ts";

const unitSeconds: Readonly<Record<string, number>> = {
  ...{ ns: 1e-9, us: 1e-6, µs: 1e-6, μs: 1e-6, ms: 1e-3 },
  ...{ s: 1, m: 60, h: 3600 },
};

const longestDuration = 64;
const mostSeconds = 2 ** 31 - 1;

/**
 * A duration as Go writes it (`1h30m`) in whole seconds, rounded towards zero (CAPI:api/core/v1beta2 ConvertToSeconds).
 * What is none stays, for the API to refuse.
 */
export function seconds(value: Json): Json {
  if (typeof value !== "string" || value.length > longestDuration) return value;
  if (value === "0") return 0;
  if (!/^[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(value)) return value;
  let sum = 0;
  for (const [, amount, unit] of value.matchAll(/([\d.]+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    sum += Number(amount) * (unitSeconds[unit ?? ""] ?? 0);
  }
  // a millionth of a second makes up for what the sum of fractions lost
  const whole = Math.min(Math.floor(sum + 1e-6), mostSeconds);
  return value.startsWith("-") && whole > 0 ? -whole : whole;
}

/** Arguments by name as a list sorted by name (CAPI:api/bootstrap/kubeadm/v1beta2 ConvertToArgs). */
export function argumentList(value: Json): Json {
  return isObject(value) ? inNameOrder(value).map(([name, argument]) => ({ name, value: argument ?? "" })) : value;
}

/** A map of objects as a list of named ones, sorted by name. */
export function namedList(value: Json): Json {
  return isObject(value)
    ? inNameOrder(value).map(([name, item]) => ({ name, ...(isObject(item) ? item : {}) }))
    : value;
}

function inNameOrder(value: JsonObject): (readonly [string, Json])[] {
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}

/**
 * A reference in the form that names no version: the CRD's labels say which (CAPI:api/core/v1beta1/conversion.go,
 * convertToContractVersionedObjectReference). A namespace other than the object's own is a mistake that stays visible.
 */
export function reference(value: Json, own: ObjectRef): Json {
  if (!isObject(value)) return value;
  const apiVersion = textAt(value, "apiVersion");
  return { ...(apiVersion !== undefined && { apiGroup: groupOf(apiVersion) }), ...target(value, own) };
}

/** The references that keep their version: to the templates of a class and of remediation. */
export function templateReference(value: Json, own: ObjectRef): Json {
  if (!isObject(value)) return value;
  const { apiVersion } = value;
  return { ...(apiVersion !== undefined && { apiVersion }), ...target(value, own) };
}

function target({ kind, name, namespace }: JsonObject, own: ObjectRef): JsonObject {
  const isElsewhere = namespace !== undefined && namespace !== null && namespace !== "" && namespace !== own.namespace;
  return {
    ...(kind !== undefined && { kind }),
    ...(name !== undefined && { name }),
    ...(isElsewhere && { namespace }),
  };
}

/** A version as webhooks leave it. */
export function versionWithV(value: Json): Json {
  return typeof value === "string" ? withV(value) : value;
}

/** An optional boolean of v1beta1 that says false says nothing (CAPI:api/core/v1beta2 Convert_bool_To_Pointer_bool). */
export function unlessFalse(value: Json): Json | undefined {
  return value === false ? undefined : value;
}

export function unlessOwnNamespace(value: Json, own: ObjectRef): Json | undefined {
  return value === "" || value === own.namespace ? undefined : value;
}
