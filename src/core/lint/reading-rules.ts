import type { ManifestRule } from "#core/manifest/mistake.ts";
import type { Severity } from "#core/problem/problem.ts";
import { pathRules, unreadableRules } from "#core/source/source-problem.ts";

/** A rule that is found while reading, before there is a fleet to look at. */
export interface ReadingRule {
  readonly name: string;
  readonly severity: Severity;
  /** One line: what it finds. */
  readonly summary: string;
}

type Texts = readonly [severity: Severity, summary: string];

const manifestRules: Readonly<Record<ManifestRule, Texts>> = {
  "invalid-yaml": ["error", "A file is no YAML as Kubernetes reads it."],
  "invalid-manifest": ["error", "A document has no apiVersion, kind or name, or one that is none."],
  "not-a-manifest": ["notice", "A document is no Kubernetes object, and not in the plan."],
  "label-not-string": ["error", "A label or an annotation is no text: YAML reads an unquoted true or 1.30 otherwise."],
  "duplicate-object": ["error", "Two documents are the same object: which of them counts is chance."],
};

const settingRules: Readonly<Record<string, Texts>> = {
  "configuration-changes": ["notice", "The change edits .github/slipway.yml, which is read from the base revision."],
  "environment-empty": ["notice", "No file belongs to an environment."],
  "invalid-setting": ["error", "A setting of .github/slipway.yml has a value that it cannot have."],
  "not-rendered": [
    "notice",
    "A kustomization, chart or template is there, which is not rendered yet. A warning where it changes.",
  ],
  "not-read": ["warning", "A file that could not be read at the base goes or changes: what that does is not known."],
  "unknown-setting": ["warning", "There is no such setting, or no such rule."],
};

/** The rules of files, of manifests and of the configuration. */
export const readingRules: readonly ReadingRule[] = distinct([
  ...Object.entries(manifestRules).map(ruleOf),
  ...[...Object.values(unreadableRules), ...Object.values(pathRules)].map(({ rule, severity, message }) => ({
    name: rule,
    severity,
    summary: message,
  })),
  ...Object.entries(settingRules).map(ruleOf),
]);

function ruleOf([name, [severity, summary]]: readonly [string, Texts]): ReadingRule {
  return { name, severity, summary };
}

/** Several causes may have one rule: the first of them stands for it. */
function distinct(all: readonly ReadingRule[]): readonly ReadingRule[] {
  return all.filter(({ name }, at) => all.findIndex((rule) => rule.name === name) === at);
}
