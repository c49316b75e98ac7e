import { configPath, defaultConfig, type Config } from "#core/config/config.ts";
import type { Problem, WithProblems } from "#core/problem/problem.ts";
import { say } from "#core/shown/shown.ts";

import { isText, type SourceFile } from "./source-tree.ts";

/** The configuration that a plan follows. */
export interface Settings {
  readonly config: Config;
  readonly problems: readonly Problem[];
  /** Whether the revision that it comes from has a configuration file. */
  readonly isWritten: boolean;
  /** What will hold after the merge, where that is something else; absent also where it cannot be read. */
  readonly next?: Config;
}

type ReadConfig = (text: string) => WithProblems<Config>;

/**
 * The base's configuration holds for the plan, so that a change cannot give itself other rules. What is wrong with head's
 * is told all the same: it holds after the merge. A file without text leaves the defaults; the source tree says why.
 */
export function settingsOf(base: SourceFile | undefined, head: SourceFile | undefined, read: ReadConfig): Settings {
  const isWritten = base !== undefined;
  const isSame = base?.id === head?.id;
  const own = readFile(isSame ? head : base, read);
  if (isSame) return { config: own.value, problems: own.problems, isWritten };
  const next = readFile(head, read);
  const toldOnce = own.problems.filter((problem) => !next.problems.some((other) => other.message === problem.message));
  const isOther = JSON.stringify(own.value) !== JSON.stringify(next.value);
  const problems = [...(isOther ? [changes] : []), ...toldOnce.map(asNotice), ...next.problems];
  const isKnown = (head === undefined || isText(head)) && !next.problems.some(({ severity }) => severity === "error");
  return { config: own.value, problems, isWritten, ...(isOther && isKnown ? { next: next.value } : {}) };
}

function readFile(file: SourceFile | undefined, read: ReadConfig): WithProblems<Config> {
  return file !== undefined && isText(file) ? read(file.text) : { value: defaultConfig, problems: [] };
}

/** A comment or another order is no change. */
const changes: Problem = {
  rule: "configuration-changes",
  severity: "notice",
  message: say`The merge changes the configuration. This plan still follows the one of the base revision; the new one takes effect once it is merged.`,
  origin: { path: configPath, line: 1, column: 1 },
};

/** The merge may mend it, so it must not keep the merge from happening. */
function asNotice(problem: Problem): Problem {
  return { ...problem, severity: "notice", message: say`At the base revision: ${problem.message}` };
}

/** Problems of reading as the repository wants them: what is no error may be turned off, or weigh more or less. */
export function weighed(problems: readonly Problem[], { lint: { rules } }: Config): readonly Problem[] {
  return problems.flatMap((problem) => {
    const wanted = Object.hasOwn(rules, problem.rule) ? rules[problem.rule] : undefined;
    if (wanted === undefined || problem.severity === "error") return [problem];
    return wanted === "off" ? [] : [{ ...problem, severity: wanted }];
  });
}
