import {
  EVENT_ID,
  getScalarValue,
  SCALAR_STYLE,
  type Event,
  type MappingEvent,
  type ScalarEvent,
  type SequenceEvent,
} from "js-yaml";

export type { AliasEvent, Event, ScalarEvent } from "js-yaml";

/** A node that is written out, in contrast to an alias. */
export type ContentEvent = MappingEvent | ScalarEvent | SequenceEvent;

/** Where no range is. */
export const absent = -1;

/** The event at an index; behind the last, an end without content, so that reading always comes to an end. */
export function eventAt(events: readonly Event[], index: number): Event {
  return events[index] ?? { type: EVENT_ID.POP };
}

/** The index behind the node that begins at `index`. */
export function behind(events: readonly Event[], index: number): number {
  let depth = 0;
  let at = index;
  do {
    const { type } = eventAt(events, at);
    if (type === EVENT_ID.POP) depth -= 1;
    else if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) depth += 1;
    at += 1;
  } while (depth > 0);
  return at;
}

/** Where a node begins in the text; undefined for one that is not written out, as the value of `key:`. */
export function positionOf(source: string, event: Event): number | undefined {
  if (event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) return undefined;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  const begins = event.type === EVENT_ID.SCALAR ? scalarStart(source, event) : event.start;
  return [begins, event.tagStart, event.anchorStart].find((position) => position !== absent);
}

/** The text of a scalar, quotes and escapes resolved. */
export function textOf(source: string, event: ScalarEvent): string {
  return event.fast && event.valueStart !== absent
    ? source.slice(event.valueStart, event.valueEnd)
    : getScalarValue(source, event);
}

/** Unquoted and without a tag: its type is what it looks like. */
export function isPlain(event: ScalarEvent): boolean {
  return event.style === SCALAR_STYLE.PLAIN && event.tagStart === absent;
}

/** The value of a quoted scalar begins behind its quote, and that of a block scalar on the line below its `|`. */
function scalarStart(source: string, event: ScalarEvent): number {
  if (event.valueStart === absent) return absent;
  if (event.style === SCALAR_STYLE.PLAIN) return event.valueStart;
  if (event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED)
    return event.valueStart - 1;
  const line = source.lastIndexOf("\n", event.valueStart - 2) + 1;
  return line + (/^[ -]*/.exec(source.slice(line, event.valueStart))?.[0].length ?? 0);
}
