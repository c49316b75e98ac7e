import { configPath, type Config, type Environment } from "#core/config/config.ts";
import type { Problem } from "#core/problem/problem.ts";
import { joined, say, shownName, type Shown } from "#core/shown/shown.ts";

import { belongingTo, environmentPathsOf } from "./environment.ts";

/** What another configuration makes of an environment: a plan by the old one does not show it. */
export interface SelectionChange {
  readonly problem: Problem;
  /** The files whose objects it concerns; never empty. */
  readonly paths: readonly string[];
}

/** How the next configuration selects otherwise for an environment. `paths` are head's files. */
export function selectionChangeOf(
  environment: Environment,
  { environments }: Config,
  paths: readonly string[],
): SelectionChange | undefined {
  const own = paths.filter(belongingTo(environment));
  const next = environments.find(({ name }) => name === environment.name);
  const aspects = next === undefined ? [takenOut(own)] : aspectsOf(environment, next, { own, paths });
  const found = aspects.filter((aspect) => aspect.paths.length > 0);
  if (found.length === 0) return undefined;
  const words = joined(
    found.map(({ words }) => words),
    " ",
  );
  const message = say`The merge changes the environment ${shownName(environment.name)} in a way that this plan does not show. ${words}`;
  return { problem: warning(message), paths: [...new Set(found.flatMap((aspect) => aspect.paths))].sort() };
}

/** Environments that the next configuration has and this one has not, with the files that will be theirs. */
export function addedEnvironmentsOf(
  { environments }: Config,
  next: Config,
  paths: readonly string[],
): readonly SelectionChange[] {
  const known = new Set(environments.map(({ name }) => name));
  return next.environments.flatMap((environment) => {
    const own = paths.filter(belongingTo(environment));
    if (known.has(environment.name) || own.length === 0) return [];
    const message = say`The merge adds the environment ${shownName(environment.name)}, of which there is no plan yet. Objects of ${filesOf(own)} may be created.`;
    return [{ problem: warning(message), paths: own }];
  });
}

interface Aspect {
  readonly paths: readonly string[];
  readonly words: Shown;
}

function takenOut(own: readonly string[]): Aspect {
  return { paths: own, words: say`It is there no more: objects of ${filesOf(own)} may be deleted.` };
}

function aspectsOf(
  environment: Environment,
  next: Environment,
  { own, paths }: { readonly own: readonly string[]; readonly paths: readonly string[] },
): readonly Aspect[] {
  const will = paths.filter(belongingTo(next));
  const gone = without(own, will);
  const come = without(will, own);
  const kept = without(own, gone);
  const rendered = differing(environmentPathsOf(environment, own).plain, environmentPathsOf(next, will).plain, kept);
  return [
    { paths: gone, words: say`Objects of ${filesOf(gone)} may be deleted: no longer part of it.` },
    { paths: come, words: say`Objects of ${filesOf(come)} may be created: newly part of it.` },
    { paths: rendered, words: say`What comes of ${filesOf(rendered)} changes: rendered first, or no more.` },
    ...bindings
      .filter(({ of }) => of(environment) !== of(next))
      .map(({ of, words }) => ({ paths: kept, words: words(shownName(of(environment)), shownName(of(next))) })),
  ];
}

/** Settings that say where objects go: with another value they may be created there, and deleted where they were. */
const bindings: readonly Binding[] = [
  {
    of: ({ namespace }) => namespace,
    words: (from, to) => say`Objects that name no namespace go from ${from} to ${to}: deleted here and created there.`,
  },
  {
    of: ({ managementCluster }) => managementCluster ?? "(none)",
    words: (from, to) => say`Its management cluster is ${to} in the place of ${from}.`,
  },
  {
    of: ({ branch }) => branch ?? "(the default branch)",
    words: (from, to) => say`It follows the branch ${to} in the place of ${from}.`,
  },
];

interface Binding {
  readonly of: (environment: Environment) => string;
  readonly words: (from: Shown, to: Shown) => Shown;
}

function without(paths: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return paths.filter((path) => !known.has(path));
}

/** Those of the paths that are in one of the lists alone. */
function differing(one: readonly string[], other: readonly string[], paths: readonly string[]): readonly string[] {
  const [before, after] = [new Set(one), new Set(other)];
  return paths.filter((path) => before.has(path) !== after.has(path));
}

const mostNames = 3;

/** `3 files (a.yaml, b.yaml, c.yaml)` */
function filesOf(paths: readonly string[]): Shown {
  const names = joined(paths.slice(0, mostNames).map(shownName), ", ");
  const more = paths.length > mostNames ? say` and ${paths.length - mostNames} more` : say``;
  return paths.length === 1 ? say`1 file (${names})` : say`${paths.length} files (${names}${more})`;
}

function warning(message: Shown): Problem {
  return {
    rule: "configuration-changes",
    severity: "warning",
    message,
    origin: { path: configPath, line: 1, column: 1 },
  };
}
