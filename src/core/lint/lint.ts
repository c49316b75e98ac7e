import { originOf } from "#core/manifest/locate.ts";
import { listedOf, mostListed, restMessage } from "#core/problem/listed.ts";
import type { Origin, Problem, Severity } from "#core/problem/problem.ts";

import type { Finding, LintContext, Rule } from "./rule.ts";
import { rules } from "./rules.ts";

/** What people set for a rule by its name. */
export type Severities = Readonly<Record<string, Severity | "off">>;

export interface LintResult {
  /** In the order of path, line, column and rule. */
  readonly problems: readonly Problem[];
  /** The keys of manifests that the API would refuse: they contribute no impact. */
  readonly refused: ReadonlySet<string>;
}

/** Checks a fleet, and the change to it where there is a base. A rule that is off reports nothing. */
export function lint(context: LintContext, severities: Severities): LintResult {
  return lintBy(rules, context, severities);
}

/** The same by some of the rules. */
export function lintBy(some: readonly Rule[], context: LintContext, severities: Severities): LintResult {
  const refused = new Set<string>();
  const found = some.flatMap((rule) => listedBy(rule, foundBy(rule, context, severities, refused)));
  // files are parsed again for their places: one after the other, not in turns for each rule
  const byFile = Map.groupBy(found, ({ finding }) => finding.manifest.origin.path);
  return { problems: [...byFile.values()].flat().map(problemOf).sort(byPlace), refused };
}

interface Found {
  readonly rule: Rule;
  readonly finding: Finding;
  readonly severity: Severity;
}

/** What the rule finds, as people want to hear of it. */
function foundBy(rule: Rule, context: LintContext, severities: Severities, refused: Set<string>): readonly Found[] {
  const wanted = severities[rule.name] ?? rule.severity;
  const found: Found[] = [];
  for (const finding of rule.check(context)) {
    // the API refuses an object whether or not people want to hear of it
    const { manifest, refused: what } = finding;
    if (what !== undefined) refused.add((what === true ? manifest : what).key);
    if (wanted !== "off") found.push({ rule, finding, severity: severityOf(rule, finding, wanted) });
  }
  return found;
}

/** Too many of one rule are cut before their places are looked for: those that come first, and one for the rest. */
function listedBy(rule: Rule, found: readonly Found[]): readonly Found[] {
  if (found.length <= mostListed) return found;
  const inOrder = found.toSorted((a, b) => byOrigin(a.finding.manifest.origin, b.finding.manifest.origin));
  const [listed, unlisted] = listedOf(inOrder, ({ severity }) => severity);
  if (unlisted === undefined) return listed;
  const { manifest } = unlisted.finding;
  const rest = { manifest, path: [], message: restMessage(found.length - mostListed) };
  return [...listed, { rule, finding: rest, severity: unlisted.severity }];
}

function problemOf({ rule, finding, severity }: Found): Problem {
  const { manifest, path, message } = finding;
  return { rule: rule.name, severity, message, origin: originOf(manifest, path) };
}

const weights: Readonly<Record<Severity, number>> = { notice: 0, warning: 1, error: 2 };

/** A finding's own severity says how much it weighs by itself: what people set makes it lighter, never heavier. */
function severityOf(rule: Rule, finding: Finding, wanted: Severity): Severity {
  const own = finding.severity;
  if (own === undefined || own === rule.severity) return wanted;
  return wanted === rule.severity || weights[own] < weights[wanted] ? own : wanted;
}

function byPlace(a: Problem, b: Problem): number {
  return byOrigin(a.origin, b.origin) || compare(a.rule, b.rule) || compare(a.message, b.message);
}

function byOrigin(a: Origin, b: Origin): number {
  return compare(a.path, b.path) || a.line - b.line || a.column - b.column;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
