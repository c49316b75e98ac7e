import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { ruleNames } from "#core/lint/rule-names.ts";
import { rules } from "#core/lint/rules.ts";

import { rulesPage } from "../../../schema/rules-page.ts";

describe("docs/rules.md", () => {
  const published = readFileSync(new URL("../../../docs/rules.md", import.meta.url), "utf8");

  test("is current: npm run schema", () => {
    expect(published).toBe(rulesPage());
  });

  test("has each rule that a problem can have, once", () => {
    const listed = [...published.matchAll(/^\| \[?`([a-z0-9-]+)`/gm)].map(([, name]) => name);
    expect(listed).toEqual([...new Set(ruleNames)]);
  });

  test("explains each rule about fleets and their changes", () => {
    const explained = [...published.matchAll(/^### (\S+)$/gm)].map(([, name]) => name);
    expect(explained).toEqual(rules.map(({ name }) => name));
  });
});
