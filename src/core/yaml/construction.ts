import type { Shown } from "#core/shown/shown.ts";

import { eventAt, positionOf, type Event } from "./events.ts";
import { YamlFault } from "./fault.ts";
import type { Place } from "./place.ts";
import type { YamlValue } from "./value.ts";

/** A text, its events, and places by positions. */
export interface EventText {
  readonly source: string;
  readonly events: readonly Event[];
  readonly placeAt: (position: number) => Place;
}

/** One document on its way from events to a value. */
export interface Construction extends EventText {
  /** The nodes that have names, the last of each name. */
  readonly anchors: Map<string, Anchor>;
  /** The next event. */
  at: number;
  /** How much has been read, aliases written out: characters, and {@link nodeWeight} for each node. */
  weight: number;
  /** How much of it came through aliases. */
  copied: number;
  depth: number;
  /** The greatest depth since someone set it back. */
  deepest: number;
}

/** A node that aliases can name. Its value is absent while it is being read. */
export interface Anchor {
  readonly value?: YamlValue;
  readonly weight: number;
  readonly height: number;
}

/** What a node weighs beside the characters of its text. */
export const nodeWeight = 16;

/** The parser's limit too, which aliases could get around. */
export const mostDepth = 100;

export function constructionOf(text: EventText, start: number): Construction {
  return { ...text, at: start, anchors: new Map(), weight: 0, copied: 0, depth: 0, deepest: 0 };
}

/** Ends the document at the event, or at the nearest one before it that is written out. */
export function refuse(state: Construction, event: Event, reason: Shown): never {
  let position = positionOf(state.source, event);
  for (let at = state.at - 1; position === undefined && at >= 0; at -= 1) {
    position = positionOf(state.source, eventAt(state.events, at));
  }
  throw new YamlFault(position ?? 0, reason);
}
