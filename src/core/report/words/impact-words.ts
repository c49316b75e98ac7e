import type { AddOnEffect, Impact, Part, RolloutImpact, UpgradeImpact, When } from "#core/plan/plan.ts";
import { joined, say, shownName, type Shown } from "#core/shown/shown.ts";

import { noBreak } from "#core/report/one-line.ts";
import { counted, listed, present } from "./count.ts";
import { isControlPlane, partWords } from "./part-words.ts";

/** What one impact is called, the same in every report: `scale | c1-md-0 | 2 → 4`. */
export interface ImpactWords {
  readonly kind: Impact["kind"];
  readonly verb: Shown;
  /** The part, the add-on set, or `cluster`. */
  readonly subject: Shown;
  readonly detail: Shown;
  /** Why, when, and what holds it back: a phrase each. */
  readonly notes: readonly Shown[];
}

export function impactWords(impact: Impact): ImpactWords {
  return { kind: impact.kind, ...phraseOf(impact) };
}

type Kind = Impact["kind"];

/** The member of the union that has this kind, for kinds that share a member too. */
type ImpactOf<K extends Kind> = { [P in K]: Member<Impact, P> & { readonly kind: P } }[K];

type Member<I, P> = I extends { readonly kind: infer Kinds } ? (P extends Kinds ? I : never) : never;

type Phrase = Omit<ImpactWords, "kind">;

const cluster = say`cluster`;

/** One row for each kind of impact: a new kind does not compile before it has words. */
const phrases: { readonly [K in Kind]: (impact: ImpactOf<K>) => Phrase } = {
  create: (impact) => phrase(say`create`, cluster, createdWords(impact)),
  delete: ({ machines }) => phrase(say`delete`, cluster, say`with its ${counted(machines, "machine")}`),
  scale: ({ part, from, to }) => phrase(say`scale`, partWords(part), say`${from} → ${to}`),
  upgrade: upgradePhrase,
  rollout: rolloutPhrase,
  "in-place": ({ part, fields, reaches }) =>
    phrase(say`in place`, partWords(part), say`${listed(fields, mostFields)}${reached[reaches ?? "all"]}`),
  "pool-added": ({ part, machines }) =>
    phrase(isControlPlane(part) ? say`add` : say`add pool`, partWords(part), counted(machines, "machine")),
  "pool-removed": ({ part, machines }) =>
    phrase(
      isControlPlane(part) ? say`remove` : say`remove pool`,
      partWords(part),
      say`with its ${counted(machines, "machine")}`,
    ),
  "add-on": ({ set, resources, effect, chart }) =>
    phrase(
      say`add-on`,
      shownName(set),
      chart === undefined
        ? effects[effect](listed(resources.map(shownName), mostFields))
        : chartEffects[effect](shownName(chart)),
    ),
  pause: ({ part }) => phrase(say`pause`, partOrCluster(part), say`nothing moves until it is resumed`),
  resume: ({ part }) => phrase(say`resume`, partOrCluster(part), say`what waited goes on`),
  blocked: ({ part, reason }) => phrase(say`blocked`, partOrCluster(part), reason),
};

/** Names in one list; the object differences have them all. */
const mostFields = 4;

const effects: Readonly<Record<AddOnEffect, (resources: Shown) => Shown>> = {
  gains: (resources) => say`gains ${resources}`,
  loses: (resources) => say`no longer follows ${resources}; nothing is removed from it`,
  reapplies: (resources) => say`applies ${resources} again`,
  ignored: (resources) => say`the edit of ${resources} does not reach it`,
};

/** A HelmChartProxy's release: unlike what a ClusterResourceSet applied, it does not outlive what put it there. */
const chartEffects: Readonly<Record<AddOnEffect, (chart: Shown) => Shown>> = {
  gains: (chart) => say`installs chart ${chart}`,
  loses: (chart) => say`uninstalls chart ${chart}: its release and all that it made are removed`,
  reapplies: (chart) => say`applies chart ${chart} again`,
  ignored: (chart) => say`the edit of chart ${chart} does not reach it`,
};

const times: Readonly<Record<When, Shown>> = {
  "next-reconcile": say`when: at the next reconcile, unasked (within about 10 minutes)`,
  "on-delete": say`when: as its machines are deleted by hand (strategy OnDelete)`,
  unknown: say`when: not known, it hangs on when its machines were created`,
};

function phraseOf<K extends Kind>(impact: ImpactOf<K>): Phrase {
  return phrases[impact.kind](impact);
}

function phrase(verb: Shown, subject: Shown, detail: Shown, notes: readonly Shown[] = []): Phrase {
  return { verb, subject, detail, notes };
}

function createdWords(impact: ImpactOf<"create">): Shown {
  const version = impact.version === undefined ? undefined : shownName(impact.version);
  const { controlPlane, workers } = impact;
  return present([version, counted(controlPlane, "control plane machine"), counted(workers, "worker")], ", ");
}

function upgradePhrase(impact: UpgradeImpact): Phrase {
  const versions = say`${shownName(impact.from)} → ${shownName(impact.to)}`;
  const verb = isLower(impact.to, impact.from) ? say`downgrade` : say`upgrade`;
  return phrase(verb, partWords(impact.part), joined([versions, paceWords(impact)], ", "), timeNotes(impact.when));
}

function rolloutPhrase(impact: RolloutImpact): Phrase {
  const because = say`because of ${listed(impact.because, mostFields)}`;
  const notes = [...(impact.because.length === 0 ? [] : [because]), ...timeNotes(impact.when)];
  return phrase(say`rollout`, partWords(impact.part), paceWords(impact), notes);
}

function timeNotes(when: When | undefined): readonly Shown[] {
  return when === undefined ? [] : [times[when]];
}

/** How many machines go, and how many at once: `replaces 3, one at a time (surge 1)`. */
function paceWords(impact: UpgradeImpact | RolloutImpact): Shown {
  const { replaced, surge, unavailable } = impact;
  if (replaced === 0) return say`replaces none for now`;
  const limits = limitWords(surge, unavailable);
  if (replaced === 1) return say`replaces 1${limits}`;
  const together = Math.min(surge + unavailable, replaced);
  const pace = together <= 1 ? say`one at a time` : say`at most ${together} at a time`;
  return say`replaces ${replaced}, ${pace}${limits}`;
}

function limitWords(surge: number, unavailable: number): Shown {
  const surging = surge > 0 ? say`surge${noBreak}${surge}` : undefined;
  const missing = unavailable > 0 ? say`${unavailable}${noBreak}unavailable` : undefined;
  const limits = present([surging, missing], ", ");
  return surging === undefined && missing === undefined ? limits : say` (${limits})`;
}

function partOrCluster(part: Part | undefined): Shown {
  return part === undefined ? cluster : partWords(part);
}

/** Whether a version is below another by its numbers (`v1.34.1` below `v1.35.0`); texts that are no versions are not. */
function isLower(version: string, other: string): boolean {
  const [left, right] = [numbersOf(version), numbersOf(other)];
  const at = left.findIndex((number, index) => number !== right[index]);
  return at !== -1 && (left[at] ?? 0) < (right[at] ?? 0);
}

function numbersOf(version: string): readonly number[] {
  return (/^v?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
}

const reached = {
  all: say`, no machine replaced`,
  "new-machines": say`: for new machines only, those that run keep what they have`,
} as const;
