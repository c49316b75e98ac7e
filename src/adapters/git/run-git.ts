import { shownName, say } from "#core/shown/shown.ts";

import { GitError } from "./git-error.ts";
import { startGit, type GitPlace } from "./git-program.ts";

/** How git ended. */
export interface GitResult {
  readonly code: number;
  readonly output: Buffer;
  readonly errors: string;
}

/** No listing of a repository that people work with comes near these; without them a strange one could hold us for ever. */
const limits = { outputBytes: 512 * 1024 * 1024, errorBytes: 64 * 1024, milliseconds: 120_000 };

/** Runs git to its end, whatever its exit code. Throws a GitError where it cannot run, or not within bounds. */
export function runGit(place: GitPlace, args: readonly string[], input = ""): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = startGit(place, args);
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    const stop = (error: GitError): void => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      reject(error);
    };
    const timer = setTimeout(() => {
      stop(tookTooLong(args));
    }, limits.milliseconds);
    child.on("error", (error) => {
      stop(notStarted(error));
    });
    child.stdin.on("error", ignoreClosedPipe);
    child.stdin.end(input);
    child.stdout.on(
      "data",
      bounded(output, limits.outputBytes, () => {
        stop(saidTooMuch(args));
      }),
    );
    child.stderr.on(
      "data",
      bounded(errors, limits.errorBytes, () => undefined),
    );
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output: Buffer.concat(output), errors: Buffer.concat(errors).toString() });
    });
  });
}

/** Git ended before it had read its input: how it ended is told by its exit. */
export function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (!closedCodes.has(error.code ?? "")) throw error;
}

const closedCodes = new Set(["EPIPE", "ECONNRESET", "ERR_STREAM_DESTROYED", "ERR_STREAM_WRITE_AFTER_END"]);

/** Runs git and returns what it printed; an exit code other than 0 is a GitError. */
export async function outputOf(place: GitPlace, args: readonly string[]): Promise<Buffer> {
  const result = await runGit(place, args);
  if (result.code !== 0) throw failed(args, result.errors);
  return result.output;
}

export function failed(args: readonly string[], errors: string): GitError {
  const name = shownName(args[0] ?? "");
  return new GitError(
    say`git ${name} failed in this repository: ${saidBy(errors)}. Run "git fsck" to see whether the repository is whole.`,
    "later",
    errors,
  );
}

/** Git's own words, on one line. */
export function saidBy(errors: string): ReturnType<typeof shownName> {
  const lines = errors.split("\n").filter((line) => line !== "" && !line.startsWith("hint:"));
  return shownName(lines.join("; ").replace(/\.$/, "") || "it did not say why");
}

export function notStarted(error: NodeJS.ErrnoException): GitError {
  if (error.code === "ENOENT")
    return new GitError(say`git was not found. Install git 2.31 or newer, and see that it is in PATH.`, "later", error);
  return new GitError(
    say`git could not be started: ${shownName(error.message)}. Try again when the machine has less to do.`,
    "soon",
    error,
  );
}

function tookTooLong(args: readonly string[]): GitError {
  return new GitError(
    say`git ${shownName(args[0] ?? "")} was stopped after ${limits.milliseconds / 1000} seconds. See whether the disk answers, then try again.`,
    "soon",
  );
}

function saidTooMuch(args: readonly string[]): GitError {
  return new GitError(
    say`git ${shownName(args[0] ?? "")} printed more than 512 MiB, so this repository has more files than Slipway reads. Point --dir to the folder that holds the clusters.`,
    "never",
  );
}

/** Keeps what comes until it is more than `most` bytes. */
function bounded(kept: Buffer[], most: number, whenMore: () => void): (chunk: Buffer) => void {
  let bytes = 0;
  return (chunk) => {
    bytes += chunk.length;
    if (bytes <= most) kept.push(chunk);
    else whenMore();
  };
}
