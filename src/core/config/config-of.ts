import type { Problem, Severity, WithProblems } from "#core/problem/problem.ts";
import { say, type Shown } from "#core/shown/shown.ts";
import { readYaml, type YamlDocument, type YamlFaultAt } from "#core/yaml/read-yaml.ts";

import { defaultConfig, type Config } from "./config.ts";
import { faultsOf, settingAt, unknownRules, type Fault } from "./fault.ts";
import { configSchema } from "./schema.ts";
import { consequenceOf, usableOf } from "./usable.ts";

/**
 * Reads the text of a configuration file. What is wrong becomes a problem at its line, and what is right is used: where a
 * setting is wrong its default holds, and an environment that does not say what it is is left out. `path` is for the
 * problems; `ruleNames` are the rules that there are: none, and any name is taken for one.
 */
export function configOf(text: string, path: string, ruleNames: readonly string[] = []): WithProblems<Config> {
  const file = readYaml(text);
  const [document, second] = file.documents;
  const syntax = file.faults.map((fault) => syntaxProblem(fault, path, document !== undefined));
  const surplus = second === undefined ? [] : [surplusProblem(second, path)];
  if (document === undefined) return { value: defaultConfig, problems: syntax };
  const faults = [...faultsIn(document.value), ...unknownRules(document.value, ruleNames)];
  const settings = faults.map((fault) => settingProblem(fault, { path, ...file.placeOf(document.index, fault.path) }));
  return {
    value: usableConfig(document.value, faults),
    problems: [...syntax, ...surplus, ...settings.toSorted(byPlace)],
  };
}

function faultsIn(value: unknown): readonly Fault[] {
  return faultsOf(configSchema.safeParse(value).error?.issues ?? [], value);
}

function usableConfig(value: unknown, faults: readonly Fault[]): Config {
  const usable = faults.length === 0 ? value : usableOf(value, faults);
  if (!isEmptied(usable)) return configSchema.parse(usable ?? {});
  return { ...configSchema.parse({ ...usable, environments: undefined }), environments: [] };
}

/** Every environment was left out. */
function isEmptied(value: unknown): value is object {
  const environments = settingAt(value, ["environments"]);
  return Array.isArray(environments) && environments.length === 0;
}

function byPlace({ origin: a }: Problem, { origin: b }: Problem): number {
  return a.line - b.line || a.column - b.column;
}

function syntaxProblem({ reason, line, column }: YamlFaultAt, path: string, isRest: boolean): Problem {
  const consequence = isRest ? say`What comes before it is used.` : say`The defaults hold.`;
  return problemAt("error", say`This is not read: ${reason}. ${consequence}`, { path, line, column });
}

function surplusProblem({ line, column }: YamlDocument, path: string): Problem {
  return problemAt("error", say`A second document: expected one. It is ignored; remove the line "---".`, {
    path,
    line,
    column,
  });
}

/** An unknown key loses what it was meant for; a wrong value says something that Slipway cannot do. */
function settingProblem(fault: Fault, origin: Problem["origin"]): Problem {
  if (fault.rule === "unknown-setting")
    return { rule: fault.rule, severity: "warning", message: fault.message, origin };
  return problemAt("error", say`${fault.message} ${consequenceOf(fault)}`, origin);
}

function problemAt(severity: Severity, message: Shown, origin: Problem["origin"]): Problem {
  return { rule: "invalid-setting", severity, message, origin };
}
