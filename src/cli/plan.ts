import { isAbsolute, relative, resolve, sep } from "node:path";

import type { Plan } from "#core/plan/plan.ts";

import { localApp } from "../app.ts";

import { exitCodeOf, exitCodes } from "./exit-code.ts";
import { jsonPieces } from "./json-pieces.ts";
import type { Output } from "./output.ts";

/** The options of `slipway plan`, as the command line gives them. */
export interface PlanOptions {
  readonly dir: string;
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
  const places = paths.map((path) => placeOf(path, options.dir));
  const outside = paths.find((_, index) => places[index] === undefined);
  if (outside !== undefined)
    return refuse(`${outside} is outside of ${options.dir}, the fleet's folder: see --dir`, output);
  return print(
    { ...options, output: format },
    places.filter((place) => place !== undefined),
    output,
  );
}

type Render = (plans: readonly Plan[], output: Output) => Iterable<string>;

/** Each is loaded when it is asked for. */
const renderers = {
  text: async (): Promise<Render> => {
    const { renderTerminal } = await import("#core/report/render-terminal.ts");
    return (plans, { color, width }) => [renderTerminal(plans, { color, width })];
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
  const { base, head, environment: environments = [] } = options;
  const revisions = { ...(base !== undefined && { base }), ...(head !== undefined && { head }) };
  const previewing = localApp(options.dir).preview({ paths, environments, ...revisions });
  const [preview, render] = await Promise.all([previewing, renderers[options.output]()]);
  for (const remark of preview.remarks) output.say(`slipway: ${remark}`);
  if (preview.kind === "refused") return exitCodes.failed;
  const color = output.color && options.color;
  await output.write(render(preview.plans, { ...output, color }));
  return exitCodeOf(preview.plans, { detailed: options.detailedExitcode === true });
}

/** A path as the fleet has it: from its folder, with `/`, and no slash at the end. Undefined outside of it. */
function placeOf(path: string, folder: string): string | undefined {
  const place = relative(folder, resolve(folder, path));
  if (place === ".." || place.startsWith(`..${sep}`) || isAbsolute(place)) return undefined;
  return place.replaceAll(sep, "/");
}

function refuse(message: string, output: Output): number {
  output.say(`slipway: ${message}`);
  return exitCodes.usage;
}
