import type { Fleet } from "#core/fleet/fleet.ts";
import { lintBy } from "#core/lint/lint.ts";
import { rules } from "#core/lint/rules.ts";

import { fleetFrom } from "./fleets.ts";

/** What one rule says of head, or of what changed from base: `severity [refused] line: message`. */
export function findingsOf(rule: string, head: string | Fleet, base?: string | Fleet): readonly string[] {
  const own = rules.filter(({ name }) => name === rule);
  const context = { fleet: fleetOf(head), ...(base !== undefined && { base: fleetOf(base) }) };
  const { problems, refused } = lintBy(own, context, {});
  const mark = refused.size > 0 ? " refused" : "";
  return problems.map(({ severity, origin, message }) => `${severity}${mark} ${String(origin.line)}: ${message}`);
}

function fleetOf(fleet: string | Fleet): Fleet {
  return typeof fleet === "string" ? fleetFrom(fleet) : fleet;
}
