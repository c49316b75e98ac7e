import type { Origin } from "#core/problem/problem.ts";
import type { Locator, YamlPath } from "#core/yaml/locate.ts";
import { locatorIn } from "#core/yaml/read-yaml.ts";

import type { FieldPath, Step } from "./field-path.ts";
import { itemPathOf } from "./list-items.ts";
import type { Manifest, SourceText } from "./manifest.ts";

/**
 * Where a field is written: its key, or the item of a list. A field that does not exist is where the nearest one above
 * it is; one that came through an alias is where the anchor has it; what was generated is where its object is.
 */
export function originOf(manifest: Manifest, path: FieldPath): Origin {
  const { origin, source } = manifest;
  if (source === undefined || path.length === 0) return origin;
  const place = locatorFor(source.text)(source.document, yamlPathOf(source, path));
  return { ...origin, ...place };
}

function yamlPathOf(source: SourceText, path: FieldPath): YamlPath {
  return [...itemPathOf(source), ...path.map(plainStep)];
}

function plainStep(step: Step): string | number {
  return typeof step === "object" ? step.index : step;
}

/** The locators used last, the newest at the end: they cost a parsing each, and memory ten times their text's. */
const recent = new Map<string, Locator>();

/** Characters of the texts of {@link recent}. The newest may be larger. */
const mostCharacters = 2_000_000;

function locatorFor(text: string): Locator {
  const known = recent.get(text);
  const locator = known ?? locatorIn(text);
  recent.delete(text);
  recent.set(text, locator);
  if (known === undefined) forget();
  return locator;
}

function forget(): void {
  let characters = 0;
  for (const text of [...recent.keys()].reverse()) {
    const isNewest = characters === 0;
    characters += text.length;
    if (!isNewest && characters > mostCharacters) recent.delete(text);
  }
}
