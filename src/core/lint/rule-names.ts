import type { ManifestRule } from "#core/manifest/mistake.ts";
import { pathRules, unreadableRules } from "#core/source/source-problem.ts";

import { rules } from "./rules.ts";

/** Rules about manifests that are found while reading them. */
const manifestRules = [
  "invalid-yaml",
  "invalid-manifest",
  "not-a-manifest",
  "label-not-string",
  "duplicate-object",
] as const satisfies readonly ManifestRule[];

/** Rules about the configuration and what it says to read. */
const settingRules = [
  "configuration-changes",
  "environment-empty",
  "invalid-setting",
  "not-rendered",
  "unknown-setting",
];

/** The name of every rule that a problem can have: what `lint.rules` may name. */
export const ruleNames: readonly string[] = [
  ...rules.map(({ name }) => name),
  ...manifestRules,
  ...Object.values(unreadableRules).map(({ rule }) => rule),
  ...Object.values(pathRules).map(({ rule }) => rule),
  ...settingRules,
];
