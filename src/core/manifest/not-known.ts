import type { Problem } from "#core/problem/problem.ts";
import { say, shownName, type Shown } from "#core/shown/shown.ts";
import type { SourceFile } from "#core/source/source-tree.ts";

import type { Manifest } from "./manifest.ts";
import type { ReadFiles } from "./read-files.ts";

/** What one revision took from the other, since it is not known whether it has it. */
export interface Carried {
  /** In head, from base. */
  readonly toHead: readonly Manifest[];
  /** In base, from head. */
  readonly toBase: readonly Manifest[];
}

/** Sentences of `notChecked` about files that were not read in full, or that are to be rendered, of base and head. */
export function notKnownSentences(base: ReadFiles, head: ReadFiles, { toHead, toBase }: Carried): readonly Shown[] {
  const [kept, taken] = [pathsOf(toHead), pathsOf(toBase)];
  const missing = [...head.unread].filter((path) => !kept.includes(path));
  const mended = [...base.unread].filter((path) => !head.unread.has(path) && !taken.includes(path));
  return [
    ...shortened(
      missing.map(
        (path) => say`Not everything of ${shownName(path)} is known: what it would create is not in this plan.`,
      ),
    ),
    ...shortened(
      kept.map(
        (path) =>
          say`Not everything of ${shownName(path)} is known: objects that it has at the base count as unchanged.`,
      ),
    ),
    ...shortened(
      taken.map(
        (path) =>
          say`Not everything of ${shownName(path)} is known: objects that the base may have already count as unchanged.`,
      ),
    ),
    ...shortened(
      mended.map(
        (path) =>
          say`Not everything of ${shownName(path)} is known at the base: objects that it had there count as new.`,
      ),
    ),
  ];
}

/** Warnings for files of base that were not read in full, and that head has no more or has otherwise. */
export function notReadProblems(differing: readonly SourceFile[], head: ReadonlySet<string>): readonly Problem[] {
  const problems = differing.map(({ path }) => notReadProblem(path, head.has(path)));
  const more = problems.length - mostProblems;
  const [next] = problems.slice(mostProblems);
  if (next === undefined) return problems;
  const message = say`${more} more files could not be read in full at the base, ${shownName(next.origin.path)} first: what of them changes is not known.`;
  return [...problems.slice(0, mostProblems), { ...next, message }];
}

function notReadProblem(path: string, isThere: boolean): Problem {
  const message = isThere
    ? say`This file could not be read in full at the base, so what the change does to it is not known: objects that it may have there already count as unchanged, and others may be deleted.`
    : say`This file could not be read in full at the base, and it is gone: what it had may be deleted.`;
  return { rule: "not-read", severity: "warning", message, origin: { path, line: 1, column: 1 } };
}

const mostProblems = 10;

function pathsOf(manifests: readonly Manifest[]): readonly string[] {
  return [...new Set(manifests.map(({ origin }) => origin.path))].sort();
}

/** So many sentences of one kind are read by people; the rest is a number. */
const mostSentences = 10;

/** The first sentences, and how many more there are. */
function shortened(sentences: readonly Shown[]): readonly Shown[] {
  if (sentences.length <= mostSentences) return sentences;
  return [
    ...sentences.slice(0, mostSentences),
    say`And ${sentences.length - mostSentences} more files in the same way.`,
  ];
}
