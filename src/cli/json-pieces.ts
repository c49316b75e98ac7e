/** Levels of a plan's JSON that are opened up: document, plans, one plan, its lists. What is in a list comes as one piece. */
const levels = 4;

/** A value as indented JSON, piece by piece: a plan of thousands of clusters never becomes one string. */
export function* jsonPieces(value: unknown): Generator<string> {
  yield* piecesOf(value, 0);
  yield "\n";
}

function* piecesOf(value: unknown, depth: number): Generator<string> {
  if (depth >= levels || typeof value !== "object" || value === null) {
    yield leaf(value, depth);
    return;
  }
  const isList = Array.isArray(value);
  const all: readonly (readonly [string, unknown])[] = Object.entries(value);
  const entries = all.filter(([, item]) => item !== undefined);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  yield open;
  for (const [index, [key, item]] of entries.entries()) {
    yield `${index === 0 ? "" : ","}${lineBreak(depth + 1)}${isList ? "" : `${JSON.stringify(key)}: `}`;
    yield* piecesOf(item, depth + 1);
  }
  yield entries.length === 0 ? close : `${lineBreak(depth)}${close}`;
}

function leaf(value: unknown, depth: number): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", lineBreak(depth));
}

function lineBreak(depth: number): string {
  return `\n${"  ".repeat(depth)}`;
}
