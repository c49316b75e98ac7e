import { parseEvents, type Event } from "js-yaml";

import { isDeficientIndentation, syntaxErrorOf, type SyntaxError } from "./syntax.ts";

/** A text as it was parsed: positions in events and errors are of `source`. */
export interface Parsed {
  /** The text, with what {@link parseLeniently} put into it. */
  readonly source: string;
  /** Empty where there is an error. */
  readonly events: readonly Event[];
  readonly error?: SyntaxError;
  /** Where a position of `source` is in the text as it was given. */
  readonly original: (position: number) => number;
}

/**
 * Parses, and indents what js-yaml finds too little indented within brackets and quotes. YAML 1.2 forbids it, go-yaml and
 * so Kubernetes allows it, and people write it: a closing bracket below the key that opened it. Spaces mean nothing there.
 */
export function parseLeniently(text: string): Parsed {
  const state: State = { source: text, indented: [], spent: 0 };
  for (;;) {
    const { source } = state;
    try {
      return { source, events: parseEvents(source, {}), original: originalOf(state.indented) };
    } catch (error) {
      const found = syntaxErrorOf(source, error);
      if (isDeficientIndentation(error) && indentAt(state, found)) continue;
      return { source, events: [], error: state.suspect ?? found, original: originalOf(state.indented) };
    }
  }
}

interface State {
  source: string;
  /** Where spaces were put, by positions of `source`, in rising order. */
  readonly indented: number[];
  /** Characters parsed in vain. */
  spent: number;
  /** The first of those lines that is not a closing bracket: most likely where a quote or a bracket was left open. */
  suspect?: SyntaxError;
}

const spaces = " ".repeat(64);

/** Each try parses the text again from its beginning. */
const mostLines = 200;

/** How many characters tries may cost: sixty tries for a file of 5 kB, twenty for one of 500 kB, three for one of 10 MB. */
function mostSpent(source: string): number {
  return 200_000 + Math.min(20 * source.length, 10_000_000 + 2 * source.length);
}

/** Indents the line of the error; false where that would not help, or would change what the line means. */
function indentAt(state: State, error: SyntaxError): boolean {
  const { source, indented } = state;
  const line = source.lastIndexOf("\n", error.position - 1) + 1;
  state.spent += source.length;
  if (line <= (indented.at(-1) ?? -1) || indented.length >= mostLines || state.spent > mostSpent(source)) return false;
  if (!/^ *$/.test(source.slice(line, error.position)) || /^(?:---|\.\.\.)/.test(source.slice(line, line + 3)))
    return false;
  if (!/[\]}]/.test(source.charAt(error.position))) state.suspect ??= error;
  indented.push(line);
  state.source = source.slice(0, line) + spaces + source.slice(line);
  return true;
}

function originalOf(indented: readonly number[]): Parsed["original"] {
  if (indented.length === 0) return (position) => position;
  return (position) =>
    position - indented.reduce((sum, at) => sum + Math.min(Math.max(position - at, 0), spaces.length), 0);
}
