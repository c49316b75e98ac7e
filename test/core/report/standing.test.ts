import { describe, expect, test } from "vitest";

import type { Problem } from "#core/problem/problem.ts";
import { headlineOf } from "#core/report/headline.ts";
import { renderComment } from "#core/report/render-comment.ts";
import { renderTerminal } from "#core/report/render-terminal.ts";
import { sortedProblems } from "#core/report/standing.ts";
import { say } from "#core/shown/shown.ts";

import { change, planOfSample, ref } from "./samples.ts";

function at(path: string, severity: Problem["severity"], rule = "identity-missing"): Problem {
  return { rule, severity, message: say`a message`, origin: { path, line: 1, column: 1 } };
}

const edited = change("configure", ref("Cluster", "c1"), 1);
const here = edited.origin.path;

describe("notices about files that a change does not touch", () => {
  test.each([
    ["a notice there stands", [at("other.yaml", "notice")], { news: 0, standing: 1 }],
    ["a notice in a file that changes is news", [at(here, "notice")], { news: 1, standing: 0 }],
    ["a warning there is news", [at("other.yaml", "warning")], { news: 1, standing: 0 }],
    ["what could not be rendered is news", [at("other.yaml", "notice", "not-rendered")], { news: 1, standing: 0 }],
  ])("%s", (_, problems, expected) => {
    const { news, standing } = sortedProblems(planOfSample({ changes: [edited], problems }));
    expect({ news: news.length, standing }).toEqual(expected);
  });

  test("are one line, and not in the headline", () => {
    const plans = [planOfSample({ problems: [at("a.yaml", "notice"), at("b.yaml", "notice")] })];
    expect(headlineOf(plans)).toBe("Nothing changes.");
    expect(renderTerminal(plans, { color: false, width: 80 })).toContain(
      "2 notices about files that this change does not touch.",
    );
    expect(renderComment(plans)).toContain("- 2 notices about files that this change does not touch.");
  });
});
