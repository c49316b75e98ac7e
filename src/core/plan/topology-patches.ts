import {
  isList,
  isObject,
  listAt,
  objectAt,
  textAt,
  valueAt,
  type Json,
  type JsonObject,
} from "#core/manifest/json.ts";

import type { Aspect, TopologySubject } from "./aspect.ts";
import { effectOf, effectsOfKind, rotatedTemplateEffects, type Effect, type EffectTable } from "./effects.ts";
import { matchesPart } from "./patch-selectors.ts";

/**
 * The patches of a class that reach a part, and the variables they read, an aspect each. Patches are not run: one whose
 * text and variables stay equal does what it did; any other is taken to change what it touches.
 */
export function patchAspectsOf(subject: TopologySubject): readonly Aspect[] {
  const { clusterClass } = subject;
  if (clusterClass === undefined) return [];
  return listAt(clusterClass.manifest.object, "spec", "patches").flatMap((patch, index) => {
    const name = textAt(patch, "name") ?? String(index);
    const edits = listAt(patch, "definitions").filter((definition) => matchesPart(definition, subject));
    if (edits.length === 0) return [];
    const effects = effectsOfEdits(edits, subject);
    return [
      {
        name: `patch ${name}`,
        value: { enabledIf: valueAt(patch, "enabledIf") ?? null, definitions: edits },
        effects,
        of: clusterClass.manifest,
        at: ["spec", "patches", { item: name, index }],
      },
      ...variableAspects(subject, readVariables(patch, edits), effects),
    ];
  });
}

/** The external patches of a class: what they do is known to their extension alone. */
export function externalPatchesOf(classObject: JsonObject): readonly string[] {
  return listAt(classObject, "spec", "patches").flatMap((patch) =>
    objectAt(patch, "external") === undefined ? [] : [textAt(patch, "name") ?? ""],
  );
}

/** The strongest effect of what the edits touch, for any change of theirs. */
function effectsOfEdits(edits: readonly Json[], subject: TopologySubject): EffectTable {
  const effects = edits.flatMap((edit) =>
    listAt(edit, "jsonPatches").map((operation) => {
      const field = (textAt(operation, "path") ?? "").split("/").slice(1);
      if (!isControlPlaneTemplate(edit, subject)) return effectOf(rotatedTemplateEffects, field);
      return effectOf(effectsOfKind(subject.part.kind), ["spec", ...field.slice(3)]);
    }),
  );
  const effect = strongestFirst.find((each) => effects.includes(each)) ?? effects[0] ?? "none";
  return [{ field: "", effect, source: "what the patch touches" }];
}

const strongestFirst: readonly Effect[] = ["rollout", "first-machine", "rollout-after", "in-place"];

function isControlPlaneTemplate(edit: Json, { part }: TopologySubject): boolean {
  return part.role === "control-plane" && textAt(edit, "selector", "kind") === `${part.kind}Template`;
}

/** Names that may be variables in a patch: of `valueFrom.variable`, and in Go templates behind a dot. */
function readVariables(patch: Json, edits: readonly Json[]): ReadonlySet<string> {
  const texts = [textAt(patch, "enabledIf") ?? ""];
  for (const operation of edits.flatMap((edit) => listAt(edit, "jsonPatches"))) {
    const variable = textAt(operation, "valueFrom", "variable");
    texts.push(textAt(operation, "valueFrom", "template") ?? "", variable === undefined ? "" : `.${variable}`);
  }
  return new Set([...texts.join(" ").matchAll(/\.([A-Za-z_][\w-]*)/g)].flatMap(([, name]) => name ?? []));
}

/**
 * Defaults are written into a Cluster when it is created (CAPI:internal/webhooks/cluster.go): another default later does
 * not reach it.
 */
function variableAspects(
  subject: TopologySubject,
  names: ReadonlySet<string>,
  effects: EffectTable,
): readonly Aspect[] {
  const { cluster, entry } = subject;
  const own = variablesOf(valueAt(entry.value, "variables", "overrides"));
  const shared = variablesOf(valueAt(cluster.manifest.object, "spec", "topology", "variables"));
  const defaults = defaultsOf(subject);
  return [...names].flatMap((name) => {
    const written = own.get(name) ?? shared.get(name);
    const value = written ?? defaults.get(name);
    if (value === undefined) return [];
    const isDefault = written === undefined && { isDefault: true as const };
    const at = own.has(name) ? [...entry.path, "variables", "overrides"] : ["spec", "topology", "variables"];
    const item = { item: name, index: 0 };
    return [
      { name: `variable ${name}`, value: { value }, effects, of: cluster.manifest, at: [...at, item], ...isDefault },
    ];
  });
}

function variablesOf(list: Json | undefined): ReadonlyMap<string, Json> {
  if (!isList(list)) return new Map();
  return new Map(list.filter(isObject).map((entry) => [textAt(entry, "name") ?? "", entry["value"] ?? null]));
}

function defaultsOf({ clusterClass }: TopologySubject): ReadonlyMap<string, Json> {
  const variables = listAt(clusterClass?.manifest.object, "spec", "variables").flatMap((variable) => {
    const value = valueAt(variable, "schema", "openAPIV3Schema", "default");
    const name = textAt(variable, "name");
    return value === undefined || name === undefined ? [] : [[name, value] satisfies [string, Json]];
  });
  return new Map(variables);
}
