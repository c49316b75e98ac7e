import { describe, expect, test } from "vitest";

import { rules } from "#core/lint/rules.ts";
import { parseFile } from "#core/manifest/parse-file.ts";

import { fleetFrom } from "./fleets.ts";

describe("the rules", () => {
  test("have distinct names in their order", () => {
    const names = rules.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].sort());
  });

  test.each(rules)("$name: its texts are sentences, and its examples are read without a fault", (rule) => {
    const { base = "", bad, good } = rule.examples;
    expect([base, bad, good].flatMap((text) => parseFile(text).faults)).toEqual([]);
    expect(rule.name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect([rule.summary, rule.reason].filter((text) => !text.endsWith("."))).toEqual([]);
    expect(rule.source).not.toBe("");
  });

  test.each(rules)("$name: finds a mistake in its bad example and none in its good one", (rule) => {
    const { base, bad, good } = rule.examples;
    const before = base === undefined ? {} : { base: fleetFrom(base) };
    expect([...rule.check({ fleet: fleetFrom(bad), ...before })]).not.toEqual([]);
    expect([...rule.check({ fleet: fleetFrom(good), ...before })]).toEqual([]);
  });

  test.each(rules)("$name: finds nothing in an empty fleet, whatever was before", (rule) => {
    const empty = fleetFrom("");
    const found = [...rule.check({ fleet: empty }), ...rule.check({ fleet: empty, base: empty })];
    expect(found).toEqual([]);
  });
});
