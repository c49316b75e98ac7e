import { EVENT_ID } from "js-yaml";

import { absent, behind, eventAt, positionOf, type Event } from "./events.ts";
import type { Parsed } from "./lenient.ts";
import { writtenKey } from "./mapping.ts";
import { placesOf, type Place } from "./place.ts";

/** The way to a value from a document's root: keys of mappings and indexes of lists. */
export type YamlPath = readonly (string | number)[];

/**
 * Finds where a value is written: its key, or itself where it is a list's item. What does not exist is where the nearest
 * value above it is, what comes through an alias or a merge key where the anchor has it. `document` counts empty ones.
 */
export type Locator = (document: number, path: YamlPath) => Place;

export function locatorOf(text: string, { source, events, original }: Parsed): Locator {
  const places = placesOf(text);
  const index: Index = { source, events, items: new Map(), roots: lazily(() => rootsOf(events)) };
  return (document, path) => places(original(positionAt(index, document, path)));
}

interface Index {
  readonly source: string;
  readonly events: readonly Event[];
  /** Where the items of a list begin, by where the list begins, once someone asked: lists may be long. */
  readonly items: Map<number, readonly number[]>;
  readonly roots: () => readonly number[];
}

function positionAt(index: Index, document: number, path: YamlPath): number {
  const root = index.roots()[document] ?? 0;
  let position = positionOf(index.source, eventAt(index.events, root)) ?? 0;
  let node = root;
  for (const step of path) {
    const child = childOf(index, target(index, node), step);
    if (child === undefined) break;
    position = positionOf(index.source, eventAt(index.events, child.written)) ?? position;
    node = child.node;
  }
  return position;
}

/** Indexes of events: of what is written first (a key, or the item itself), and of the value. */
interface Child {
  readonly written: number;
  readonly node: number;
}

function childOf(index: Index, node: number, step: string | number): Child | undefined {
  const { type } = eventAt(index.events, node);
  if (type === EVENT_ID.MAPPING) return entryOf(index, node, String(step));
  if (type !== EVENT_ID.SEQUENCE || typeof step !== "number") return undefined;
  const item = itemsOf(index, node)[step];
  return item === undefined ? undefined : { written: item, node: item };
}

/** What the mapping itself says comes first; else what was merged into it, the last merge first. */
function entryOf(index: Index, mapping: number, key: string): Child | undefined {
  const merged: number[] = [];
  for (const { written, node } of entriesOf(index, mapping)) {
    const text = writtenKey(index.source, eventAt(index.events, written));
    if (text === key) return { written, node };
    if (text === "<<") merged.unshift(node);
  }
  return merged
    .flatMap((node) => sourcesOf(index, target(index, node)))
    .map((source) => entryOf(index, source, key))
    .find((entry) => entry !== undefined);
}

function sourcesOf(index: Index, node: number): readonly number[] {
  const { type } = eventAt(index.events, node);
  if (type === EVENT_ID.MAPPING) return [node];
  return type === EVENT_ID.SEQUENCE ? itemsOf(index, node).map((item) => target(index, item)) : [];
}

function* entriesOf({ events }: Index, mapping: number): Generator<Child> {
  for (let at = mapping + 1; eventAt(events, at).type !== EVENT_ID.POP;) {
    const node = behind(events, at);
    yield { written: at, node };
    at = behind(events, node);
  }
}

function itemsOf({ events, items }: Index, list: number): readonly number[] {
  const known = items.get(list);
  if (known !== undefined) return known;
  const found: number[] = [];
  for (let at = list + 1; eventAt(events, at).type !== EVENT_ID.POP; at = behind(events, at)) found.push(at);
  items.set(list, found);
  return found;
}

/** The node that an alias names: the last of the name that ends before it. Any other node is itself. */
function target({ source, events }: Index, node: number): number {
  const alias = eventAt(events, node);
  if (alias.type !== EVENT_ID.ALIAS) return node;
  const name = source.slice(alias.anchorStart, alias.anchorEnd);
  for (let at = node - 1; at >= 0; at -= 1) {
    const event = eventAt(events, at);
    if (event.type === EVENT_ID.DOCUMENT) break;
    if (event.type === EVENT_ID.POP || event.type === EVENT_ID.ALIAS || event.anchorStart === absent) continue;
    if (source.slice(event.anchorStart, event.anchorEnd) === name && behind(events, at) <= node) return at;
  }
  return node;
}

function rootsOf(events: readonly Event[]): readonly number[] {
  return events.flatMap(({ type }, at) => (type === EVENT_ID.DOCUMENT ? [at + 1] : []));
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
