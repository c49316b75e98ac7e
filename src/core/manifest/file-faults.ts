import type { Severity } from "#core/problem/problem.ts";
import { say, type Shown } from "#core/shown/shown.ts";
import type { Place } from "#core/yaml/place.ts";

import type { ManifestRule, Mistake } from "./mistake.ts";

/** A mistake in a file, at its place. */
export interface FileFault extends Place {
  readonly rule: ManifestRule;
  readonly severity: Severity;
  readonly message: Shown;
  /** See {@link Mistake}. */
  readonly foreign: boolean;
}

/** The faults of one file as they are found. */
export interface FoundFaults {
  readonly listed: FileFault[];
  readonly counts: Map<string, Count>;
}

interface Count {
  all: number;
  /** The first that is not listed. */
  unlisted?: FileFault;
}

export function noFaults(): FoundFaults {
  return { listed: [], counts: new Map() };
}

/** Faults of one rule that are listed of a file: whoever mends these finds the rest the same way. */
const mostListed = 20;

/** Adds a mistake; its place is asked for only where it is listed. A template is one mistake, however many objects it has. */
export function addMistake(found: FoundFaults, mistake: Mistake, placeOf: () => Place): void {
  const { rule, message, foreign, template } = mistake;
  const count = countOf(found, `${rule} ${String(foreign)} ${String(template)}`);
  count.all += 1;
  if (count.all > mostListed + 1 || (template === true && count.all > 1)) return;
  const { line, column } = placeOf();
  const severity = rule === "not-a-manifest" ? "notice" : "error";
  const fault: FileFault = { rule, severity, message, line, column, foreign: foreign === true };
  if (count.all <= mostListed) found.listed.push(fault);
  else count.unlisted = fault;
}

/** Those that are listed, and one for all others of a rule, at the first of them. */
export function listedFaults({ listed, counts }: FoundFaults): readonly FileFault[] {
  return [...listed, ...[...counts.values()].flatMap(restOf)];
}

function restOf({ all, unlisted }: Count): readonly FileFault[] {
  if (unlisted === undefined) return [];
  const left = all - mostListed;
  if (left === 1) return [unlisted];
  return [
    { ...unlisted, message: say`The file has ${left} more mistakes of this rule from here on: they are not listed.` },
  ];
}

function countOf({ counts }: FoundFaults, kind: string): Count {
  const known = counts.get(kind);
  if (known !== undefined) return known;
  const count: Count = { all: 0 };
  counts.set(kind, count);
  return count;
}
