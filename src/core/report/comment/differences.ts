import { shownRef } from "#core/manifest/object-ref.ts";
import type { Change, Plan } from "#core/plan/plan.ts";
import { say, shownName, type Shown } from "#core/shown/shown.ts";

import { fieldLines } from "#core/report/field-lines.ts";
import { changesByRisk } from "#core/report/order.ts";
import { counted } from "#core/report/words/count.ts";
import { code, fence, html } from "./markdown.ts";
import { moreWords } from "./more.ts";
import type { Section } from "./section.ts";

/** Fields of one object, and characters of one value: beyond that the whole plan tells. */
const mostFields = 40;
const longestValue = 160;

/** What happens to objects that exist, and what would but is refused, folded one by one, deletion and replacement first. */
export function differenceList({ changes }: Plan): Section {
  const existing = changesByRisk(changes.filter((change) => !isCreated(change)));
  return {
    before: "**Differences**\n\n",
    items: existing.map((change) => () => differenceOf(change)),
    more: (left) => `${moreWords(left, "object")}\n\n`,
    after: "",
    turn: 4,
    share: 1,
  };
}

/** The objects that come, a line each, folded together. */
export function createdList({ changes }: Plan): Section {
  const created = changes.filter(isCreated);
  return {
    before: `<details><summary>${counted(created.length, "object")} created</summary>\n\n`,
    items: created.map((change) => () => `- ${code(shownRef(change.ref))} in ${code(placeOf(change))}\n`),
    more: (left) => `- ${moreWords(left, "object")}\n`,
    after: "\n</details>\n\n",
    turn: 5,
    share: 1,
  };
}

function isCreated({ kind, refused }: Change): boolean {
  return kind === "create" && refused !== true;
}

function differenceOf(change: Change): string {
  const { ref, fields } = change;
  const kind = change.refused === true ? `${change.kind} (refused)` : change.kind;
  if (fields.length === 0) return `**${kind}** ${code(shownRef(ref))} in ${code(placeOf(change))}\n\n`;
  const summary = `<b>${kind}</b> ${html(shownRef(ref))} in ${html(placeOf(change))}`;
  return `<details><summary>${summary}</summary>\n\n${fieldsOf(fields)}\n</details>\n\n`;
}

function fieldsOf(fields: Change["fields"]): string {
  const lines = fields
    .slice(0, mostFields)
    .flatMap((field) => fieldLines(field, longestValue).map(({ sign, text }) => `${sign} ${text}`));
  const rest = fields.length - mostFields;
  return fence("diff", rest > 0 ? [...lines, `  and ${String(rest)} more`] : lines);
}

function placeOf({ origin }: Change): Shown {
  return say`${shownName(origin.path)}:${origin.line}`;
}
