import { say, type Shown } from "#core/shown/shown.ts";

import { isList, type Json } from "./json.ts";

/** What is wrong with a document, and where in it. */
export interface Mistake {
  readonly rule: ManifestRule;
  readonly message: Shown;
  readonly path: readonly string[];
  /** The document may be no manifest at all: no mistake in a file that is known to be something else. */
  readonly foreign?: true;
  /** It is a template that was not expanded: said once for a file. */
  readonly template?: true;
}

/** The rules of reading, beside those of lint. */
export type ManifestRule =
  "invalid-yaml" | "invalid-manifest" | "not-a-manifest" | "label-not-string" | "duplicate-object";

/** What came instead of what was expected. Never the value itself: it may be a secret in the wrong place. */
export function came(value: Json | undefined): Shown {
  if (value === undefined) return say`nothing`;
  if (value === null) return say`an empty value`;
  if (isList(value)) return say`a list`;
  if (typeof value === "object") return say`a mapping`;
  if (typeof value === "boolean") return value ? say`the boolean true` : say`the boolean false`;
  return typeof value === "number" ? say`a number` : say`text`;
}
