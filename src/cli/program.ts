import { Command, CommanderError, InvalidArgumentError, Option } from "commander";

import { slipwayVersion } from "../version.ts";

import { exitCodes } from "./exit-code.ts";
import type { Output } from "./output.ts";
import type { PlanOptions } from "./plan.ts";

/** Verbs that the command line will have. */
const later = ["lint", "render", "apply", "status", "drift", "serve", "demo"] as const;

const examples = `
Examples:
  $ slipway plan                                  what is not merged yet, uncommitted changes included
  $ slipway plan --base v1.0 --head main          what happened between two revisions
  $ slipway plan --base empty clusters/c1.yaml    everything that one file would create
  $ slipway plan --environment staging --output json
  $ slipway plan --detailed-exitcode || [ $? = 3 ]

Exit codes: 0 done; 1 failed, or a problem is an error; 2 wrong usage; 3 something changes, with --detailed-exitcode.`;

/** Reads the command line and runs the verb. Gives the exit code. */
export async function runProgram(argv: readonly string[], output: Output): Promise<number> {
  const answer: { code: number } = { code: exitCodes.done };
  const written: string[] = [];
  const program = programOf(output, written, (code) => (answer.code = code));
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    answer.code = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  }
  await output.write(written);
  return answer.code;
}

function programOf(output: Output, written: string[], end: (code: number) => void): Command {
  const program = new Command("slipway")
    .description("Plans and reconciles Kubernetes clusters kept in git as Cluster API definitions.")
    .version(slipwayVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      writeOut: (text) => written.push(text),
      writeErr: (text) => {
        output.say(text.trimEnd());
      },
      outputError: (text, write) => {
        write(`slipway: ${text.replace(/^error: /, "")}See slipway --help.`);
      },
    })
    .addHelpText("after", `\nNot yet in this version: ${later.join(", ")}.\n${examples}`);
  addPlan(program, output, end);
  for (const verb of later) addLater(program, verb, () => sayLater(verb, output, end));
  return program;
}

function addPlan(program: Command, output: Output, end: (code: number) => void): void {
  program
    .command("plan")
    .description("say what going from one revision to another does to every cluster")
    .argument("[paths...]", "show only what lies in these files and folders")
    .option(
      "--dir <folder>",
      "the fleet's folder: unless it is given, the nearest from here upward that has .github/slipway.yml, clusters/ or crs/",
      notEmpty,
      ".",
    )
    .option("--environment <name>", "plan this environment only; may be repeated", collected)
    .option("--base <rev>", "a revision, or empty (default: the merge base with the default branch)", notEmpty)
    .option(
      "--head <rev>",
      "a revision, or worktree (default: the working tree, uncommitted changes included)",
      notEmpty,
    )
    .addOption(
      new Option("--output <format>", "how to print the plan; html (not yet)")
        .choices(["text", "markdown", "json", "html"])
        .default("text"),
    )
    .option("--detailed-exitcode", "exit with 3 where something changes")
    .option("--kubeconfig <file>", "plan against a management cluster (not yet)", notEmpty)
    .option("--context <name>", "the context of the kubeconfig (not yet)", notEmpty)
    .option("--no-color", "print no colours")
    .option("--debug", "print where an error came from")
    .addHelpText("after", examples)
    .action(async (paths: string[], options: PlanOptions, command: Command) => {
      const { plan } = await import("./plan.ts");
      const isSearched = command.getOptionValueSource("dir") === "default";
      end(await plan(paths, { ...options, isSearched }, output));
    });
}

function addLater(program: Command, verb: string, action: () => void): void {
  program
    .command(verb, { hidden: true })
    .argument("[anything...]")
    .allowUnknownOption()
    .helpOption(false)
    .action(action);
}

function sayLater(verb: string, output: Output, end: (code: number) => void): void {
  output.say(`slipway: ${verb} is not in this version yet, which can only plan: see slipway plan --help`);
  end(exitCodes.usage);
}

function notEmpty(value: string): string {
  if (value === "") throw new InvalidArgumentError("It is empty.");
  return value;
}

function collected(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), notEmpty(value)];
}
