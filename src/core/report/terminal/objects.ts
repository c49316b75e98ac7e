import { shownRef } from "#core/manifest/object-ref.ts";
import type { Change, ChangeKind, Plan } from "#core/plan/plan.ts";
import { say, shownName } from "#core/shown/shown.ts";

import { fieldLines } from "#core/report/field-lines.ts";
import { changesByRisk } from "#core/report/order.ts";
import { columns, type Row } from "./columns.ts";
import type { Page } from "./page.ts";
import type { Style } from "./paint.ts";

const styles: Readonly<Record<ChangeKind, Style>> = {
  create: "green",
  configure: "yellow",
  replace: "red",
  delete: "red",
};

const words: Readonly<Record<ChangeKind, Row["last"]["text"]>> = {
  create: say`create`,
  configure: say`configure`,
  replace: say`replace`,
  delete: say`delete`,
};

const fieldIndent = 4;

/** The narrowest a value is cut to, however long its field's path is. */
const narrowestValue = 40;

/** Every object that changes, deletion and replacement first, with its fields; one line for each that is created. */
export function objectLines(plan: Plan, page: Page): readonly string[] {
  const changes = changesByRisk(plan.changes);
  const heads = columns(changes.map(changeRow), 2, { ...page, width: Number.POSITIVE_INFINITY });
  return changes.flatMap((change, at) => [heads[at] ?? "", ...fieldsOf(change, page)]);
}

function changeRow({ kind, ref, origin, refused }: Change): Row {
  return {
    cells: [
      refused === true
        ? { text: say`${words[kind]} (refused)`, style: "dim" }
        : { text: words[kind], style: styles[kind] },
      { text: shownRef(ref), style: "plain" },
    ],
    last: { text: say`${shownName(origin.path)}:${origin.line}`, style: "dim" },
    notes: [],
  };
}

function fieldsOf({ kind, fields }: Change, page: Page): readonly string[] {
  if (kind === "create") return [];
  return fields.flatMap((field) => {
    const longest = Math.max(page.width - fieldIndent - field.path.length - 5, narrowestValue);
    return fieldLines(field, longest).map(
      ({ sign, text }) => " ".repeat(fieldIndent) + page.paint(`${sign} ${text}`, sign === "-" ? "red" : "green"),
    );
  });
}
