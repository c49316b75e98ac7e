import { readFileSync } from "node:fs";

import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";

import { configOf } from "#core/config/config-of.ts";
import { configJsonSchema } from "#core/config/schema.ts";
import { readYaml } from "#core/yaml/read-yaml.ts";

test("the published schema is the one of the types: npm run schema writes it", () => {
  const published: unknown = JSON.parse(
    readFileSync(new URL("../../../schema/slipway.v1.json", import.meta.url), "utf8"),
  );
  expect(published).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
});

describe("the schema agrees with the reader", () => {
  const isValid = new Ajv().compile(configJsonSchema());

  test.each([
    ["version: 1", true],
    ["environments: [{ name: a, drift: off, stalledAfter: 1h }]", true],
    ["environments: [{ name: a, variables: { values: { REPLICAS: 3 } } }]", true],
    ["lint: { rules: { cidr-overlap: off } }", true],
    ["version: 2", false],
    ["environments: []", false],
    ["environments: [{ name: A }]", false],
    ["environments: [{ branch: main }]", false],
    ["environments: [{ name: a, stalledAfter: 30 }]", false],
    ["environments: [{ name: a, colour: red }]", false],
    ["lint: { rules: { cidr-overlap: fatal } }", false],
  ])("about %s", (text, valid) => {
    const value = readYaml(text).documents[0]?.value;
    expect([isValid(value), configOf(text, "slipway.yml").problems.length === 0]).toEqual([valid, valid]);
  });
});

test("every setting has a description for editors", () => {
  const undescribed = Object.entries(configJsonSchema().properties ?? {}).filter(
    ([, schema]) => typeof schema !== "object" || schema.description === undefined,
  );
  expect(undescribed).toEqual([]);
});
