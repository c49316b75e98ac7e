// npm run bench -- [--clusters 1000] [--repetitions 9] [--check]
import { parseArgs } from "node:util";

import type { FleetRepository } from "../test/support/fleet-repository.ts";
import { mediansOf, peakMegabytes, runNode, type Scenario } from "./measure.ts";
import {
  benchRepository,
  planArguments,
  readFloor,
  rivalOf,
  startNode,
  startSlipway,
  warmMilliseconds,
  type Rival,
} from "./subjects.ts";
import { rowsOf, tableOf, type Measured } from "./table.ts";

const { values } = parseArgs({
  options: {
    clusters: { type: "string", default: "1000" },
    repetitions: { type: "string", default: "9" },
    check: { type: "boolean", default: false },
  },
});

process.exitCode = await bench(Number(values.clusters), Number(values.repetitions), values.check);

/** Prints the table. The exit code: 1 where a target is missed and `check` asks. */
async function bench(clusters: number, repetitions: number, check: boolean): Promise<number> {
  const one = await benchRepository(clusters);
  const two = await benchRepository(2 * clusters);
  const rival = rivalOf(clusters);
  try {
    const rows = rowsOf(measure(one, two, rival, repetitions));
    console.log(tableOf(rows, clusters, repetitions));
    return check && rows.some(({ met }) => met === false) ? 1 : 0;
  } finally {
    rival?.remove();
    await Promise.all([one.remove(), two.remove()]);
  }
}

function measure(one: FleetRepository, two: FleetRepository, rival: Rival | undefined, repetitions: number): Measured {
  const warm: number[] = [];
  const scenarios: readonly Scenario[] = [
    { name: "empty", run: startNode },
    { name: "version", run: startSlipway },
    { name: "floor", run: () => readFloor(one) },
    { name: "plan", run: () => void runNode(planArguments(one)) },
    { name: "twice", run: () => void runNode(planArguments(two)) },
    { name: "warm", run: () => void warm.push(warmMilliseconds(one)) },
    ...(rival === undefined ? [] : [{ name: "rival", run: rival.run, atMost: 1 }]),
  ];
  const quick = scenarios.filter(({ atMost }) => atMost === undefined);
  mediansOf(quick, 1); // Fills the disk's cache: no scenario pays for being first.
  warm.length = 0;
  return { times: mediansOf(scenarios, repetitions), warm, peak: peakMegabytes(planArguments(one)) };
}
