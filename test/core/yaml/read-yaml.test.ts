import { describe, expect, it } from "vitest";

import { readYaml, type YamlFile } from "#core/yaml/read-yaml.ts";

import { scalars, structures } from "./as-kubernetes-reads-it.ts";

/** Where Slipway differs on purpose: it refuses duplicates elsewhere, and reads these. */
const readAllTheSame = new Map([["-0.0", 0]]);

describe("YAML is read as Kubernetes reads it", () => {
  it.each(scalars)("the scalar %j is %s", (yaml, json) => {
    expect(outcome(`a: ${yaml}`)).toEqual(
      json === undefined ? "refused" : { a: readAllTheSame.get(yaml) ?? parse(json) },
    );
  });

  it.each(structures)("%j is %s", (yaml, json) => {
    expect(outcome(yaml)).toEqual(json === undefined ? "refused" : parse(json));
  });

  it("keys that name parts of every object are keys like any other", () => {
    const [document] = readYaml("__proto__: {polluted: true}\nconstructor: 1\nhasOwnProperty: 2").documents;

    expect(Object.keys(Object(document?.value))).toEqual(["__proto__", "constructor", "hasOwnProperty"]);
    expect(Object.getPrototypeOf(document?.value)).toBe(Object.prototype);
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("the documents of a file", () => {
  it("are given with the place where their content begins; empty ones count and are left out", () => {
    const text = "# first\na: 1\n---\n# nothing\n---\n---\n\n  b: 2\n...\n---\n- c\n";

    expect(documentsOf(text)).toEqual([
      { index: 0, value: { a: 1 }, line: 2, column: 1 },
      { index: 3, value: { b: 2 }, line: 8, column: 3 },
      { index: 4, value: ["c"], line: 11, column: 1 },
    ]);
  });

  it("may have directives, carriage returns, a byte order mark and content behind the dashes", () => {
    expect(documentsOf("\ufeff%YAML 1.1\r\n---\r\na: |\r\n  x\r\n--- {b: 1}\r\n")).toEqual([
      { index: 0, value: { a: "x\n" }, line: 3, column: 1 },
      { index: 1, value: { b: 1 }, line: 5, column: 5 },
    ]);
  });

  it.each(["", "\n\n", "# a comment", "---", "---\n---\n", "...", "\ufeff", "\ufeff# a comment\r\n"])(
    "%j has none",
    (text) => {
      expect(documentsOf(text)).toEqual([]);
      expect(readYaml(text).faults).toEqual([]);
    },
  );

  it("may be JSON, with tabs and with line separators that YAML knows otherwise", () => {
    expect(documentsOf('{\n\t"a": [\n\t\t{"b": "x\u2028y"}\n\t]\n}\n')).toEqual([
      { index: 0, value: { a: [{ b: "x\u2028y" }] }, line: 1, column: 1 },
    ]);
  });

  it("ten thousand are read in a moment", () => {
    expect(readYaml("---\na: 1\n".repeat(10_000)).documents).toHaveLength(10_000);
  });
});

function documentsOf(text: string): YamlFile["documents"] {
  return readYaml(text).documents;
}

function outcome(yaml: string): unknown {
  const { documents, faults } = readYaml(yaml);
  return faults.length > 0 ? "refused" : (documents[0]?.value ?? null);
}

/** The API knows no zero below zero. */
function parse(json: string): unknown {
  return JSON.parse(json, (_, value: unknown) => (value === 0 ? 0 : value));
}
