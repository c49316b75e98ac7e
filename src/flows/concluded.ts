import { configPath, type Environment } from "#core/config/config.ts";
import type { Problem } from "#core/problem/problem.ts";
import { joined, say, shownName, type Shown } from "#core/shown/shown.ts";
import { isBelow } from "#core/source/environment.ts";
import { addedEnvironmentsOf, selectionChangeOf, type SelectionChange } from "#core/source/selection-change.ts";
import type { Settings } from "#core/source/settings.ts";
import type { BothTrees, SourceTree } from "#core/source/source-tree.ts";

import type { EnvironmentPlan } from "./environment-plan.ts";
import { pathsWithout } from "./nothing-there.ts";
import type { MergeBase } from "./ports.ts";
import type { Preview, PreviewRequest } from "./preview-request.ts";

interface Planned extends EnvironmentPlan {
  readonly environment: Environment;
}

interface Known {
  readonly request: PreviewRequest;
  readonly trees: BothTrees;
  readonly settings: Settings;
  readonly base: MergeBase;
  /** The fleet's root in its repository. */
  readonly prefix: string;
}

/** The plans with what concerns no single object: the configuration's problems go to the first plan. */
export function concludedOf(planned: readonly Planned[], known: Known): Preview {
  const { settings } = known;
  if (planned.length === 0) return { kind: "refused", remarks: [...settings.problems.map(problemLine), noEnvironment] };
  const plans = planned.map((each, index) => {
    const selection = selectionChangesOf(each.environment, index === 0, known);
    const general = [
      ...(index === 0 ? settings.problems : []),
      ...selection.map(({ problem }) => problem),
      ...(each.isEmpty ? [emptyProblem(each, known)] : []),
    ];
    const uncertain = [...(each.plan.uncertain ?? []), ...selection.flatMap(({ paths }) => paths)];
    const problems = [...general, ...each.plan.problems];
    return { ...each.plan, problems, ...(uncertain.length === 0 ? {} : { uncertain }) };
  });
  return { kind: "planned", plans, remarks: [...elsewhere(planned, known), ...nowhere(known), ...sameAsBase(known)] };
}

/** What the merge makes of an environment by changing the configuration. New environments are told with the first. */
function selectionChangesOf(
  environment: Environment,
  isFirst: boolean,
  { settings: { config, next }, trees, request }: Known,
): readonly SelectionChange[] {
  if (next === undefined) return [];
  const files = [...trees.head.files.keys()];
  const paths = request.paths.length === 0 ? files : files.filter((path) => isBelow(path, request.paths));
  const own = selectionChangeOf(environment, next, paths);
  return [...(own === undefined ? [] : [own]), ...(isFirst ? addedEnvironmentsOf(config, next, paths) : [])];
}

const noEnvironment = say`No environment of .github/slipway.yml can be planned.`;

function problemLine({ severity, message, origin }: Problem): Shown {
  return say`${shownName(origin.path)}:${origin.line}:${origin.column}: ${shownName(severity)}: ${message}`;
}

function emptyProblem({ environment }: Planned, { settings, request, prefix }: Known): Problem {
  const origin = { path: configPath, line: 1, column: 1 };
  const message = settings.isWritten ? emptyEnvironment(environment) : nothingHere(request, prefix);
  return { rule: "environment-empty", severity: "notice", message, origin };
}

function emptyEnvironment({ name, include }: Environment): Shown {
  const globs = joined(include.map(shownName), ", ");
  return say`The environment ${shownName(name)} is empty: no YAML or JSON file matches ${globs} at either revision. Check its include and exclude.`;
}

function nothingHere({ paths }: PreviewRequest, prefix: string): Shown {
  const where =
    prefix === "" ? say`` : say` This folder is ${shownName(prefix)} of its repository: --dir chooses another.`;
  if (paths.length > 0) return say`There is no YAML or JSON file at ${joined(paths.map(shownPlace), ", ")}.${where}`;
  return say`There is no YAML or JSON file below clusters/ or crs/.${where} Name the files and folders to plan (slipway plan PATH), or list them under include in .github/slipway.yml.`;
}

function elsewhere(planned: readonly Planned[], { request }: Known): readonly Shown[] {
  const hidden = planned.reduce((sum, { changesElsewhere }) => sum + changesElsewhere, 0);
  if (hidden === 0) return [];
  const objects = hidden === 1 ? say`object` : say`objects`;
  return [say`Not shown: ${hidden} changed ${objects} outside ${joined(request.paths.map(shownPlace), ", ")}.`];
}

/** Paths that were given and hold nothing of the fleet. An environment with no file at all has been told. */
function nowhere({ request, trees }: Known): readonly Shown[] {
  const read = [...trees.base.files.keys(), ...trees.head.files.keys()];
  if (read.length === 0) return [];
  return pathsWithout(request.paths, read).map(
    (path) => say`There is no file of the fleet at ${shownPlace(path)}, at either revision.`,
  );
}

/** Whoever asked for nothing in particular, with nothing changed, may have expected something else. */
function sameAsBase({ request, trees, base }: Known): readonly Shown[] {
  const isAsked = request.base !== undefined || request.head !== undefined;
  if (isAsked || trees.base.files.size === 0 || !areSame(trees.base, trees.head)) return [];
  const head = trees.head.revision === "worktree" ? say`the working tree` : say`HEAD`;
  return [
    say`Compared ${head} with ${shortRevision(trees.base)}${whichIs(base)}: no file of the fleet differs. To compare something else: slipway plan --base HEAD~1, or --base empty for everything.`,
  ];
}

function areSame({ files: base }: SourceTree, { files: head }: SourceTree): boolean {
  return base.size === head.size && [...base].every(([path, { id }]) => id !== "" && head.get(path)?.id === id);
}

function whichIs({ branch }: MergeBase): Shown {
  return branch === undefined ? say` (HEAD)` : say`, where it left the default branch (${shownName(branch)})`;
}

/** As many characters as git shows. */
function shortRevision({ revision }: SourceTree): Shown {
  return shownName(revision.slice(0, 7));
}

function shownPlace(path: string): Shown {
  return path === "" ? say`this folder` : shownName(path);
}
