import type { ChildProcessWithoutNullStreams } from "node:child_process";

import { say } from "#core/shown/shown.ts";

import { batchReader, type Take } from "./batch-reader.ts";
import { GitError } from "./git-error.ts";
import { startGit, type GitPlace } from "./git-program.ts";
import { ignoreClosedPipe, notStarted } from "./run-git.ts";

/** How asking for objects ended. `stopped`: the next object is too large, or enough was taken. */
export type Outcome = { readonly kind: "answered" | "stopped" } | { readonly kind: "died"; readonly errors: string };

/** One running `git cat-file --batch`. After `stopped` and `died` it answers nothing more. */
export interface Batch {
  /** Objects come in the order of their ids (at least one), each to `take`. */
  readonly ask: (ids: readonly string[], take: Take) => Promise<Outcome>;
  readonly stop: () => void;
}

/** For objects of at most `most` bytes. Git may be silent for `patience` milliseconds. */
export function startBatch(place: GitPlace, most: number, patience = 60_000): Batch {
  const child = startGit(place, ["cat-file", "--batch"]);
  const ended = endOf(child, patience);
  let left = 0;
  let taker: Take = () => false;
  let answered: (outcome: Outcome) => void = () => undefined;
  const stop = (): void => void child.kill("SIGKILL");
  const feed = batchReader(most, (body) => {
    left -= 1;
    return taker(body);
  });
  child.stdout.on("data", (chunk: Buffer) => {
    const goesOn = feed(chunk);
    if (!goesOn) stop();
    if (!goesOn || left === 0) answered({ kind: goesOn ? "answered" : "stopped" });
  });
  const ask = (ids: readonly string[], take: Take): Promise<Outcome> => {
    left = ids.length;
    taker = take;
    const answer = new Promise<Outcome>((resolve) => void (answered = resolve));
    child.stdin.write(`${ids.join("\n")}\n`);
    return Promise.race([answer, ended]);
  };
  return { ask, stop };
}

/** Settles when the process is gone: it is waited for only while something was asked. */
function endOf(child: ChildProcessWithoutNullStreams, patience: number): Promise<Outcome> {
  const errors: string[] = [];
  const end = new Promise<Outcome>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(silent(patience));
      child.kill("SIGKILL");
    }, patience);
    child.on("error", (error) => {
      reject(notStarted(error));
    });
    child.stdin.on("error", ignoreClosedPipe);
    child.stdout.on("data", () => timer.refresh());
    child.stderr.on("data", (chunk: Buffer) => {
      if (errors.length < mostErrors) errors.push(chunk.toString());
    });
    child.on("close", () => {
      clearTimeout(timer);
      resolve({ kind: "died", errors: errors.join("") });
    });
  });
  // A failure before anything is asked is told to the first who asks.
  end.catch(() => undefined);
  return end;
}

/** Chunks of what git says on its standard error. */
const mostErrors = 16;

function silent(patience: number): GitError {
  return new GitError(
    say`git cat-file said nothing for ${patience / 1000} seconds, so it was stopped. See whether the disk answers, then try again.`,
    "soon",
  );
}
