import { EVENT_ID } from "js-yaml";

import { say } from "#core/shown/shown.ts";

import { aliased, anchored } from "./aliases.ts";
import { constructionOf, nodeWeight, refuse, type Construction, type EventText } from "./construction.ts";
import { absent, eventAt, isPlain, textOf, type ContentEvent, type Event, type ScalarEvent } from "./events.ts";
import { add, isWritten, keyOfValue, merge, refuseDuplicate, type Entries } from "./mapping.ts";
import { plainKey, plainValue } from "./scalar.ts";
import { taggedValue } from "./tagged.ts";
import type { YamlObject, YamlValue } from "./value.ts";

export interface Constructed {
  readonly value: YamlValue;
  /** The index of the event behind the node. */
  readonly end: number;
}

/** The value of the node whose event is at `start`. Throws a `YamlFault`. */
export function constructed(text: EventText, start: number): Constructed {
  const state = constructionOf(text, start);
  const value = nodeOf(state);
  return { value, end: state.at };
}

function nodeOf(state: Construction): YamlValue {
  const event = eventAt(state.events, state.at);
  state.at += 1;
  switch (event.type) {
    case EVENT_ID.SCALAR:
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.anchorStart === absent
        ? contentOf(state, event)
        : anchored(state, event, () => contentOf(state, event));
    case EVENT_ID.ALIAS:
      return aliased(state, event);
    default:
      return null;
  }
}

function contentOf(state: Construction, event: ContentEvent): YamlValue {
  if (event.type === EVENT_ID.SCALAR) return scalarOf(state, event);
  state.weight += nodeWeight;
  state.depth += 1;
  if (state.depth > state.deepest) state.deepest = state.depth;
  const value = event.type === EVENT_ID.MAPPING ? mappingOf(state) : sequenceOf(state);
  state.depth -= 1;
  return value;
}

function scalarOf(state: Construction, event: ScalarEvent): YamlValue {
  const text = textOf(state.source, event);
  state.weight += nodeWeight + text.length;
  if (event.tagStart !== absent) return explicit(state, event, text);
  return isPlain(event) ? finite(state, event, plainValue(text)) : text;
}

function explicit(state: Construction, event: ScalarEvent, text: string): YamlValue {
  const tagged = taggedValue(state.source.slice(event.tagStart, event.tagEnd), text);
  return "value" in tagged ? finite(state, event, tagged.value) : refuse(state, event, tagged.refused);
}

function finite(state: Construction, event: ScalarEvent, value: YamlValue): YamlValue {
  if (typeof value !== "number" || Number.isFinite(value)) return value;
  return refuse(
    state,
    event,
    say`infinite numbers and "not a number" do not exist in JSON, so Kubernetes refuses the file: write a number, or quote it`,
  );
}

function sequenceOf(state: Construction): readonly YamlValue[] {
  const items: YamlValue[] = [];
  while (eventAt(state.events, state.at).type !== EVENT_ID.POP) items.push(nodeOf(state));
  state.at += 1;
  return items;
}

function mappingOf(state: Construction): YamlObject {
  const start = state.at;
  const entries: Entries = { object: {} };
  for (
    let event = eventAt(state.events, state.at);
    event.type !== EVENT_ID.POP;
    event = eventAt(state.events, state.at)
  ) {
    const keyAt = state.at;
    const key = keyOf(state, event);
    if (key === undefined) mergeNext(state, entries, event);
    else if (isWritten(entries, key)) refuseDuplicate(state, keyAt, start, key);
    else add(entries, key, nodeOf(state));
  }
  state.at += 1;
  return entries.object;
}

function mergeNext(state: Construction, entries: Entries, event: Event): void {
  if (!merge(entries, nodeOf(state)))
    refuse(state, event, say`the merge key "<<" takes a mapping or a list of mappings`);
}

/** The key at `event`, as text; undefined for a merge key. */
function keyOf(state: Construction, event: Event): string | undefined {
  if (event.type === EVENT_ID.SCALAR && isPlain(event) && event.anchorStart === absent) return plainKeyOf(state, event);
  const value = nodeOf(state);
  if (event.type === EVENT_ID.SCALAR && isMergeKey(state, event)) return undefined;
  return keyOfValue(value) ?? refuseKey(state, event);
}

function plainKeyOf(state: Construction, event: ScalarEvent): string | undefined {
  const text = textOf(state.source, event);
  state.at += 1;
  state.weight += nodeWeight + text.length;
  return text === "<<" ? undefined : (plainKey(text) ?? refuseKey(state, event));
}

/** Some tools write the tag of a merge key out: `!!merge <<`. */
function isMergeKey({ source }: Construction, event: ScalarEvent): boolean {
  if (textOf(source, event) !== "<<") return false;
  return isPlain(event) || source.slice(event.tagStart, event.tagEnd) === "!!merge";
}

function refuseKey(state: Construction, event: Event): never {
  if (event.type === EVENT_ID.MAPPING && state.source.startsWith("{{", event.start - 1)) {
    return refuse(
      state,
      event,
      say`"{{" begins a mapping in YAML: if this is a Helm template, leave it out of the environment or render it; else quote the value`,
    );
  }
  return refuse(
    state,
    event,
    say`a key must be text, a number up to 64 bits, or a boolean: write its name, in quotes if need be`,
  );
}
