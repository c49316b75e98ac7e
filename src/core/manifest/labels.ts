import { say, shownName, shownValueText } from "#core/shown/shown.ts";

import { isObject, type Json, type JsonObject } from "./json.ts";
import { came, type Mistake } from "./mistake.ts";

/**
 * Labels and annotations that are not text: the API server refuses the object. YAML reads `y`, `on`, `1.30` and `010`
 * as something else when they are not quoted. An empty value is taken for an empty text.
 */
export function labelMistakesOf(object: JsonObject): readonly Mistake[] {
  const { metadata, spec } = object;
  const own = mistakesIn(metadata, ownPath);
  const template = isObject(spec) ? spec["template"] : undefined;
  return isObject(template) ? [...own, ...mistakesIn(template["metadata"], templatePath)] : own;
}

const ownPath = ["metadata"];

/** Of the Pods or Machines that the object makes. */
const templatePath = ["spec", "template", "metadata"];

const none: readonly Mistake[] = [];

function mistakesIn(metadata: Json | undefined, path: readonly string[]): readonly Mistake[] {
  if (!isObject(metadata)) return none;
  const { labels, annotations } = metadata;
  if (areTexts(labels) && areTexts(annotations)) return none;
  return [...mistakesOf(labels, [...path, "labels"]), ...mistakesOf(annotations, [...path, "annotations"])];
}

function areTexts(values: Json | undefined): boolean {
  if (values === undefined || values === null) return true;
  return isObject(values) && Object.values(values).every(isText);
}

function isText(value: Json): boolean {
  return typeof value === "string" || value === null;
}

function mistakesOf(values: Json | undefined, path: readonly string[]): readonly Mistake[] {
  if (values === undefined || areTexts(values)) return [];
  if (!isObject(values)) return [notMapping(path, values)];
  const wrong = Object.entries(values).filter(([, value]) => !isText(value));
  return wrong.slice(0, mostMistakes).map(([key, value]) => notText([...path, key], key, value));
}

/** Told of one mapping: whoever mends these finds the rest the same way. */
const mostMistakes = 10;

function notMapping(path: readonly string[], value: Json): Mistake {
  const message = say`Expected ${shownName(path.join("."))} to be a mapping of names to texts; ${came(value)} came, and the API refuses that.`;
  return { rule: "label-not-string", path, message };
}

function notText(path: readonly string[], key: string, value: Json): Mistake {
  const kind = path.includes("labels") ? say`label` : say`annotation`;
  const advice = typeof value === "object" ? say`Write one text.` : say`Quote the value.`;
  const message = say`Expected the ${kind} ${shownValueText(key)} to be text; YAML reads ${came(value)} here, and the API refuses that. ${advice}`;
  return { rule: "label-not-string", path, message };
}
