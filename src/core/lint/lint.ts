import { originOf } from "#core/manifest/locate.ts";
import type { Problem, Severity } from "#core/problem/problem.ts";

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
  const problems: Problem[] = [];
  const refused = new Set<string>();
  for (const rule of some) {
    const wanted = severities[rule.name] ?? rule.severity;
    for (const finding of rule.check(context)) {
      // the API refuses an object whether or not people want to hear of it
      const { manifest, refused: what } = finding;
      if (what !== undefined) refused.add((what === true ? manifest : what).key);
      if (wanted !== "off") problems.push(problemOf(rule, finding, wanted));
    }
  }
  return { problems: problems.sort(byPlace), refused };
}

function problemOf(rule: Rule, finding: Finding, wanted: Severity): Problem {
  return {
    rule: rule.name,
    severity: severityOf(rule, finding, wanted),
    message: finding.message,
    origin: originOf(finding.manifest, finding.path),
  };
}

const weights: Readonly<Record<Severity, number>> = { notice: 0, warning: 1, error: 2 };

/** A finding's own severity says how much it weighs by itself: what people set makes it lighter, never heavier. */
function severityOf(rule: Rule, finding: Finding, wanted: Severity): Severity {
  const own = finding.severity;
  if (own === undefined || own === rule.severity) return wanted;
  return wanted === rule.severity || weights[own] < weights[wanted] ? own : wanted;
}

function byPlace(a: Problem, b: Problem): number {
  return (
    compare(a.origin.path, b.origin.path) ||
    a.origin.line - b.origin.line ||
    a.origin.column - b.origin.column ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
