import { say, type Shown } from "#core/shown/shown.ts";

import type { Fault, SettingPath } from "./fault.ts";

/** Settings that say what an environment is: with one of them wrong, planning it would show something else than is meant. */
const defining: ReadonlySet<string | number> = new Set([
  "name",
  "branch",
  "include",
  "exclude",
  "namespace",
  "managementCluster",
  "templates",
  "variables",
  "addOns",
]);

/** The value without its faults: what is left is right, and the defaults hold for the rest. */
export function usableOf(value: unknown, faults: readonly Fault[]): unknown {
  return without(value, new Set(faults.map((fault) => keyOf(goneWith(fault)))), []);
}

/** What comes of a fault, as a sentence. */
export function consequenceOf(fault: Fault): Shown {
  const gone = goneWith(fault);
  if (gone.length === 2 && gone[0] === "environments") return say`The environment is left out.`;
  return gone[0] === "lint" && gone.length === 3 ? say`The rule's own severity holds.` : say`The default holds.`;
}

/** What is left out for a fault: the unknown key, the environment, or the whole setting. */
function goneWith({ rule, path }: Fault): SettingPath {
  if (rule === "unknown-setting") return path;
  const setting = path[2];
  if (path[0] !== "environments" || path.length < 2) return path.slice(0, path[0] === "lint" ? 3 : 1);
  return setting === undefined || defining.has(setting) ? path.slice(0, 2) : path.slice(0, 3);
}

function without(value: unknown, gone: ReadonlySet<string>, path: SettingPath): unknown {
  if (gone.has(keyOf(path))) return undefined;
  if (Array.isArray(value))
    return value
      .map((item: unknown, index) => without(item, gone, [...path, index]))
      .filter((item) => item !== undefined);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, without(item, gone, [...path, key])] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

function keyOf(path: SettingPath): string {
  return JSON.stringify(path);
}
