/** Takes the next object's body, or undefined where git has no such object. False: enough, nothing more is wanted. */
export type Take = (body: Buffer | undefined) => boolean;

/**
 * Reads what `git cat-file --batch` prints, `<id> <type> <size>\n<body>\n` and `<id> missing\n`, chunk by chunk, and
 * holds one object at a time. The returned function answers false when it reads no further: enough was taken, or the
 * next object has more than `most` bytes.
 */
export function batchReader(most: number, take: Take): (chunk: Buffer) => boolean {
  const state: State = { held: [], heldBytes: 0 };
  return (chunk) => {
    let start = 0;
    for (let end = endOf(state, chunk, start); end !== -1; end = endOf(state, chunk, start)) {
      const part = [...state.held, chunk.subarray(start, end)];
      state.held = [];
      state.heldBytes = 0;
      start = end + 1;
      if (!step(state, part, most, take)) return false;
    }
    state.held.push(chunk.subarray(start));
    state.heldBytes += chunk.length - start;
    return true;
  };
}

interface State {
  /** The chunks so far of what goes on. */
  held: Buffer[];
  heldBytes: number;
  /** Of the body that comes; absent where a header comes. In bytes. */
  size?: number | undefined;
}

const newline = 0x0a;

/** Where the header or body that goes on at `start` ends, or -1 where that is not in this chunk. */
function endOf(state: State, chunk: Buffer, start: number): number {
  if (state.size === undefined) return chunk.indexOf(newline, start);
  const end = start + state.size - state.heldBytes;
  return end < chunk.length ? end : -1;
}

/** Takes one whole header or body. */
function step(state: State, part: readonly Buffer[], most: number, take: Take): boolean {
  const bytes = wholeOf(part);
  if (state.size !== undefined) {
    state.size = undefined;
    return take(bytes);
  }
  const header = bytes.toString("latin1");
  if (header.endsWith(" missing")) return take(undefined);
  state.size = Number(header.slice(header.lastIndexOf(" ") + 1));
  return state.size <= most;
}

function wholeOf(part: readonly Buffer[]): Buffer {
  const [only, ...more] = part;
  return only !== undefined && more.length === 0 ? only : Buffer.concat(part);
}
