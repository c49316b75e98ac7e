import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readYaml, type YamlFile } from "#core/yaml/read-yaml.ts";

describe("a fault is told with line, column and what to do", () => {
  it.each([
    [
      "a tab in the indentation",
      "a:\n\tb: 1",
      "2:1",
      "the line is indented by a tab, and YAML allows spaces only: replace the tab by spaces",
    ],
    [
      "a tab behind spaces",
      "a:\n  b: 1\n\tc: 2",
      "3:1",
      "the line is indented by a tab, and YAML allows spaces only: replace the tab by spaces",
    ],
    [
      "a key twice",
      "a: 1\nb: 2\na: 3",
      "3:1",
      "the key a is there twice in one mapping, first in line 1: remove one of the two",
    ],
    [
      "a key twice, once quoted",
      "x:\n  'a': 1\n  a: 3",
      "3:3",
      "the key a is there twice in one mapping, first in line 2: remove one of the two",
    ],
    [
      "a number and its text as keys",
      "1: a\n'1': b",
      "2:1",
      "the key 1 is there twice in one mapping, first in line 1: remove one of the two",
    ],
    [
      "a key twice in JSON",
      '{"a": 1,\n "a": 2}',
      "2:2",
      "the key a is there twice in one mapping, first in line 1: remove one of the two",
    ],
    [
      "infinity",
      "a: 1\nb:\n  - .inf",
      "3:5",
      'infinite numbers and "not a number" do not exist in JSON, so Kubernetes refuses the file: write a number, or quote it',
    ],
    [
      "no number",
      "a: .nan",
      "1:4",
      'infinite numbers and "not a number" do not exist in JSON, so Kubernetes refuses the file: write a number, or quote it',
    ],
    [
      "a null key",
      "a: 1\n~: 2",
      "2:1",
      "a key must be text, a number up to 64 bits, or a boolean: write its name, in quotes if need be",
    ],
    [
      "a Helm template",
      "a: {{ .Values.x }}",
      "1:5",
      '"{{" begins a mapping in YAML: if this is a Helm template, leave it out of the environment or render it; else quote the value',
    ],
    [
      "a Helm template's control line",
      "{{- if .x }}\na: 1\n{{- end }}",
      "1:3",
      'this is no valid YAML; "{{" looks like a Helm template: render it, or leave the file out of the environment',
    ],
    [
      "a merge conflict",
      "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n",
      "3:2",
      "this is the mark of a merge conflict in git: resolve it",
    ],
    ["an alias of nothing", "a: *x", "1:4", "no node before this line is named &x: check the alias"],
    [
      "an alias of what it is in",
      "a: &x\n  b: *x",
      "2:6",
      "the node &x contains itself through this alias, which JSON cannot say",
    ],
    ["a merge of a number", "a:\n  <<: 3", "2:3", 'the merge key "<<" takes a mapping or a list of mappings'],
    ["a wrong tag", "a: !!int x", "1:10", "the tag of this value says an integer, and the value is none"],
    [
      "an open bracket",
      "a: 1\nb: [1, 2",
      "2:9",
      'a "[" or "{" is opened and not closed, or the lines in it are not indented enough',
    ],
    [
      "an open quote",
      'a: "x\nb: 1\nc: 2\n',
      "2:1",
      "the line is not indented enough for the quoted text or the brackets that it continues: close them before it, or indent it",
    ],
    ["a NUL byte", "a: 1\nb: \0", "2:4", "the file holds a NUL byte: it is no text"],
    [
      "a control character",
      "a: b\u0007",
      "1:5",
      "the line holds a control character, which YAML does not allow: remove it",
    ],
    [
      "a byte order mark between files",
      "a: 1\n\ufeff---\nb: 2",
      "2:1",
      "a byte order mark stands at the beginning of the line: files were joined; remove it",
    ],
  ])("%s", (_, text, place, reason) => {
    expect(faultsOf(text)).toEqual([`${place} ${reason}`]);
  });

  it("a line that only Kubernetes sees is refused: behind U+2028 a comment ends for it", () => {
    const { documents, faults } = readYaml("a: 1\n---\nb: 2 # harmless\u2028c: hidden\n");

    expect(documents).toMatchObject([{ value: { a: 1 } }]);
    expect(faults).toMatchObject([{ line: 3, column: 16, index: 1, endsReading: true }]);
  });

  it("no fault says what a file's values are", () => {
    const secret = "hunter2";
    const texts = [
      `a: "${secret}`,
      `a: ${secret}: b`,
      `a: !!int ${secret}`,
      `a: !!${secret}é b`,
      `a: @${secret}`,
      `a: [${secret}`,
      `a: \\x${secret}\n b`,
      `a: !${secret}!x 1`,
    ];

    for (const text of texts) expect(faultsOf(text).join()).not.toContain(secret);
  });
});

