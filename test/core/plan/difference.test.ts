import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { pathText } from "#core/manifest/field-path.ts";
import { isList, isObject, type Json, type JsonObject } from "#core/manifest/json.ts";
import { differencesOf, leavesOf, shownDifference, type RawDifference } from "#core/plan/difference.ts";

const flat = (found: readonly RawDifference[]) =>
  found.map(({ path, before, after }) => [pathText(path), before ?? null, after ?? null]);

const between = (before: JsonObject, after: JsonObject) => flat(differencesOf(before, after));

describe("differences of objects", () => {
  test.each<[string, JsonObject, JsonObject, unknown]>([
    ["equal ones have none", { a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 2 }] } }, []],
    ["the order of keys is none", { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ["a null is as good as no field", { a: null }, {}, []],
    ["a scalar, at its field", { spec: { replicas: 2 } }, { spec: { replicas: 4 } }, [["spec.replicas", 2, 4]]],
    ["a new object, as one", { spec: {} }, { spec: { a: { b: 1, c: 2 } } }, [["spec.a", null, { b: 1, c: 2 }]]],
    ["a gone object, as one", { spec: { a: { b: 1 } } }, { spec: {} }, [["spec.a", { b: 1 }, null]]],
    ["another type, as one", { a: { b: 1 } }, { a: "b" }, [["a", { b: 1 }, "b"]]],
    ["a list that became an object", { a: [1] }, { a: { b: 1 } }, [["a", [1], { b: 1 }]]],
    ["a number that became text", { a: 1 }, { a: "1" }, [["a", 1, "1"]]],
    ["false and nothing", { a: false }, {}, [["a", false, null]]],
    [
      "in the order of their names",
      { b: 1, c: 1, a: 1 },
      { c: 2, b: 2, a: 2 },
      [
        ["a", 1, 2],
        ["b", 1, 2],
        ["c", 1, 2],
      ],
    ],
    ["keys with dots", { a: { "x.io/y": 1 } }, { a: { "x.io/y": 2 } }, [["a[x.io/y]", 1, 2]]],
    ["keys that objects have by themselves", { a: {} }, { a: { constructor: 1 } }, [["a.constructor", null, 1]]],
  ])("%s", (_, before, after, expected) => {
    expect(between(before, after)).toEqual(expected);
  });

  test("an object that is new, or gone, is one difference", () => {
    expect(differencesOf(undefined, { a: 1 })).toEqual([{ path: [], after: { a: 1 } }]);
    expect(differencesOf({ a: 1 }, undefined)).toEqual([{ path: [], before: { a: 1 } }]);
    expect(differencesOf(undefined, undefined)).toEqual([]);
  });
});

