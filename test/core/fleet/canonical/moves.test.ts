import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { canonicalOf } from "#core/fleet/canonical/canonical.ts";
import {
  argumentList,
  namedList,
  reference,
  seconds,
  templateReference,
  unlessFalse,
} from "#core/fleet/canonical/conversions.ts";
import { convertedKind } from "#core/fleet/canonical/kinds.ts";
import { valueOf, withAt, type Keys } from "#core/fleet/canonical/paths.ts";
import type { Conversion, Move, Shape } from "#core/fleet/canonical/shape.ts";
import { isObject, type Json, type JsonObject } from "#core/manifest/json.ts";

import { manifestWith } from "./manifest-of.ts";

/** What v1beta1 writes, and what v1beta2 writes for the same. */
interface Written {
  readonly old: Json;
  readonly stored: Json | undefined;
}

const leaf = fc.constantFrom("a", "b", "c").map((text): Written => ({ old: { p: text }, stored: { p: text } }));
const name = fc.constantFrom("one", "two");
const target = fc.record({ kind: fc.constant("T"), name });
const versioned = fc.record({ group: fc.constantFrom("x.io", "y.io"), version: fc.constantFrom("v1", "v2") });
const ownNamespace = fc.constantFrom({}, { namespace: "default" }, { namespace: "" });

const values = new Map<Conversion | undefined, fc.Arbitrary<Written>>([
  [undefined, leaf],
  [
    seconds,
    fc.nat(9999).map((count) => ({ old: `${String(Math.floor(count / 60))}m${String(count % 60)}s`, stored: count })),
  ],
  [unlessFalse, fc.boolean().map((flag) => ({ old: flag, stored: flag ? true : undefined }))],
  [
    argumentList,
    fc.dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom("", "1")).map((map) => {
      const args = Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1));
      return { old: map, stored: args.map(([key, value]) => ({ name: key, value })) };
    }),
  ],
  [namedList, fc.constant({ old: { b: {}, a: { x: 1 } }, stored: [{ name: "a", x: 1 }, { name: "b" }] })],
  [
    reference,
    fc.tuple(target, versioned, ownNamespace).map(([to, { group, version }, namespace]) => ({
      old: { apiVersion: `${group}/${version}`, ...to, ...namespace },
      stored: { apiGroup: group, ...to },
    })),
  ],
  [
    templateReference,
    fc.tuple(target, versioned, ownNamespace).map(([to, { group, version }, namespace]) => ({
      old: { apiVersion: `${group}/${version}`, ...to, ...namespace },
      stored: { apiVersion: `${group}/${version}`, ...to },
    })),
  ],
]);

const kinds: readonly (readonly [string, string])[] = [
  ["cluster.x-k8s.io", "Cluster"],
  ["cluster.x-k8s.io", "ClusterClass"],
  ["cluster.x-k8s.io", "Machine"],
  ["cluster.x-k8s.io", "MachineDeployment"],
  ["cluster.x-k8s.io", "MachineHealthCheck"],
  ["cluster.x-k8s.io", "MachinePool"],
  ["cluster.x-k8s.io", "MachineSet"],
  ["bootstrap.cluster.x-k8s.io", "KubeadmConfig"],
  ["bootstrap.cluster.x-k8s.io", "KubeadmConfigTemplate"],
  ["controlplane.cluster.x-k8s.io", "KubeadmControlPlane"],
  ["controlplane.cluster.x-k8s.io", "KubeadmControlPlaneTemplate"],
  ["infrastructure.cluster.x-k8s.io", "DevCluster"],
  ["infrastructure.cluster.x-k8s.io", "DockerClusterTemplate"],
];

describe.each(kinds)("%s %s", (group, kind) => {
  const spec = convertedKind(group, kind)?.shape.fields?.["spec"] ?? {};
  const header = { kind, metadata: { name: "x" } };
  const both = writings(spec).map(({ old, stored }) => ({
    old: canonicalOf(manifestWith({ apiVersion: `${group}/v1beta1`, ...header, spec: old })),
    stored: canonicalOf(manifestWith({ apiVersion: `${group}/v1beta2`, ...header, spec: stored ?? {} })),
    meaning: stored,
  }));

  test("any fields of v1beta1 have the canonical form of the same fields in v1beta2", () => {
    fc.assert(
      fc.property(both, ({ old, stored }) => {
        expect(old).toEqual(stored);
      }),
    );
  });

  test("two objects have one canonical form only where v1beta2 writes both alike", () => {
    fc.assert(
      fc.property(both, both, (one, other) => {
        const isSame = JSON.stringify(sorted(one.old)) === JSON.stringify(sorted(other.old));
        expect(isSame).toBe(JSON.stringify(sorted(one.meaning ?? {})) === JSON.stringify(sorted(other.meaning ?? {})));
      }),
    );
  });
});

/** Objects with some of the fields that the table moves, at any depth. */
function writings(shape: Shape): fc.Arbitrary<Written> {
  const moved = (shape.moves ?? []).map((row) =>
    fc.option(
      (values.get(row.as) ?? leaf).map((value) => ({ row, value })),
      { nil: undefined },
    ),
  );
  const nested = Object.entries(shape.fields ?? {})
    .filter(([, field]) => hasMoves(field))
    .map(([key, field]) =>
      fc.option(
        listed(field).map((value) => ({ key, value })),
        { nil: undefined },
      ),
    );
  return fc.tuple(fc.tuple(...nested), fc.tuple(...moved)).map(([fields, rows]) => {
    let [old, stored]: [JsonObject, JsonObject] = [{}, {}];
    for (const field of fields) {
      if (field === undefined) continue;
      old = merged(old, [field.key], field.value.old);
      if (field.value.stored !== undefined) stored = merged(stored, [field.key], field.value.stored);
    }
    for (const each of rows) if (each !== undefined) [old, stored] = written(each.row, each.value, [old, stored]);
    return { old, stored: Object.keys(stored).length === 0 ? undefined : stored };
  });
}

function hasMoves(shape: Shape): boolean {
  if (shape.moves !== undefined) return true;
  return [...Object.values(shape.fields ?? {}), ...(shape.items ? [shape.items] : [])].some(hasMoves);
}

function listed(shape: Shape): fc.Arbitrary<Written> {
  const { items } = shape;
  if (items === undefined) return writings(shape);
  const item = fc.tuple(name, writings(items)).map(([named, { old, stored }]) => ({
    old: { name: named, ...(isObject(old) ? old : {}) },
    stored: { name: named, ...(isObject(stored) ? stored : {}) },
  }));
  return fc.array(item, { minLength: 1, maxLength: 2 }).map((each) => ({
    old: each.map(({ old }) => old),
    stored: each.map(({ stored }) => stored),
  }));
}

function written(
  { from, to }: Move,
  value: Written,
  [old, stored]: [JsonObject, JsonObject],
): [JsonObject, JsonObject] {
  const isNothing = value.stored === undefined || (Array.isArray(value.stored) && value.stored.length === 0);
  const after = isNothing ? stored : to.reduce((here, place) => merged(here, place, value.stored ?? null), stored);
  return [merged(old, from, value.old), after];
}

/** The value at the keys, beside what is there. */
function merged(object: JsonObject, at: Keys, value: Json): JsonObject {
  const there = valueOf(object, at);
  return withAt(object, at, isObject(there) && isObject(value) ? { ...there, ...value } : value);
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => sorted(item));
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]));
}
