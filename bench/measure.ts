import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Something to run in a process of its own, and how often at most. */
export interface Scenario {
  readonly name: string;
  readonly run: () => void;
  /** A slow rival is run fewer times than the rest. */
  readonly atMost?: number;
}

/** Every scenario's median in milliseconds. They take turns, so that a busy moment of the machine meets them all. */
export function mediansOf(scenarios: readonly Scenario[], repetitions: number): ReadonlyMap<string, number> {
  const times = new Map(scenarios.map(({ name }): [string, number[]] => [name, []]));
  for (let round = 0; round < repetitions; round += 1) {
    for (const scenario of scenarios) {
      if (round < (scenario.atMost ?? repetitions)) times.get(scenario.name)?.push(millisecondsOf(scenario.run));
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

/** Runs Node and gives what it printed. Any exit code but those of a plan is an error: a benchmark of a failure says nothing. */
export function runNode(args: readonly string[], environment: Readonly<Record<string, string>> = {}): string {
  const options = { encoding: "utf8", env: { ...process.env, ...environment }, maxBuffer: 2 ** 30 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  if (status !== 0)
    throw new Error(`node ${args.slice(0, 4).join(" ")} … ended with ${String(status)}: ${stderr.slice(-2000)}`);
  return stdout;
}

/** The largest resident set that Node had while it ran this, in MB. */
export function peakMegabytes(args: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), "slipway-peak-"));
  try {
    const file = join(folder, "peak");
    runNode(["--import", atExit, ...args], { PEAK_FILE: file });
    return Number(readFileSync(file, "utf8")) / 1024;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const atExit = `data:text/javascript,${encodeURIComponent(`
import { writeFileSync } from "node:fs";
process.on("exit", () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));
`)}`;

function millisecondsOf(run: () => void): number {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
