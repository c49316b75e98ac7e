import { parseEvents } from "js-yaml";

import { say, type Shown } from "#core/shown/shown.ts";

import { constructed, type Constructed } from "./construct.ts";
import type { EventText } from "./construction.ts";
import { behind, eventAt, positionOf, type Event } from "./events.ts";
import { YamlFault } from "./fault.ts";
import { foreignBreakOf } from "./foreign-break.ts";
import { parseLeniently, type Parsed } from "./lenient.ts";
import { locatorOf, type Locator } from "./locate.ts";
import { placesOf, type Place } from "./place.ts";
import { mostSeparators, separatorsIn } from "./separators.ts";
import { syntaxErrorOf, type SyntaxError } from "./syntax.ts";
import type { YamlValue } from "./value.ts";

/** One document of a file. Its place is where its content begins. */
export interface YamlDocument extends Place {
  /** Its place among the documents of the file, empty ones counted, from 0. */
  readonly index: number;
  readonly value: YamlValue;
}

/** Why a document cannot be read. */
export interface YamlFaultAt extends Place {
  readonly index: number;
  /** What is wrong, what was expected, what to do. Never a value of the file. */
  readonly reason: Shown;
  /** Whether the documents after it are unread too: so it is where the text is no YAML, since nobody knows where it ends. */
  readonly endsReading: boolean;
}

export interface YamlFile {
  /** The documents that have content. */
  readonly documents: readonly YamlDocument[];
  readonly faults: readonly YamlFaultAt[];
  /** Where a value is. It holds on to ten times the text's memory: not to be kept without need. */
  readonly placeOf: Locator;
}

/** Reads YAML, or JSON, as Kubernetes does. Documents before a fault are given. Never throws, whatever the text. */
export function readYaml(text: string): YamlFile {
  const parsed = parsedDocuments(text);
  const { source, events, error, original } = parsed;
  const places = placesOf(text);
  const placeAt = (position: number): Place => places(original(position));
  const documents: YamlDocument[] = [];
  const faults: YamlFaultAt[] = [];
  let index = 0;
  for (let at = 0; at < events.length; index += 1) {
    const start = at + 1;
    const outcome = documentAt({ source, events, placeAt }, start);
    if ("fault" in outcome)
      faults.push({ ...placeAt(outcome.fault.position), index, reason: outcome.fault.reason, endsReading: false });
    else if (outcome.value !== null)
      documents.push({ ...placeAt(beginning(source, events, start)), index, value: outcome.value });
    at = ("fault" in outcome ? behind(events, start) : outcome.end) + 1;
  }
  if (error !== undefined) faults.push({ ...placeAt(error.position), index, reason: error.reason, endsReading: true });
  return { documents, faults, placeOf: locatorOf(parsed, places) };
}

/** Where the values of a text are, without reading them. */
export function locatorIn(text: string): Locator {
  return locatorOf(parsedDocuments(text), placesOf(text));
}

/** The text's events; where it is no YAML, those of the documents before the error. */
function parsedDocuments(text: string): Parsed {
  const refused = tooManyNodesIn(text) ?? foreignBreakOf(text);
  const parsed =
    refused === undefined
      ? parseLeniently(text)
      : { source: text, events: [], error: refused, original: (position: number) => position };
  return parsed.error === undefined
    ? parsed
    : { ...parsed, events: eventsBefore(parsed.source, parsed.error.position) };
}

function tooManyNodesIn(text: string): SyntaxError | undefined {
  if (separatorsIn(text, mostSeparators) <= mostSeparators) return undefined;
  const reason = say`the file holds more values than any file should (more than ${mostSeparators} lines, commas and brackets outside of blocks of text): split it`;
  return { position: 0, reason };
}

type Outcome = Constructed | { readonly fault: YamlFault };

function documentAt(text: EventText, start: number): Outcome {
  try {
    return constructed(text, start);
  } catch (error) {
    if (error instanceof YamlFault) return { fault: error };
    throw error;
  }
}

function beginning(source: string, events: readonly Event[], start: number): number {
  return positionOf(source, eventAt(events, start)) ?? 0;
}

/** A fault is found at most this many separators behind where it began: a bracket that nothing closes, for one. */
const mostAttempts = 3;

/** The documents that end before the position. */
function eventsBefore(source: string, position: number): readonly Event[] {
  let end = separatorBefore(source, position);
  for (let attempt = 0; attempt < mostAttempts && end !== undefined; attempt += 1) {
    try {
      return parseEvents(source.slice(0, end), {});
    } catch (error) {
      end = separatorBefore(source, Math.min(end - 1, syntaxErrorOf(source, error).position));
    }
  }
  return [];
}

/** Where the last line "---" before the position begins; one at the position itself counts. */
function separatorBefore(source: string, position: number): number | undefined {
  let at = source.lastIndexOf("\n---", position - 1);
  while (at > 0 && !/^\s?$/.test(source.charAt(at + 4))) at = source.lastIndexOf("\n---", at - 1);
  return at > 0 ? at + 1 : undefined;
}
