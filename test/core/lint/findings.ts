import type { Fleet } from "#core/fleet/fleet.ts";
import { lint } from "#core/lint/lint.ts";
import { rules } from "#core/lint/rules.ts";

import { fleetFrom } from "./fleets.ts";

/** What one rule says of head, or of what changed from base: `severity [refused] line: message`. */
export function findingsOf(rule: string, head: string | Fleet, base?: string | Fleet): readonly string[] {
  const others = rules.filter(({ name }) => name !== rule).map(({ name }) => [name, "off"] as const);
  const context = { fleet: fleetOf(head), ...(base !== undefined && { base: fleetOf(base) }) };
  const { problems, refused } = lint(context, Object.fromEntries(others));
  const mark = refused.size > 0 ? " refused" : "";
  return problems.map(({ severity, origin, message }) => `${severity}${mark} ${String(origin.line)}: ${message}`);
}

function fleetOf(fleet: string | Fleet): Fleet {
  return typeof fleet === "string" ? fleetFrom(fleet) : fleet;
}
