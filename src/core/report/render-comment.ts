import type { Plan } from "#core/plan/plan.ts";
import { shownName, type Shown } from "#core/shown/shown.ts";

import { clusterTable } from "#core/report/comment/clusters.ts";
import { createdList, differenceList } from "#core/report/comment/differences.ts";
import { fitted } from "#core/report/comment/fitted.ts";
import { code, prose } from "#core/report/comment/markdown.ts";
import { moreWords } from "#core/report/comment/more.ts";
import { problemList, type LinkOf } from "#core/report/comment/problems.ts";
import type { Piece, Section } from "#core/report/comment/section.ts";
import { headlineOf } from "./headline.ts";

/** What our comment is found by, together with its author. */
export const commentMarker = "<!-- slipway:plan -->";

/** GitHub refuses a comment of more bytes. */
const mostBytes = 65_535;

export interface CommentOptions {
  /** The address of a line; absent, places are plain text. */
  readonly link?: LinkOf;
}

/** The plans as the Markdown of one comment, within GitHub's limit. Whatever manifests say in it is escaped. */
export function renderComment(plans: readonly Plan[], { link }: CommentOptions = {}): string {
  const several = plans.length > 1;
  const sheet = {
    before: `${commentMarker}\n### ${prose(headlineOf(plans))}\n\n`,
    groups: plans.map((plan) => environmentPieces(plan, several, link)),
    more: (left: number) => `${moreWords(left, "environment")}\n`,
    after: "",
  };
  return fitted(sheet, mostBytes);
}

function environmentPieces(plan: Plan, several: boolean, link: LinkOf | undefined): readonly Piece[] {
  const title = `#### ${code(shownName(plan.environment))}\n\n${prose(headlineOf([plan]))}\n\n`;
  return [
    ...(several ? [title] : []),
    clusterTable(plan),
    problemList(plan, link),
    differenceList(plan),
    createdList(plan),
    notChecked(plan.notChecked),
    `Plan ${code(shortOf(plan.hash, 8))} of ${code(shownName(plan.environment))}, from ${revision(plan.base)} to ${revision(plan.head)}\n${several ? "\n" : ""}`,
  ];
}

function notChecked(texts: readonly Shown[]): Section {
  return {
    before: "**Not checked**\n\n",
    items: texts.map((text) => () => `- ${prose(text)}\n`),
    more: (left) => `- and ${String(left)} more\n`,
    after: "\n",
    turn: 3,
    share: 0.3,
  };
}

/** A commit's id in the length that people know it by; `empty` and `worktree` as they are. */
function revision(id: string): string {
  return code(shortOf(id, 8));
}

function shortOf(id: string, length: number): Shown {
  return shownName(id.slice(0, length).toWellFormed());
}