describe("a fault in one document", () => {
  it("of content leaves the others readable", () => {
    const file = readYaml("a: 1\n---\nb: 1\nb: 2\n---\nc: 1\n");

    expect(file.documents.map(({ value }) => value)).toEqual([{ a: 1 }, { c: 1 }]);
    expect(file.faults).toMatchObject([{ index: 1, line: 4, endsReading: false }]);
  });

  it("of syntax leaves those before it", () => {
    const file = readYaml("a: 1\n---\n# empty\n---\nb: 2\n---\nc: d: 1\n---\ne: 1\n");

    expect(file.documents.map(({ value }) => value)).toEqual([{ a: 1 }, { b: 2 }]);
    expect(file.faults).toMatchObject([{ index: 3, line: 7, endsReading: true }]);
  });

  it("that is found behind its end leaves those before it too", () => {
    expect(readYaml("a: 1\n---\nb: [1,\n---\nc: 1\n").documents.map(({ value }) => value)).toEqual([{ a: 1 }]);
  });

  it("leaves nothing of a first document", () => {
    expect(readYaml("a: b: c\n---\nd: 1\n").documents).toEqual([]);
  });
});

describe("attacks with aliases", () => {
  it("a document that grows beyond what an object may be is refused at the alias", () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(10)}]`,
    );

    expect(faultsOf(["l0: &l0 [x]", ...levels].join("\n"))).toEqual([
      "7:10 aliases make this document larger than any object may be (more than 4000000 characters): write out what is needed",
    ]);
  });

  it("so is one long text named often", () => {
    expect(faultsOf(`a: &a ${"x".repeat(100_000)}\nb: [${"*a,".repeat(100)}]`)).toHaveLength(1);
  });

  it("so is one that merges itself large", () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `l${level + 1}: &l${level + 1} {k${level}: 1, <<: [*l${level}, *l${level}]}`,
    );

    expect(faultsOf(["l0: &l0 {x: 1}", ...levels].join("\n"))).toHaveLength(1);
  });

  it("aliases nest no deeper than what is written out", () => {
    const levels = Array.from({ length: 200 }, (_, level) => `l${level + 1}: &l${level + 1} [*l${level}]`);

    expect(faultsOf(["l0: &l0 [x]", ...levels].join("\n"))).toEqual(["100:12 aliases nest more than 100 levels deep"]);
    expect(faultsOf(`a: ${"[".repeat(200)}`)).toEqual(["1:103 values are nested more than 100 levels deep"]);
  });

  it("what people write with aliases is no attack", () => {
    const items = Array.from({ length: 500 }, (_, index) => `  - {<<: *base, name: n${index}}`);

    expect(readYaml(["base: &base {cpu: 2, disk: 40, image: ubuntu}", "pools:", ...items].join("\n")).faults).toEqual(
      [],
    );
  });
});

describe("whatever the text", () => {
  const pieces = [
    "a: ",
    "- ",
    "b:\n",
    "  ",
    "\t",
    "\n",
    "---\n",
    "...\n",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "&x ",
    "*x",
    "<<: ",
    "!!int ",
    "!",
    "|\n",
    ">-\n",
    "# c",
    "\r\n",
    "\ufeff",
    "\u2028",
    "\0",
    "1",
    ".inf",
    "%YAML 1.1\n",
    "? ",
    "\\",
    "\ud800",
    "__proto__: ",
  ];

  it("nothing is thrown, and every place is within the file", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (parts) => {
        const text = parts.join("");
        const lines = text.split("\n");
        const { documents, faults } = readYaml(text);
        for (const { line, column } of [...documents, ...faults]) {
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThan(0);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 2);
        }
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});

function faultsOf(text: string): readonly string[] {
  const { faults }: YamlFile = readYaml(text);
  return faults.map(({ line, column, reason }) => `${line}:${column} ${reason}`);
}
