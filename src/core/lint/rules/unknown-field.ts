import type { FieldPath } from "#core/manifest/field-path.ts";
import { isList, isObject, textAt, type Json } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { versionOf } from "#core/manifest/object-ref.ts";
import { say, shownName } from "#core/shown/shown.ts";

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
        const fields = foreign.get(manifest.apiVersion);
        if (fields === undefined) continue;
        const found: Found[] = [];
        collect(fields, manifest.object, found);
        for (const { at, instead } of found) yield findingOf(manifest, pathOf(at), instead);
      }
    }
  },
};

/** Fields as a tree, so that an object is walked once: a leaf says what to write instead. */
interface Fields {
  readonly keys: string[];
  /** Beside each key: the fields below it, or what to write instead. */
  readonly below: (Fields | string)[];
}

/** By kind and apiVersion: the fields that the version does not have. */
const foreignFields: readonly (readonly [kind: string, foreign: ReadonlyMap<string, Fields>])[] = Object.entries(
  renamedFields,
).map(([kind, { v1beta1, v1beta2 }]) => {
  const group = kind.slice(0, kind.indexOf("/"));
  return [
    kind,
    new Map([
      [`${group}/v1beta1`, treeOf(v1beta2)],
      [`${group}/v1beta2`, treeOf(v1beta1)],
    ]),
  ];
});

function treeOf(fields: readonly RenamedField[]): Fields {
  const tree: Fields = { keys: [], below: [] };
  for (const [path, instead] of fields) plant(tree, path.replaceAll("[]", ".[]").split("."), instead);
  return tree;
}

function plant(fields: Fields, [key = "", ...rest]: readonly string[], instead: string): void {
  const known = fields.below[fields.keys.indexOf(key)];
  const below: Fields = typeof known === "object" ? known : { keys: [], below: [] };
  if (rest.length > 0) plant(below, rest, instead);
  if (known !== undefined) return;
  fields.keys.push(key);
  fields.below.push(rest.length === 0 ? instead : below);
}

/** A place as the way back to the root: most objects have no such field, and need no path. */
interface Trail {
  readonly step: FieldPath[number];
  readonly above: Trail | undefined;
}

interface Found {
  readonly at: Trail;
  readonly instead: string;
}

function collect(fields: Fields, value: Json, found: Found[], above?: Trail): void {
  if (isList(value)) collectItems(fields, value, found, above);
  else if (isObject(value)) {
    for (let index = 0; index < fields.keys.length; index += 1) {
      const key = fields.keys[index] ?? "";
      const field = value[key];
      const below = fields.below[index];
      if (field === undefined || field === null || below === undefined) continue;
      if (typeof below === "string") found.push({ at: { step: key, above }, instead: below });
      else if (typeof field === "object") collect(below, field, found, { step: key, above });
    }
  }
}

function collectItems(fields: Fields, items: readonly Json[], found: Found[], above: Trail | undefined): void {
  const below = fields.below[fields.keys.indexOf("[]")];
  if (typeof below !== "object") return;
  for (const [index, item] of items.entries()) collect(below, item, found, { step: stepOf(item, index), above });
}

function pathOf({ step, above }: Trail): FieldPath {
  return above === undefined ? [step] : [...pathOf(above), step];
}

function stepOf(item: Json, index: number): FieldPath[number] {
  const name = textAt(item, "name") ?? textAt(item, "class");
  return name === undefined ? index : { item: name, index };
}

function findingOf(manifest: Manifest, path: FieldPath, instead: string): Finding {
  const version = versionOf(manifest.apiVersion);
  const other = version === "v1beta2" ? say`v1beta1` : say`v1beta2`;
  const field = path.at(-1);
  const name = shownName(typeof field === "string" ? field : "");
  const advice = instead === "" ? say`Take it away.` : say`Write ${shownName(instead)}, or use ${other}.`;
  const message = say`${shownName(version)} of ${shownName(manifest.ref.kind)} has no field ${name} here, and the API refuses it. ${advice}`;
  return { manifest, path, message, refused: true };
}
