import { exitCodes } from "./exit-code.ts";
import type { Surroundings, TextStream } from "./surroundings.ts";

/** Where a verb writes: results to standard output, everything else to standard error. */
export interface Output {
  /** Writes the pieces one after the other, no faster than they are read. Done when the reader has gone, too. */
  readonly write: (pieces: Iterable<string>) => Promise<void>;
  /** A line on standard error. */
  readonly say: (message: string) => void;
  /** Whether standard output shows colours. */
  readonly color: boolean;
  /** Columns of standard output. */
  readonly width: number;
}

/** Columns where standard output is no terminal: enough for tables, and still readable in a log. */
const widthOfFiles = 120;

export function outputOf({ stdout, stderr, env, exit }: Surroundings): Output {
  const gone = { stdout: false };
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    gone.stdout = true;
    // `slipway plan | head`: the reader has seen enough.
    if (error.code === "EPIPE") return;
    stderr.write(`slipway: standard output cannot be written: ${error.message}\n`);
    exit(exitCodes.failed);
  });
  // There is nowhere left to say it.
  stderr.on("error", () => undefined);
  return {
    write: async (pieces) => writeAll(stdout, pieces, () => gone.stdout),
    say: (message) => void stderr.write(`${message}\n`),
    color: showsColor(stdout, env),
    width: widthOf(stdout),
  };
}

/** Some terminals say that they have no columns. */
function widthOf({ isTTY, columns }: TextStream): number {
  return isTTY === true && columns !== undefined && columns > 0 ? columns : widthOfFiles;
}

async function writeAll(stream: TextStream, pieces: Iterable<string>, isGone: () => boolean): Promise<void> {
  for (const piece of inChunks(pieces)) {
    if (isGone()) return;
    if (!stream.write(piece)) await drained(stream);
  }
  await flushed(stream, isGone);
}

/** Characters that are written at once. */
const chunkLength = 64 * 1024;

function* inChunks(pieces: Iterable<string>): Generator<string> {
  let chunk: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    chunk.push(piece);
    length += piece.length;
    if (length < chunkLength) continue;
    yield chunk.join("");
    chunk = [];
    length = 0;
  }
  if (length > 0) yield chunk.join("");
}

/** A reader that has gone drains nothing: its error ends the wait. */
async function drained(stream: TextStream): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      stream.off("drain", done).off("error", done);
      resolve();
    };
    stream.on("drain", done).on("error", done);
  });
}

async function flushed(stream: TextStream, isGone: () => boolean): Promise<void> {
  if (isGone()) return;
  await new Promise<void>((resolve) => {
    stream.write("", () => {
      resolve();
    });
  });
}

/** As https://no-color.org and FORCE_COLOR have it; NO_COLOR wins. */
function showsColor(stdout: TextStream, env: Surroundings["env"]): boolean {
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return stdout.isTTY === true && env["TERM"] !== "dumb";
}
