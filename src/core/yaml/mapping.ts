import { EVENT_ID } from "js-yaml";

import { say, shownValueText } from "#core/shown/shown.ts";

import { refuse, type Construction } from "./construction.ts";
import { behind, eventAt, isPlain, positionOf, textOf, type Event } from "./events.ts";
import { plainKey } from "./scalar.ts";
import type { YamlObject, YamlValue } from "./value.ts";

/** A mapping on its way. `written` has the keys that are no merge's, from the first merge on. */
export interface Entries {
  readonly object: Record<string, YamlValue>;
  written?: Set<string>;
}

/** Adds an entry that is written in the mapping itself. `event` is its key's, `first` the index of the mapping's first key. */
export function add(entries: Entries, key: string, value: YamlValue): void {
  put(entries.object, key, value);
  entries.written?.add(key);
}

/** Whether the mapping itself has the key already; one that a merge brought may be written again. */
export function isWritten({ object, written }: Entries, key: string): boolean {
  return Object.hasOwn(object, key) && (written === undefined || written.has(key));
}

export function refuseDuplicate(state: Construction, keyAt: number, start: number, key: string): never {
  const event = eventAt(state.events, keyAt);
  const earlier = positionOf(state.source, eventAt(state.events, indexOfKey(state, start, key)));
  const { line } = state.placeAt(earlier ?? 0);
  return refuse(
    state,
    event,
    say`the key ${shownValueText(key)} is there twice in one mapping, first in line ${line}: remove one of the two`,
  );
}

/**
 * Adds what `<<` brings. As in go-yaml v2 it overrides what the mapping has so far, and of several mappings in a list
 * the first wins. False where the value is no mapping and no list of mappings.
 */
export function merge(entries: Entries, value: YamlValue): boolean {
  const sources = isSequence(value) ? value : [value];
  if (!sources.every(isMapping)) return false;
  entries.written ??= new Set(Object.keys(entries.object));
  for (const source of sources.toReversed()) {
    for (const [key, each] of Object.entries(source)) put(entries.object, key, each);
  }
  return true;
}

/** The text of a key that is not plainly text, as sigs.k8s.io/yaml writes keys; undefined where it can be none. */
export function keyOfValue(value: YamlValue): string | undefined {
  return value === null || typeof value === "object" ? undefined : String(value);
}

/** A key `__proto__` is one like any other. */
function put(object: Record<string, YamlValue>, key: string, value: YamlValue): void {
  if (key === "__proto__")
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

function indexOfKey({ source, events }: Construction, start: number, key: string): number {
  let at = start;
  while (eventAt(events, at).type !== EVENT_ID.POP && writtenKey(source, eventAt(events, at)) !== key) {
    at = behind(events, behind(events, at));
  }
  return at;
}

/** The text of a key as it is written, without tags and aliases; undefined for other keys. */
export function writtenKey(source: string, event: Event): string | undefined {
  if (event.type !== EVENT_ID.SCALAR) return undefined;
  const text = textOf(source, event);
  return isPlain(event) ? plainKey(text) : text;
}

function isMapping(value: YamlValue): value is YamlObject {
  return typeof value === "object" && value !== null && !isSequence(value);
}

function isSequence(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}
