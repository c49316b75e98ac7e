import { say, shownName } from "#core/shown/shown.ts";

import { isObject, objectAt, valueAt, type Json, type JsonObject } from "./json.ts";
import { came, type Mistake } from "./mistake.ts";

/**
 * Labels and annotations that are not text: the API server refuses the object. YAML reads `y`, `on`, `1.30` and `010`
 * as something else when they are not quoted. An empty value is taken for an empty text.
 */
export function labelMistakesOf(object: JsonObject): readonly Mistake[] {
  const found: Mistake[] = [];
  collect(objectAt(object, "metadata"), ["metadata"], found);
  collect(objectAt(object, "spec", "template", "metadata"), ["spec", "template", "metadata"], found);
  return found;
}

/** `metadata` is the object's own, or that of the Pods or Machines that it makes. */
function collect(metadata: JsonObject | undefined, path: readonly string[], found: Mistake[]): void {
  if (metadata === undefined) return;
  for (const field of ["labels", "annotations"] as const) {
    const values = valueAt(metadata, field);
    if (values === undefined || values === null) continue;
    if (isObject(values)) collectIn(values, [...path, field], found);
    else found.push(notMapping([...path, field], values));
  }
}

/** Told of one object: whoever mends these finds the rest the same way. */
const mostMistakes = 10;

function collectIn(values: JsonObject, path: readonly string[], found: Mistake[]): void {
  for (const [key, value] of Object.entries(values)) {
    if (found.length >= mostMistakes) return;
    if (typeof value !== "string" && value !== null) found.push(notText([...path, key], key, value));
  }
}

function notMapping(path: readonly string[], value: Json): Mistake {
  const message = say`Expected ${shownName(path.join("."))} to be a mapping of names to texts; ${came(value)} came, and the API refuses that.`;
  return { rule: "label-not-string", path, message };
}

function notText(path: readonly string[], key: string, value: Json): Mistake {
  const kind = path.includes("labels") ? say`label` : say`annotation`;
  const advice = typeof value === "object" ? say`Write one text.` : say`Quote the value.`;
  const message = say`Expected the ${kind} ${shownName(key)} to be text; YAML reads ${came(value)} here, and the API refuses that. ${advice}`;
  return { rule: "label-not-string", path, message };
}
