import { describe, expect, it } from "vitest";

import type { Plan } from "#core/plan/plan.ts";
import { headlineOf } from "#core/report/headline.ts";

import { samples, thousand } from "./samples.ts";

const cases: Readonly<Record<string, string>> = {
  nothing: "Nothing changes.",
  create: "1 cluster is created: 5 machines created, none deleted.",
  delete: "1 cluster is deleted: 5 machines deleted.",
  scale: "1 cluster changes: 2 machines created, none deleted.",
  upgrade: "1 cluster changes: 5 machines replaced, none deleted.",
  later: "2 clusters change: 10 machines replaced, none deleted; 2 clusters roll out later, unasked.",
  blocked: "1 cluster changes: no machine created, replaced or deleted; 1 cluster is blocked.",
  pause: "2 clusters change: no machine created, replaced or deleted; 1 cluster waits.",
  pools: "1 cluster changes: 3 machines created, 2 deleted.",
  problems:
    "The merge would be refused: 2 errors. 1 cluster changes: 2 machines created, none deleted. 1 warning, 1 notice.",
  "objects-only": "No cluster changes: 1 object created, 1 configured.",
  refused: "The merge would be refused: 1 error. No cluster changes: 1 object configured, 2 edits refused.",
  mixed:
    "6 clusters change (1 deleted, 1 created): 7 machines created, 10 replaced, 5 deleted; 1 cluster rolls out later, unasked. 1 warning.",
  environments: "The merge would be refused: 1 error. 2 clusters change (1 deleted): 5 machines replaced, 5 deleted.",
};

describe("headlineOf", () => {
  it.each(Object.entries(cases))("says in one breath what %s does", (name, expected) => {
    expect(headlineOf(samples[name] ?? [])).toBe(expected);
  });

  it("counts a thousand clusters", () => {
    expect(headlineOf(thousand)).toBe("1000 clusters are created: 5000 machines created, none deleted.");
  });

  it.each([
    ["nothing", "What changes is not fully known."],
    ["scale", "1 cluster changes: 2 machines created, none deleted. What changes is not fully known."],
  ])("says beside %s that files change of which nobody knows what", (name, expected) => {
    const plans = (samples[name] ?? []).map((plan) => ({ ...plan, uncertain: ["a.yaml"] }));
    expect(headlineOf(plans)).toBe(expected);
  });

  it("says that nothing changes where no environment is planned", () => {
    const none: readonly Plan[] = [];
    expect(headlineOf(none)).toBe("Nothing changes.");
  });
});
