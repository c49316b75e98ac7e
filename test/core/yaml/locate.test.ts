import { describe, expect, it } from "vitest";

import type { YamlPath } from "#core/yaml/locate.ts";
import { readYaml } from "#core/yaml/read-yaml.ts";

const text = `# a comment
kind: Cluster
spec:
  "quoted key": 1
  list:
    - name: one
      value: a
    -
    - - nested
    - |
      text
  base: &base
    cpu: 2
    disk: 40
  big:
    <<: *base
    cpu: 8
  both: {<<: [*base, {gpu: 1}], cpu: 4}
  same: *base
  flow: [
    x,
    {z: 1}
  ]
  after: z
---
second: 1
`;

describe("a value is where it is written", () => {
  it.each<[string, YamlPath, string]>([
    ["the document", [], "2:1"],
    ["a key", ["kind"], "2:1"],
    ["a key in quotes", ["spec", "quoted key"], "4:3"],
    ["an item that is a mapping", ["spec", "list", 0], "6:7"],
    ["a key of an item", ["spec", "list", 0, "value"], "7:7"],
    ["an item of a list in a list", ["spec", "list", 2, 0], "9:9"],
    ["an item that is a block of text", ["spec", "list", 3], "10:7"],
    ["a key that overrides a merged one", ["spec", "big", "cpu"], "17:5"],
    ["a key that was merged", ["spec", "big", "disk"], "14:5"],
    ["a key that was merged by a list", ["spec", "both", "gpu"], "18:23"],
    ["a key behind an alias", ["spec", "same", "disk"], "14:5"],
    ["an alias", ["spec", "same"], "19:3"],
    ["an item in brackets", ["spec", "flow", 1, "z"], "22:6"],
    ["what comes behind a bracket that is too little indented", ["spec", "after"], "24:3"],
  ])("%s", (_, path, place) => {
    expect(placeOf(path)).toBe(place);
  });

  it.each<[string, YamlPath, string]>([
    ["a key that is not there: the mapping's", ["spec", "list", 0, "other", "deeper"], "6:7"],
    ["an item that is not there: the list's", ["spec", "list", 9], "5:3"],
    ["an item without content: the list's", ["spec", "list", 1], "5:3"],
    ["a key of what is no mapping", ["kind", "x"], "2:1"],
    ["a key that objects of JavaScript have", ["constructor"], "2:1"],
  ])("%s", (_, path, place) => {
    expect(placeOf(path)).toBe(place);
  });

  it("in the document asked for", () => {
    expect(readYaml(text).placeOf(1, ["second"])).toEqual({ line: 26, column: 1 });
  });
});

function placeOf(path: YamlPath): string {
  const { line, column } = readYaml(text).placeOf(0, path);
  return `${line}:${column}`;
}