describe("lists of named things", () => {
  const pools = (...names: readonly string[]): JsonObject => ({
    machineDeployments: names.map((name) => ({ name: name.slice(0, 4), replicas: Number(name.slice(5)) })),
  });

  test.each<[string, JsonObject, JsonObject, unknown]>([
    [
      "are compared by name",
      pools("md-0:1", "md-1:1"),
      pools("md-2:1", "md-0:3"),
      [
        ["machineDeployments[md-2]", null, { name: "md-2", replicas: 1 }],
        ["machineDeployments[md-0].replicas", 1, 3],
        ["machineDeployments[md-1]", { name: "md-1", replicas: 1 }, null],
      ],
    ],
    [
      "say their order where it means something",
      pools("md-0:1", "md-1:1"),
      pools("md-1:1", "md-0:1"),
      [["machineDeployments", ["md-0", "md-1"], ["md-1", "md-0"]]],
    ],
    [
      "say nothing of their order where it means nothing",
      {
        variables: [
          { name: "a", value: 1 },
          { name: "b", value: 2 },
        ],
      },
      {
        variables: [
          { name: "b", value: 2 },
          { name: "a", value: 1 },
        ],
      },
      [],
    ],
    [
      "with one name twice are compared by place",
      {
        env: [
          { name: "a", value: "1" },
          { name: "a", value: "2" },
        ],
      },
      {
        env: [
          { name: "a", value: "1" },
          { name: "a", value: "3" },
        ],
      },
      [["env[1]", { name: "a", value: "2" }, { name: "a", value: "3" }]],
    ],
    [
      "by two fields",
      {
        taints: [
          { key: "k", effect: "NoSchedule", value: "a" },
          { key: "k", effect: "NoExecute" },
        ],
      },
      {
        taints: [
          { key: "k", effect: "NoSchedule", value: "b" },
          { key: "k", effect: "NoExecute" },
        ],
      },
      [["taints[k,NoSchedule].value", "a", "b"]],
    ],
    [
      "by a path",
      { files: [{ path: "/a", content: "1" }] },
      {
        files: [
          { path: "/b", content: "1" },
          { path: "/a", content: "2" },
        ],
      },
      [
        ["files[/b]", null, { path: "/b", content: "1" }],
        ["files[/a].content", "1", "2"],
      ],
    ],
    [
      "by kind and name",
      { resources: [{ kind: "ConfigMap", name: "a" }] },
      {
        resources: [
          { kind: "ConfigMap", name: "a" },
          { kind: "Secret", name: "a" },
        ],
      },
      [["resources[Secret,a]", null, { kind: "Secret", name: "a" }]],
    ],
    [
      "by class",
      { workers: { machineDeployments: [{ class: "a", x: 1 }] } },
      { workers: { machineDeployments: [{ class: "a", x: 2 }] } },
      [["workers.machineDeployments[a].x", 1, 2]],
    ],
    [
      "arguments by name, or by name and value",
      {
        extraArgs: [
          { name: "v", value: "1" },
          { name: "f", value: "a" },
          { name: "f", value: "b" },
        ],
      },
      {
        extraArgs: [
          { name: "v", value: "2" },
          { name: "f", value: "a" },
          { name: "f", value: "b" },
        ],
      },
      [
        ["extraArgs[v,2]", null, { name: "v", value: "2" }],
        ["extraArgs[v,1]", { name: "v", value: "1" }, null],
      ],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(between(before, after)).toEqual(expected);
  });
});

describe("other lists", () => {
  const commands = (...texts: readonly string[]): JsonObject => ({ preKubeadmCommands: texts });

  test.each<[string, JsonObject, JsonObject, unknown]>([
    ["an item between", commands("a", "b"), commands("a", "x", "b"), [["preKubeadmCommands[1]", null, "x"]]],
    ["an item less", commands("a", "x", "b"), commands("a", "b"), [["preKubeadmCommands[1]", "x", null]]],
    ["an item in another's place", commands("a", "b"), commands("a", "c"), [["preKubeadmCommands[1]", "b", "c"]]],
    [
      "another order",
      commands("a", "b"),
      commands("b", "a"),
      [
        ["preKubeadmCommands[0]", "a", null],
        ["preKubeadmCommands[1]", null, "a"],
      ],
    ],
    [
      "of objects, field by field",
      { subnets: [{ id: "a", x: 1 }, { id: "b" }] },
      { subnets: [{ id: "a", x: 2 }, { id: "b" }] },
      [["subnets[0].x", 1, 2]],
    ],
    [
      "of patches, with what names them",
      { jsonPatches: [{ op: "add", path: "/a", value: 1 }] },
      { jsonPatches: [{ op: "add", path: "/a", value: 2 }] },
      [["jsonPatches[0]", { op: "add", path: "/a", value: 1 }, { op: "add", path: "/a", value: 2 }]],
    ],
    ["of lists", { mounts: [["a", "b"]] }, { mounts: [["a", "c"]] }, [["mounts[0][1]", "b", "c"]]],
  ])("%s", (_, before, after, expected) => {
    expect(between(before, after)).toEqual(expected);
  });
});

test("leaves of a new object are its fields", () => {
  const [found] = differencesOf({}, { spec: { a: { c: 1, b: [2] }, d: {} } });
  expect(found === undefined ? [] : flat(leavesOf(found))).toEqual([
    ["spec.a.b", null, [2]],
    ["spec.a.c", null, 1],
    ["spec.d", null, {}],
  ]);
});

test("a difference is shown with its values masked, and its change seen", () => {
  const ref = { group: "", kind: "Secret", namespace: "a", name: "b" };
  const raw = { path: ["data", "password"], before: "aHVudGVyMQ==", after: "aHVudGVyMg==" };
  expect(shownDifference(ref, raw)).toEqual({
    path: "data.password",
    before: "(secret, 7 bytes)",
    after: "(secret, 7 bytes, changed)",
  });
});

const scalar = fc.oneof(fc.constantFrom("a", "b", "c"), fc.integer({ min: 0, max: 2 }), fc.boolean());
const item = fc.oneof(scalar, fc.record({ name: fc.constantFrom("a", "b", "c"), x: scalar }, { requiredKeys: ["x"] }));
const field = fc.oneof(scalar, fc.array(item, { maxLength: 6 }), fc.dictionary(fc.constantFrom("a", "b"), scalar));
const object: fc.Arbitrary<JsonObject> = fc.dictionary(fc.constantFrom("a", "env", "variables", "users"), field, {
  noNullPrototype: true,
});

test("an object has no differences from its copy, and some from every other", () => {
  fc.assert(fc.property(object, (one) => differencesOf(one, structuredClone(one)).length === 0));
  fc.assert(
    fc.property(object, object, (one, other) => {
      expect(differencesOf(one, other).length === 0).toBe(sameMeaning(one) === sameMeaning(other));
    }),
  );
});

/** As text, with variables in the order of their names where these are unique. */
function sameMeaning(value: Json, key = ""): string {
  if (isList(value)) {
    const texts = value.map((each) => sameMeaning(each));
    const names = value.map((each) => (isObject(each) && typeof each["name"] === "string" ? each["name"] : undefined));
    const isNamed = !names.includes(undefined) && new Set(names).size === names.length;
    return `[${(key === "variables" && isNamed ? texts.sort() : texts).join(",")}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((each) => `${each}:${sameMeaning(value[each] ?? null, each)}`).join(",")}}`;
}

describe("long lists take no time", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => index);
  test.each<[string, readonly Json[], readonly Json[]]>([
    ["one more", many, [-1, ...many]],
    ["all others", many, many.map((each) => each + 20_000)],
    ["turned around", many, many.toReversed()],
    ["all alike", many.map(() => "a"), many.slice(1).map(() => "a")],
    ["two kinds in turn", many.map((each) => each % 2), many.map((each) => (each + 1) % 2)],
    [
      "named",
      many.map((name) => ({ name: `a${String(name)}` })),
      many.map((name) => ({ name: `a${String(name + 1)}` })),
    ],
  ])("%s", (_, before, after) => {
    const start = performance.now();
    differencesOf({ env: before }, { env: after });
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
