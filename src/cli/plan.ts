import { isAbsolute, relative, resolve, sep } from "node:path";

import type { Plan } from "#core/plan/plan.ts";

import { localApp } from "../app.ts";

import { exitCodeOf, exitCodes } from "./exit-code.ts";
import { jsonPieces } from "./json-pieces.ts";
import type { Output } from "./output.ts";

/** The options of `slipway plan`, as the command line gives them. */
export interface PlanOptions {
  readonly dir: string;
  /** `dir` was not given: the fleet's folder is looked for from there upwards. */
  readonly isSearched: boolean;
  readonly environment?: readonly string[];
  readonly base?: string;
  readonly head?: string;
  readonly output: keyof typeof renderers | "html";
  readonly detailedExitcode?: true;
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly color: boolean;
}

/** Prints the plan. Gives the exit code. */
export async function plan(paths: readonly string[], options: PlanOptions, output: Output): Promise<number> {
  const format = options.output;
  if (format === "html") return refuse("--output html is not in this version yet: use text, markdown or json", output);
  if (options.kubeconfig !== undefined || options.context !== undefined) {
    return refuse("--kubeconfig and --context are not in this version yet: plans are made from git alone", output);
  }
  // Whatever the repository is, a path outside of a folder that was given is wrong.
  const wrong = options.isSearched ? undefined : outsideOf(options.dir, paths, options.dir);
  if (wrong !== undefined) return refuse(wrong, output);
  return print({ ...options, output: format }, paths, output);
}

type Render = (plans: readonly Plan[], output: Output) => Iterable<string>;

/** Each is loaded when it is asked for. */
const renderers = {
  text: async (): Promise<Render> => {
    const { terminalPieces } = await import("#core/report/render-terminal.ts");
    return (plans, { color, width }) => terminalPieces(plans, { color, width });
  },
  markdown: async (): Promise<Render> => {
    const { renderComment } = await import("#core/report/render-comment.ts");
    return (plans) => [renderComment(plans)];
  },
  json: async (): Promise<Render> => {
    const { planDocumentOf } = await import("#core/report/plan-document.ts");
    return (plans) => jsonPieces(planDocumentOf(plans));
  },
} as const;

type Printable = PlanOptions & { readonly output: keyof typeof renderers };

async function print(options: Printable, paths: readonly string[], output: Output): Promise<number> {
  const { base, head, dir, isSearched, environment: environments = [] } = options;
  const revisions = { ...(base !== undefined && { base }), ...(head !== undefined && { head }) };
  const [fleet, render] = await Promise.all([localApp(dir, { isSearched }).openFleet(), renderers[options.output]()]);
  const wrong = outsideOf(fleet.root, paths, dir);
  if (wrong !== undefined) return refuse(wrong, output);
  const written = new Map(paths.map((path) => [placeOf(fleet.root, path, dir), path]));
  const preview = await fleet.preview({ paths: [...written.keys()], written, environments, ...revisions });
  for (const remark of preview.remarks) output.say(`slipway: ${remark}`);
  if (preview.kind === "refused") return exitCodes.failed;
  const color = output.color && options.color;
  await output.write(render(preview.plans, { ...output, color }));
  return exitCodeOf(preview.plans, { detailed: options.detailedExitcode === true });
}

/** What is wrong with the first path that is outside of the fleet. `from` is the folder that paths begin in. */
function outsideOf(root: string, paths: readonly string[], from: string): string | undefined {
  const outside = paths.find((path) => isOutside(placeOf(root, path, from)));
  return outside === undefined ? undefined : `${outside} is outside of ${root}, the fleet's folder: see --dir`;
}

/** A path as the fleet has it: from its root, with `/`, and no slash at the end. */
function placeOf(root: string, path: string, from: string): string {
  return relative(root, resolve(from, path)).replaceAll(sep, "/");
}

function isOutside(place: string): boolean {
  return place === ".." || place.startsWith("../") || isAbsolute(place);
}

function refuse(message: string, output: Output): number {
  output.say(`slipway: ${message}`);
  return exitCodes.usage;
}
