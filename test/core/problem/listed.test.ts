import { expect, test } from "vitest";

import { listedProblems } from "#core/problem/listed.ts";
import type { Problem, Severity } from "#core/problem/problem.ts";
import { say } from "#core/shown/shown.ts";

function problems(rule: string, severity: Severity, count: number): readonly Problem[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ rule, severity, message: say`a mistake` },
    origin: { path: "a.yaml", line: index + 1, column: 1 },
  }));
}

test("a thousand problems of a rule are listed, errors before others, and one counts the rest", () => {
  const few = problems("few", "notice", 1_000);
  const errors = problems("many", "error", 10);
  const listed = listedProblems([...few, ...problems("many", "notice", 1_500), ...errors]);

  expect(listed.slice(0, 1_010)).toEqual([...few, ...errors]);
  expect(listed.slice(2_000)).toEqual([
    {
      ...{ rule: "many", severity: "notice", origin: { path: "a.yaml", line: 991, column: 1 } },
      message: "There are 510 more problems of this rule, which are not listed: mend those that are, and plan again.",
    },
  ]);
});

test("fewer stay as they are", () => {
  const few = [...problems("a", "notice", 1_000), ...problems("b", "error", 1_000)];
  expect(listedProblems(few)).toBe(few);
});
