import { say } from "#core/shown/shown.ts";

import { isList, isObject, valueAt, type Json, type JsonObject } from "./json.ts";
import type { Mistake } from "./mistake.ts";

/** Which item of a document an object is. */
export interface ItemPlace {
  /** Its place among the items of a List. */
  readonly item?: number;
  /** Its place among those of a List that is itself such an item. */
  readonly inner?: number;
}

/** The way from a document's root to an object in it. */
export function itemPathOf({ item, inner }: ItemPlace): readonly (string | number)[] {
  if (item === undefined) return [];
  return inner === undefined ? ["items", item] : ["items", item, "items", inner];
}

/** The items of a `List`, or of a list of one kind such as `ConfigMapList`; undefined for other documents. */
export function itemsOf(document: Json): readonly Json[] | undefined {
  if (!isObject(document)) return undefined;
  const kind = valueAt(document, "kind");
  if (typeof kind !== "string" || !kind.endsWith("List")) return undefined;
  const apiVersion = valueAt(document, "apiVersion");
  if (typeof apiVersion !== "string") return undefined;
  const items = valueAt(document, "items");
  if (kind === "List") return isList(items) ? items : [];
  return isList(items) ? items.map((item) => typed(item, apiVersion, kind)) : undefined;
}

/** What is wrong with a document, or an item of a List, that is no mapping. */
export function noMapping(item: number | undefined): Mistake {
  if (item === undefined) return { rule: "not-a-manifest", path: [], message: noDocument, foreign: true };
  return { rule: "invalid-manifest", path: [], message: noItem };
}

export const listInLists: Mistake = {
  rule: "invalid-manifest",
  path: [],
  message: say`This is a List in a List in a List: Slipway reads a List in a List and no deeper. Put the objects into one List.`,
};

const noDocument = say`The document is no mapping, so it is no manifest and not in the plan. Exclude the file to be rid of this notice.`;

const noItem = say`Expected each item of a List to be an object; this one is none.`;

/** Items of a list of one kind need not name it: apimachinery fills it in where both parts are missing. */
function typed(item: Json, apiVersion: string, kind: string): Json {
  if (!isObject(item) || isNamed(item)) return item;
  return { apiVersion, kind: kind.slice(0, -"List".length), ...item };
}

function isNamed(item: JsonObject): boolean {
  return valueAt(item, "apiVersion") !== undefined || valueAt(item, "kind") !== undefined;
}
