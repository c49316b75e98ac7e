import { configPath, defaultConfig, defaultEnvironment, type Environment } from "#core/config/config.ts";
import { ruleNames } from "#core/lint/rule-names.ts";
import type { Problem } from "#core/problem/problem.ts";
import { say, type Shown } from "#core/shown/shown.ts";
import { chosenOf } from "#core/source/chosen.ts";
import { belongingTo } from "#core/source/environment.ts";
import { settingsOf, type Settings } from "#core/source/settings.ts";
import type { BothTrees, Wanted } from "#core/source/source-tree.ts";

import { concludedOf } from "./concluded.ts";
import { environmentPlanOf } from "./environment-plan.ts";
import { nothingThere } from "./nothing-there.ts";
import type { MergeBase, PreviewPorts, Repository } from "./ports.ts";
import type { Preview, PreviewRequest } from "./preview-request.ts";

/** Plans what going from base to head does to each environment. Rejects where the repository does. */
export async function preview(request: PreviewRequest, ports: PreviewPorts): Promise<Preview> {
  const { repository } = ports;
  const readsWorkTree = [request.base, headNameOf(request, repository)].includes("worktree");
  const first = await readingOf(request, repository);
  if (!readsWorkTree || !repository.hasMoved()) return previewOf(first, request, ports);
  const again = previewOf(await readingOf(request, repository), request, ports);
  return { ...again, remarks: [repository.hasMoved() ? stillMoving : readAgain, ...again.remarks] };
}

const readAgain = say`git changed the working tree while it was read, so it was read once more.`;
const stillMoving = say`git went on changing the working tree while it was read, so this plan may mix two states of it. Run it again when git is done (a git that was killed leaves .git/index.lock behind).`;

/** What a plan is made of. */
interface Reading {
  readonly base: MergeBase;
  readonly trees: BothTrees;
  readonly settings: Settings;
  readonly environments: readonly Environment[];
  /** Files and folders that belong to every environment. */
  readonly also: readonly string[];
}

interface Refusal {
  readonly refused: readonly Shown[];
}

async function readingOf(request: PreviewRequest, repository: Repository): Promise<Reading | Refusal> {
  const headName = headNameOf(request, repository);
  const [base, head] = await Promise.all([baseOf(request, repository), repository.resolveRevision(headName)]);
  if (base === undefined) return { refused: [noCommonCommit] };
  const guessed = await repository.treesOf(base.revision, head, guessOf(request.paths));
  const settings = await settingsIn(guessed);
  const chosen = chosenOf(settings.config, request.environments);
  if ("refused" in chosen) return { refused: [chosen.refused] };
  const { environments } = chosen;
  const also = settings.isWritten ? [] : request.paths;
  const all = [...environments, ...(settings.next?.environments ?? [])];
  const wanted = wantedBy(all, also);
  const trees = all.every(isGuessed) ? guessed : await repository.treesOf(base.revision, head, wanted);
  const nothing = await nothingThere(request, trees, repository);
  return nothing.length > 0 ? { refused: nothing } : { base, trees, settings, environments, also };
}

function previewOf(reading: Reading | Refusal, request: PreviewRequest, { repository, parse }: PreviewPorts): Preview {
  if ("refused" in reading) return { kind: "refused", remarks: reading.refused };
  const context = { ...reading, parse, paths: request.paths };
  const planned = reading.environments.map((environment) => ({
    environment,
    ...environmentPlanOf(environment, context),
  }));
  return concludedOf(planned, { ...reading, request, prefix: repository.prefix });
}

const noCommonCommit = say`HEAD and the default branch have no commit in common, so there is nothing to compare with. Name a revision with --base, for example --base empty.`;

async function baseOf({ base }: PreviewRequest, repository: Repository): Promise<MergeBase | undefined> {
  return base === undefined ? repository.mergeBaseWithDefault() : { revision: await repository.resolveRevision(base) };
}

function headNameOf({ head }: PreviewRequest, { hasWorkTree }: Repository): string {
  return head ?? (hasWorkTree ? "worktree" : "HEAD");
}

/**
 * What is read at first: the configuration and what belongs to the default environment, which is all there is in most
 * repositories, so that they are read once.
 */
function guessOf(paths: readonly string[]): Wanted {
  const belongs = belongingTo(defaultEnvironment, paths);
  return (path) => path === configPath || belongs(path);
}

function isGuessed({ include }: Environment): boolean {
  const known: readonly string[] = defaultEnvironment.include;
  return include.every((glob) => known.includes(glob));
}

function wantedBy(environments: readonly Environment[], also: readonly string[]): Wanted {
  const each = environments.map((environment) => belongingTo(environment, also));
  return (path) => path === configPath || each.some((belongs) => belongs(path));
}

/** The base's, or head's where there is no base. Reading a configuration costs more than git does: it is loaded if need be. */
async function settingsIn({ base, head }: BothTrees): Promise<Settings> {
  const after = head.files.get(configPath);
  const before = base.revision === "empty" ? after : base.files.get(configPath);
  if (before === undefined && after === undefined) return { config: defaultConfig, problems: [], isWritten: false };
  const { configOf } = await import("#core/config/config-of.ts");
  const settings = settingsOf(before, after, (text) => configOf(text, configPath, ruleNames));
  const unread = head.problems.filter(({ origin }) => origin.path === configPath);
  const lost = before?.id === after?.id ? [] : base.problems.filter(({ origin }) => origin.path === configPath);
  return { ...settings, problems: [...unread, ...lost.map(lostProblem), ...settings.problems] };
}

/** Whatever the base's configuration says, the defaults hold for the plan. The merge may mend it, so it is no error. */
function lostProblem(problem: Problem): Problem {
  const message = say`At the base revision, so that this plan follows the defaults in its place: ${problem.message}`;
  return { ...problem, severity: "warning", message };
}
