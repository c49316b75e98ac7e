import type { z } from "zod";

import { joined, say, shownName, shownValueText, type Shown } from "#core/shown/shown.ts";

import { nearestOf } from "./nearest.ts";
import { configJsonSchema } from "./schema.ts";

/** The way to a setting from the file's root. */
export type SettingPath = readonly (string | number)[];

/** One mistake in the configuration. */
export interface Fault {
  readonly rule: "unknown-setting" | "invalid-setting";
  readonly path: SettingPath;
  /** What is wrong and what was expected; what comes of it is said by who knows. */
  readonly message: Shown;
}

/** What is wrong with a value, from the issues that its schema found in it. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], value: unknown): readonly Fault[] {
  return [...issues.flatMap((issue) => faultsOfIssue(issue, value)), ...repeatedNames(value)];
}

/** Rules in `lint.rules` that nobody knows. */
export function unknownRules(value: unknown, known: readonly string[]): readonly Fault[] {
  const rules = settingAt(value, ["lint", "rules"]);
  if (known.length === 0 || typeof rules !== "object" || rules === null) return [];
  const unknown = Object.keys(rules).filter((name) => !known.includes(name));
  return unknown.map((name) => {
    const nearest = nearestOf(name, known);
    const advice = nearest === undefined ? say`` : say` Did you mean ${shownName(nearest)}?`;
    const message = say`There is no rule ${shownValueText(name)}: it is ignored.${advice}`;
    return { rule: "unknown-setting", path: ["lint", "rules", name], message };
  });
}

/** `environments[0].include`. */
function shownSetting(path: SettingPath): Shown {
  const steps = path.map((step) => (typeof step === "number" ? `[${String(step)}]` : `.${shownValueText(step)}`));
  return shownName(steps.join("").replace(/^\./, ""));
}

export function settingAt(value: unknown, path: SettingPath): unknown {
  return path.reduce<unknown>((here, step) => childOf(here, step), value);
}

function childOf(value: unknown, step: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return Object.getOwnPropertyDescriptor(value, step)?.value;
}

function faultsOfIssue(issue: z.core.$ZodIssue, value: unknown): readonly Fault[] {
  const path = issue.path.filter((step) => typeof step !== "symbol");
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownSetting([...path, key]));
  return [invalidSetting(path, issue.message, settingAt(value, path))];
}

function unknownSetting(path: SettingPath): Fault {
  const name = String(path.at(-1));
  const known = namesAt(path.slice(0, -1));
  const nearest = nearestOf(name, known);
  const advice =
    nearest === undefined
      ? say`There are ${joined(known.map(shownName), ", ")}.`
      : say`Did you mean ${shownName(nearest)}?`;
  return {
    rule: "unknown-setting",
    path,
    message: say`There is no setting ${shownSetting(path)}: it is ignored. ${advice}`,
  };
}

/** The names of the settings that the schema has at a path. */
function namesAt(path: SettingPath): readonly string[] {
  let here: z.core.JSONSchema._JSONSchema | undefined = configJsonSchema();
  for (const step of path) here = schemaBelow(here, step);
  return typeof here === "object" ? Object.keys(here.properties ?? {}) : [];
}

function schemaBelow(
  schema: z.core.JSONSchema._JSONSchema | undefined,
  step: string | number,
): z.core.JSONSchema._JSONSchema | undefined {
  if (typeof schema !== "object") return undefined;
  if (typeof step === "string") return schema.properties?.[step];
  return Array.isArray(schema.items) ? undefined : schema.items;
}

/** `expected` completes the sentence "expected …": the schema's own words, never the value's. */
function invalidSetting(path: SettingPath, expected: string, value: unknown): Fault {
  const setting = path.length === 0 ? say`The file` : shownSetting(path);
  const message =
    value === undefined
      ? say`${setting} is missing: expected ${shownName(expected)}.`
      : say`${setting} is ${came(path, value)}: expected ${shownName(expected)}.`;
  return { rule: "invalid-setting", path, message };
}

/** What came. What stands in the place of variables may be private, as they are. */
function came(path: SettingPath, value: unknown): Shown {
  if (value === null) return say`empty`;
  if (Array.isArray(value)) return say`a list`;
  if (typeof value === "string" && path.includes("variables")) return say`a text`;
  if (typeof value === "string") return value === "" ? say`an empty text` : say`"${shownValueText(value)}"`;
  if (typeof value === "number") return shownNumber(value, path.includes("variables"));
  return typeof value === "boolean" ? say`a boolean` : say`a mapping`;
}

/** One that is no integer may have been written otherwise: 1.30 is 1.3 by now. */
function shownNumber(value: number, isPrivate: boolean): Shown {
  return Number.isInteger(value) && !isPrivate ? say`${value}` : say`a number`;
}

/** Environments are told apart by their names: the second of one name is wrong. */
function repeatedNames(value: unknown): readonly Fault[] {
  const environments = settingAt(value, ["environments"]);
  const names = Array.isArray(environments) ? environments.map((environment) => settingAt(environment, ["name"])) : [];
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (typeof name !== "string" || first === index) return [];
    const path = ["environments", index, "name"];
    const message = say`${shownSetting(path)} is "${shownValueText(name)}", as environments[${first}] is called already: expected a name of its own.`;
    return [{ rule: "invalid-setting", path, message }];
  });
}
