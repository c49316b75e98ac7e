import { exitCodes } from "./exit-code.ts";
import { outputOf } from "./output.ts";
import type { Surroundings } from "./surroundings.ts";
import { slipwayVersion } from "../version.ts";

/** Runs one command line and gives its exit code. Here, and nowhere else, an exception becomes a message. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  surroundings.onInterrupt(() => {
    surroundings.exit(exitCodes.interrupted);
  });
  const output = outputOf(surroundings);
  const [only] = argv;
  if (argv.length === 1 && (only === "--version" || only === "-V")) {
    await output.write([`${slipwayVersion()}\n`]);
    return exitCodes.done;
  }
  try {
    const { runProgram } = await import("./program.ts");
    return await runProgram(argv, output);
  } catch (error) {
    output.say(messageOf(error, argv, surroundings));
    return exitCodes.failed;
  }
}

/** One line for people; with `--debug` or SLIPWAY_DEBUG where it came from as well. */
function messageOf(error: unknown, argv: readonly string[], { env }: Surroundings): string {
  const debug = argv.includes("--debug") || (env["SLIPWAY_DEBUG"] ?? "") !== "";
  if (!(error instanceof Error)) return `slipway: this is a bug in Slipway: ${String(error)}`;
  if (debug) return `slipway: ${stackOf(error)}`;
  if (isFailureOfTheWorld(error)) return `slipway: ${error.message}`;
  return `slipway: this is a bug in Slipway: ${error.message}\nRun it again with --debug and report what it prints.`;
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : "";
  return `${error.stack ?? error.message}${cause}`;
}

/** Errors that say when to try again are about git, the disk or the network; their messages say what to do. */
function isFailureOfTheWorld(error: Error): boolean {
  return "retry" in error;
}
