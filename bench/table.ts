import { median } from "./measure.ts";

/** Medians in milliseconds by scenario, the warm plans' own times, and the peak of a cold plan in MB. */
export interface Measured {
  readonly times: ReadonlyMap<string, number>;
  readonly warm: readonly number[];
  readonly peak: number;
}

export interface Row {
  readonly measure: string;
  readonly value: number | undefined;
  readonly target: number;
  readonly unit: string;
  /** What the value was made of. */
  readonly from: string;
  readonly met: boolean | undefined;
}

/** The targets, and how each measure is made of what was measured. Ratios, since seconds are the machine's. */
export function rowsOf({ times, warm, peak }: Measured): readonly Row[] {
  const time = (name: string) => times.get(name) ?? NaN;
  const start = time("version");
  const cold = time("plan") - start;
  const rival = times.get("rival");
  return [
    ratio("start: slipway --version / empty Node", start, time("empty"), 3),
    ratio("cold: plan / floor, less the starts", cold, time("floor") - time("empty"), 1.5),
    ratio("warm: second plan in one process / cold", median(warm), cold, 0.3),
    ratio("growth: twice the clusters / cold", time("twice") - start, cold, 2.1),
    row({
      measure: "memory: peak of a cold plan",
      value: peak,
      target: 500,
      unit: " MB",
      from: "resident set of Node",
    }),
    ratio("rival: plan / kustomize of both sides and diff -r", time("plan"), rival, 1),
  ];
}

export function tableOf(rows: readonly Row[], clusters: number, repetitions: number): string {
  const head = ["measure", "value", "target", "verdict", "from"];
  const lines = [head, ...rows.map(cellsOf)];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const table = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [`${String(clusters)} clusters, medians of ${String(repetitions)} runs in turns`, ...table].join("\n");
}

function ratio(measure: string, part: number, whole: number | undefined, target: number): Row {
  if (whole === undefined) return row({ measure, value: undefined, target, unit: "", from: "not on this machine" });
  return row({ measure, value: part / whole, target, unit: "", from: `${part.toFixed(0)} / ${whole.toFixed(0)} ms` });
}

function row(given: Omit<Row, "met">): Row {
  return { ...given, met: given.value === undefined ? undefined : given.value <= given.target };
}

function cellsOf({ measure, value, target, unit, from, met }: Row): readonly string[] {
  const digits = unit === "" ? 2 : 0;
  return [
    measure,
    value === undefined ? "-" : value.toFixed(digits) + unit,
    `≤ ${String(target)}${unit}`,
    verdictOf(met),
    from,
  ];
}

function verdictOf(met: boolean | undefined): string {
  if (met === undefined) return "not measured";
  return met ? "met" : "MISSED";
}
