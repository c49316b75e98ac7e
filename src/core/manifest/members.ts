import { say } from "#core/shown/shown.ts";

import { isList, isObject, valueAt, type Json, type JsonObject } from "./json.ts";
import type { Mistake } from "./mistake.ts";

/** A document, or one of the items of a document that is a List. */
export interface Member {
  readonly value: Json;
  readonly item?: number;
}

/** The objects of a document: itself, or the items of a `List` or of a list of one kind, such as `ConfigMapList`. */
export function membersOf(document: Json): readonly Member[] {
  const list = listOf(document);
  if (list === undefined) return [{ value: document }];
  return list.items.map((value, item) => ({ value: typed(value, list), item }));
}

/** What is wrong with a document or an item that is no mapping. */
export function memberMistake(item: number | undefined): Mistake {
  if (item !== undefined)
    return {
      rule: "invalid-manifest",
      path: [],
      message: say`Expected each item of a List to be an object; this one is none.`,
    };
  const message = say`The document is no mapping, so it is no manifest and not in the plan. Exclude the file to be rid of this notice.`;
  return { rule: "not-a-manifest", path: [], message, foreign: true };
}

interface List {
  readonly apiVersion: string;
  readonly kind: string;
  readonly items: readonly Json[];
}

function listOf(document: Json): List | undefined {
  if (!isObject(document)) return undefined;
  const kind = valueAt(document, "kind");
  const apiVersion = valueAt(document, "apiVersion");
  if (typeof kind !== "string" || !kind.endsWith("List") || typeof apiVersion !== "string") return undefined;
  const items = valueAt(document, "items");
  if (isList(items)) return { apiVersion, kind, items };
  return kind === "List" ? { apiVersion, kind, items: [] } : undefined;
}

/** Items of a list of one kind need not name it: apimachinery fills it in where both parts are missing. */
function typed(item: Json, { apiVersion, kind }: List): Json {
  if (kind === "List" || !isObject(item) || named(item)) return item;
  return { apiVersion, kind: kind.slice(0, -"List".length), ...item };
}

function named(item: JsonObject): boolean {
  return valueAt(item, "apiVersion") !== undefined || valueAt(item, "kind") !== undefined;
}
