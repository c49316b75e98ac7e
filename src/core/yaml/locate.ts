import { EVENT_ID } from "js-yaml";

import { absent, behind, eventAt, positionOf, type Event } from "./events.ts";
import type { Parsed } from "./lenient.ts";
import { writtenKey } from "./mapping.ts";
import type { Place } from "./place.ts";

/** The way to a value from a document's root: keys of mappings and indexes of lists. */
export type YamlPath = readonly (string | number)[];

/**
 * Finds where a value is written: its key, or itself where it is a list's item. What does not exist is where the nearest
 * value above it is, what comes through an alias or a merge key where the anchor has it. `document` counts empty ones.
 */
export type Locator = (document: number, path: YamlPath) => Place;

/** What it looks at it remembers: thousands of questions to one text cost little more than one. */
export function locatorOf({ source, events, original }: Parsed, places: (position: number) => Place): Locator {
  const roots = lazily(() => rootsOf(events));
  const index: Index = { source, events, roots, items: new Map(), mappings: new Map(), anchors: new Map() };
  return (document, path) => places(original(positionAt(index, document, path)));
}

interface Index {
  readonly source: string;
  readonly events: readonly Event[];
  /** Where the items of a list begin, by where the list begins, once someone asked: lists may be long. */
  readonly items: Map<number, readonly number[]>;
  readonly roots: () => readonly number[];
  /** The entries of a mapping, by where it begins. */
  readonly mappings: Map<number, Mapping>;
  /** The nodes of a document that have names, by where its root is. */
  readonly anchors: Map<number, Anchors>;
}

interface Mapping {
  readonly entries: ReadonlyMap<string, Child>;
  /** What was merged into it, the last merge first. */
  readonly merged: readonly number[];
}

/** Where the nodes of each name begin, in rising order. */
type Anchors = ReadonlyMap<string, readonly number[]>;

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

/** What the mapping itself says comes first; else what was merged into it. */
function entryOf(index: Index, mapping: number, key: string): Child | undefined {
  const { entries, merged } = mappingOf(index, mapping);
  const own = entries.get(key);
  if (own !== undefined) return own;
  for (const source of merged.flatMap((node) => sourcesOf(index, target(index, node)))) {
    const entry = entryOf(index, source, key);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function mappingOf(index: Index, mapping: number): Mapping {
  return remembered(index.mappings, mapping, () => {
    const entries = new Map<string, Child>();
    const merged: number[] = [];
    for (const child of entriesOf(index, mapping)) {
      const text = writtenKey(index.source, eventAt(index.events, child.written));
      if (text !== undefined && !entries.has(text)) entries.set(text, child);
      if (text === "<<") merged.push(child.node);
    }
    return { entries, merged: merged.reverse() };
  });
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
  return remembered(items, list, () => {
    const found: number[] = [];
    for (let at = list + 1; eventAt(events, at).type !== EVENT_ID.POP; at = behind(events, at)) found.push(at);
    return found;
  });
}

/** The node that an alias names: the last of the name that ends before it. Any other node is itself. */
function target(index: Index, node: number): number {
  const { source, events } = index;
  const alias = eventAt(events, node);
  if (alias.type !== EVENT_ID.ALIAS) return node;
  const named = anchorsAround(index, node).get(source.slice(alias.anchorStart, alias.anchorEnd)) ?? [];
  return named.findLast((at) => at < node && behind(events, at) <= node) ?? node;
}

/** The names of the document that holds the node. */
function anchorsAround(index: Index, node: number): Anchors {
  const root = index.roots().findLast((at) => at <= node) ?? 0;
  return remembered(index.anchors, root, () => anchorsOf(index, root));
}

function anchorsOf({ source, events }: Index, root: number): Anchors {
  const anchors = new Map<string, number[]>();
  const end = behind(events, root);
  for (let at = root; at < end; at += 1) {
    const event = eventAt(events, at);
    if (!("tagStart" in event) || event.anchorStart === absent) continue;
    const name = source.slice(event.anchorStart, event.anchorEnd);
    remembered(anchors, name, () => []).push(at);
  }
  return anchors;
}

function rootsOf(events: readonly Event[]): readonly number[] {
  return events.flatMap(({ type }, at) => (type === EVENT_ID.DOCUMENT ? [at + 1] : []));
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
