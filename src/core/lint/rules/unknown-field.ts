import type { FieldPath } from "#core/manifest/field-path.ts";
import { isList, isObject, textAt, type Json } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { versionOf } from "#core/manifest/object-ref.ts";
import { say, shownName } from "#core/shown/shown.ts";

import { isWritten } from "../fields.ts";
import { ofKind } from "../kinds.ts";
import { renamedFields, type RenamedField } from "../renamed-fields.ts";
import type { Finding, Rule } from "../rule.ts";

/** A field of one contract in an object of the other. */
export const unknownField: Rule = {
  name: "unknown-field",
  severity: "error",
  summary: "An object has a field by its v1beta1 name under v1beta2, or by its v1beta2 name under v1beta1.",
  reason:
    "Server-side apply refuses fields that the version's schema does not declare, with their path and no hint of the new name.",
  source: "CAPI: the definitions of v1.14.0; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec:
  strategy: { type: OnDelete }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec:
  rollout: { strategy: { type: OnDelete } }
`,
  },
  *check({ fleet }) {
    for (const [kind, foreign] of foreignFields) {
      for (const manifest of ofKind(fleet, kind)) {
        const fields = foreign[versionOf(manifest.apiVersion)];
        if (fields !== undefined) yield* foundIn(manifest, { fields, value: manifest.object, path: [] });
      }
    }
  },
};

/** Fields as a tree, so that an object is walked once: a leaf says what to write instead. */
interface Fields {
  readonly [key: string]: Fields | string;
}

/** By kind and version: the fields that the version does not have. */
const foreignFields: readonly (readonly [kind: string, foreign: Readonly<Record<string, Fields>>])[] = Object.entries(
  renamedFields,
).map(([kind, { v1beta1, v1beta2 }]) => [kind, { v1beta1: treeOf(v1beta2), v1beta2: treeOf(v1beta1) }]);

function treeOf(fields: readonly RenamedField[]): Fields {
  const tree: Tree = {};
  for (const [path, instead] of fields) plant(tree, path.replaceAll("[]", ".[]").split("."), instead);
  return tree;
}

interface Tree {
  [key: string]: Tree | string;
}

function plant(tree: Tree, [key = "", ...rest]: readonly string[], instead: string): void {
  if (rest.length === 0) {
    tree[key] = instead;
    return;
  }
  const branch = tree[key];
  const below: Tree = typeof branch === "object" ? branch : {};
  tree[key] = below;
  plant(below, rest, instead);
}

interface Place {
  readonly fields: Fields;
  readonly value: Json | undefined;
  readonly path: FieldPath;
}

function* foundIn(manifest: Manifest, { fields, value, path }: Place): Iterable<Finding> {
  for (const key in fields) {
    const below = fields[key];
    if (below === undefined) continue;
    for (const [step, item] of stepsInto(value, key)) {
      const at = [...path, step];
      if (typeof below === "string") yield findingOf(manifest, at, below);
      else yield* foundIn(manifest, { fields: below, value: item, path: at });
    }
  }
}

function stepsInto(value: Json | undefined, key: string): readonly (readonly [FieldPath[number], Json])[] {
  if (key === "[]") return isList(value) ? value.map((item, index) => [stepOf(item, index), item] as const) : [];
  const field = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return isWritten(field) ? [[key, field]] : [];
}

function stepOf(item: Json, index: number): FieldPath[number] {
  const name = textAt(item, "name") ?? textAt(item, "class");
  return name === undefined ? index : { item: name, index };
}

function findingOf(manifest: Manifest, path: FieldPath, instead: string): Finding {
  const version = versionOf(manifest.apiVersion);
  const field = path.at(-1);
  const name = shownName(typeof field === "string" ? field : "");
  const advice =
    instead === ""
      ? say`Take it away.`
      : say`Write ${shownName(instead)}, or use ${shownName(version === "v1beta2" ? "v1beta1" : "v1beta2")}.`;
  return {
    manifest,
    path,
    message: say`${shownName(version)} of ${shownName(manifest.ref.kind)} has no field ${name} here, and the API refuses it. ${advice}`,
    refused: true,
  };
}
