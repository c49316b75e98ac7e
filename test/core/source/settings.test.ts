import { describe, expect, test } from "vitest";

import { configOf } from "#core/config/config-of.ts";
import { configPath, defaultConfig } from "#core/config/config.ts";
import { say } from "#core/shown/shown.ts";
import { chosenOf } from "#core/source/chosen.ts";
import { settingsOf, weighed } from "#core/source/settings.ts";
import type { SourceFile } from "#core/source/source-tree.ts";

function fileOf(text: string): SourceFile {
  return { path: configPath, id: text, text };
}

function namesAndRules(base: SourceFile | undefined, head: SourceFile | undefined) {
  const { config, problems, isWritten } = settingsOf(base, head, (text) => configOf(text, configPath));
  return {
    isWritten,
    environments: config.environments.map(({ name }) => name),
    problems: problems.map(({ rule, severity }) => `${severity} ${rule}`),
  };
}

const blue = fileOf("environments: [{ name: blue }]");
const broken = fileOf("environments: [{ name: blue, apply: never }]");

describe("the configuration that a plan follows", () => {
  test.each([
    ["none", undefined, undefined, { isWritten: false, environments: ["default"], problems: [] }],
    ["the same", blue, blue, { isWritten: true, environments: ["blue"], problems: [] }],
    [
      "another at head: the base's holds",
      blue,
      fileOf("environments: [{ name: red }]"),
      { isWritten: true, environments: ["blue"], problems: ["notice configuration-changes"] },
    ],
    [
      "none at base: the defaults hold",
      undefined,
      blue,
      { isWritten: false, environments: ["default"], problems: ["notice configuration-changes"] },
    ],
    [
      "none at head: the base's holds",
      blue,
      undefined,
      { isWritten: true, environments: ["blue"], problems: ["notice configuration-changes"] },
    ],
    [
      "only other words at head",
      blue,
      fileOf("# blue\nenvironments:\n  - name: blue\n"),
      { isWritten: true, environments: ["blue"], problems: [] },
    ],
    [
      "broken in both",
      broken,
      broken,
      { isWritten: true, environments: ["blue"], problems: ["error invalid-setting"] },
    ],
    [
      "broken in both in one way, with other words around it: told once",
      broken,
      fileOf("# blue\nenvironments: [{ name: blue, apply: never }]"),
      { isWritten: true, environments: ["blue"], problems: ["error invalid-setting"] },
    ],
    [
      "broken in both in two ways",
      broken,
      fileOf("environments: [{ name: blue, apply: always }]"),
      { isWritten: true, environments: ["blue"], problems: ["notice invalid-setting", "error invalid-setting"] },
    ],
    ["broken at head", blue, broken, { isWritten: true, environments: ["blue"], problems: ["error invalid-setting"] }],
    [
      "mended at head, which must not fail for it",
      broken,
      blue,
      { isWritten: true, environments: ["blue"], problems: ["notice invalid-setting"] },
    ],
    [
      "lost at base, and the same at head, whose text is there",
      { path: configPath, id: blue.id, unreadable: "missing" } as const,
      blue,
      { isWritten: true, environments: ["blue"], problems: [] },
    ],
    [
      "without text",
      { path: configPath, id: "x", unreadable: "binary" } as const,
      { path: configPath, id: "x", unreadable: "binary" } as const,
      { isWritten: true, environments: ["default"], problems: [] },
    ],
  ])("%s", (_, base, head, expected) => {
    expect(namesAndRules(base, head)).toEqual(expected);
  });
});

describe("the environments to look at", () => {
  const config = configOf("environments: [{ name: b }, { name: a }, { name: c }]", configPath).value;

  test.each([
    [[], ["b", "a", "c"]],
    [["a"], ["a"]],
    [
      ["c", "b", "c"],
      ["b", "c"],
    ],
  ])("%j are %j", (names, expected) => {
    const chosen = chosenOf(config, names);
    expect("environments" in chosen && chosen.environments.map(({ name }) => name)).toEqual(expected);
  });

  test("of an unknown name are refused, with those that there are", () => {
    expect(chosenOf(config, ["a", "d"])).toEqual({ refused: "There is no environment d: expected b, a, c." });
  });
});

test("notices and warnings weigh what the repository wants, errors stay errors", () => {
  const origin = { path: "a", line: 1, column: 1 };
  const message = say`m`;
  const problems = [
    { rule: "a", severity: "notice", message, origin },
    { rule: "b", severity: "warning", message, origin },
    { rule: "c", severity: "error", message, origin },
    { rule: "constructor", severity: "notice", message, origin },
  ] as const;
  const config = { ...defaultConfig, lint: { rules: { a: "off", b: "error", c: "off" } } } as const;
  expect(weighed(problems, config).map(({ rule, severity }) => [rule, severity])).toEqual([
    ["b", "error"],
    ["c", "error"],
    ["constructor", "notice"],
  ]);
});
