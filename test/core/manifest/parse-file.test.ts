import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { manifestsOf } from "#core/manifest/manifests-of.ts";
import { parseFile } from "#core/manifest/parse-file.ts";

const cluster = "apiVersion: cluster.x-k8s.io/v1beta2\nkind: Cluster\nmetadata:\n  name: c1\n";

describe("the objects of a file", () => {
  it("are its documents, each with its place", () => {
    expect(
      parseFile(
        `# a comment\n---\n${cluster}---\napiVersion: v1\nkind: Namespace\nmetadata: {name: ns, namespace: ""}\n`,
      ),
    ).toEqual({
      objects: [
        {
          ...{ apiVersion: "cluster.x-k8s.io/v1beta2", kind: "Cluster", name: "c1", namespace: "" },
          ...{ line: 3, column: 1, document: 0, refused: false },
          object: { apiVersion: "cluster.x-k8s.io/v1beta2", kind: "Cluster", metadata: { name: "c1" } },
        },
        {
          ...{ apiVersion: "v1", kind: "Namespace", name: "ns", namespace: "" },
          ...{ line: 8, column: 1, document: 1, refused: false },
          object: { apiVersion: "v1", kind: "Namespace", metadata: { name: "ns", namespace: "" } },
        },
      ],
      faults: [],
      complete: true,
    });
  });

  it("are the items of a List", () => {
    const text = `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: a, namespace: x}\n  - {apiVersion: v1, kind: Secret, metadata: {name: b}}\n`;

    expect(parseFile(text).objects).toMatchObject([
      { kind: "ConfigMap", name: "a", namespace: "x", line: 4, column: 5, document: 0, item: 0 },
      { kind: "Secret", name: "b", line: 7, column: 5, document: 0, item: 1 },
    ]);
  });

  it("are the items of a list of one kind, which need not name it", () => {
    const text =
      '{"apiVersion": "v1", "kind": "ConfigMapList", "metadata": {}, "items": [{"metadata": {"name": "a"}, "data": {}}]}';

    expect(parseFile(text).objects).toMatchObject([
      {
        object: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data: {} },
        item: 0,
        line: 1,
        column: 73,
      },
    ]);
  });

  it.each([
    "kind: List\napiVersion: v1\nitems: []",
    "kind: List\napiVersion: v1\nitems:",
    "kind: List\napiVersion: v1",
  ])("%j has none, and nothing is wrong with it", (text) => {
    expect(parseFile(text)).toEqual({ objects: [], faults: [], complete: true });
  });

  it("a kind that ends in List and has no items is an object", () => {
    expect(parseFile("apiVersion: a.io/v1\nkind: AllowList\nmetadata: {name: x}\n").objects).toMatchObject([
      { kind: "AllowList" },
    ]);
  });
});

describe("what is no manifest is a mistake with a place", () => {
  const name =
    'a name of lower-case letters, digits, "-" and "." that begins and ends with a letter or digit (at most 253 characters; in quotes if it looks like a number)';
  const namespace =
    'a name of lower-case letters, digits and "-" that begins and ends with a letter or digit (at most 63 characters; in quotes if it looks like a number)';
  const apiVersion = "a group and a version with one slash between, such as cluster.x-k8s.io/v1beta2, or v1 alone";

  it.each([
    [
      "no apiVersion",
      "kind: Cluster\nmetadata: {name: a}",
      "1:1",
      "Expected apiVersion, such as cluster.x-k8s.io/v1beta2; nothing came.",
    ],
    [
      "no kind",
      "apiVersion: v1\nkind:\nmetadata: {name: a}",
      "2:1",
      "Expected kind, such as Cluster; an empty value came.",
    ],
    [
      "two slashes",
      "apiVersion: a.io/b/v1\nkind: X\nmetadata: {name: a}",
      "1:1",
      `Expected apiVersion to be ${apiVersion}; text came.`,
    ],
    [
      "a number for a version",
      "apiVersion: 1\nkind: X\nmetadata: {name: a}",
      "1:1",
      `Expected apiVersion to be ${apiVersion}; a number came.`,
    ],
    [
      "a kind with a slash",
      "apiVersion: v1\nkind: a/b\nmetadata: {name: a}",
      "2:1",
      "Expected kind to be the name of a kind, such as Cluster; text came.",
    ],
    [
      "no metadata",
      "apiVersion: v1\nkind: Secret\n",
      "1:1",
      "Expected metadata to be a mapping with a name; nothing came.",
    ],
    [
      "a list for metadata",
      "apiVersion: v1\nkind: Secret\nmetadata: []",
      "3:1",
      "Expected metadata to be a mapping with a name; a list came.",
    ],
    [
      "no name",
      "apiVersion: v1\nkind: Secret\nmetadata:\n  labels: {}\n",
      "3:1",
      `Expected metadata.name to be ${name}; nothing came.`,
    ],
    [
      "a number for a name",
      "apiVersion: v1\nkind: Secret\nmetadata:\n  name: 1.30\n",
      "4:3",
      `Expected metadata.name to be ${name}; a number came.`,
    ],
    [
      "a boolean for a name",
      "apiVersion: v1\nkind: Secret\nmetadata:\n  name: on\n",
      "4:3",
      `Expected metadata.name to be ${name}; the boolean true came.`,
    ],
    [
      "Markdown for a name",
      "apiVersion: v1\nkind: Secret\nmetadata:\n  name: '[x](https://evil.example)'\n",
      "4:3",
      `Expected metadata.name to be ${name}; text came.`,
    ],
    [
      "a name of two lines",
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: "a\\nb"\n',
      "4:3",
      `Expected metadata.name to be ${name}; text came.`,
    ],
    [
      "a namespace that is none",
      "apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: A_b}",
      "3:21",
      `Expected metadata.namespace to be ${namespace}; text came.`,
    ],
    [
      "a role's name with a slash",
      "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a/b}",
      "3:12",
      'Expected metadata.name to be a name without "/", "%" and control characters; text came.',
    ],
    [
      "a generated name",
      "apiVersion: v1\nkind: Secret\nmetadata:\n  generateName: a-\n",
      "4:3",
      "The object has a generateName and no name: each apply would create another one, so it can be neither planned nor applied from git. Give it a name.",
    ],
    [
      "a template",
      "apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${CLUSTER_NAME}-x\n",
      "4:3",
      'metadata.name holds a placeholder ("${…}"), so this is a template that nobody has expanded. Name its path in "templates" in .github/slipway.yml, commit what "clusterctl generate yaml" prints, or exclude the file.',
    ],
    [
      "an item that is no object",
      "apiVersion: v1\nkind: List\nitems: [x]",
      "3:9",
      "Expected each item of a List to be an object; this one is none.",
    ],
  ])("%s", (_, text, place, message) => {
    const { objects, faults, complete } = parseFile(text);

    expect({ objects, complete }).toEqual({ objects: [], complete: false });
    expect(
      faults.map(({ rule, severity, line, column, message: told }) => [rule, severity, `${line}:${column}`, told]),
    ).toEqual([["invalid-manifest", "error", place, message]]);
  });

  it("a role may be called as Kubernetes calls its own", () => {
    expect(
      parseFile("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: 'system:node'}").faults,
    ).toEqual([]);
  });

  it("a template of many objects is one mistake", () => {
    const object = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${NAME}\n";

    expect(parseFile(`${object}---\n${object}---\n${object}`).faults).toHaveLength(1);
  });

  it("broken YAML says what was read", () => {
    expect(parseFile(`${cluster}---\na: b: c\n`)).toMatchObject({
      objects: [{ kind: "Cluster" }],
      faults: [
        {
          ...{ rule: "invalid-yaml", severity: "error", line: 6, column: 5 },
          message: expect.stringMatching(
            /^This document cannot be read: the line does not fit .* What follows in this file was not read\.$/,
          ),
        },
      ],
      complete: false,
    });
  });

  it("a key that is there twice loses one document, and says so", () => {
    expect(parseFile(`a: 1\na: 2\n---\n${cluster}`)).toMatchObject({
      objects: [{ kind: "Cluster" }],
      faults: [{ message: expect.stringMatching(/The other documents of this file were read\.$/) }],
      complete: false,
    });
  });
});

describe("labels and annotations that are not text", () => {
  it("are refused, each at its line, without their values", () => {
    const text = `${cluster}  labels:\n    a: y\n    b: 1.30\n    c: "1.30"\n    d:\n  annotations: {e: 4711, f: [x]}\n`;
    const { objects, faults, complete } = parseFile(text);

    expect(objects).toMatchObject([{ name: "c1", refused: true }]);
    expect(complete).toBe(true);
    expect(faults.map(({ rule, line, column, message }) => [rule, line, column, message])).toEqual([
      [
        "label-not-string",
        6,
        5,
        "Expected the label a to be text; YAML reads the boolean true here, and the API refuses that. Quote the value.",
      ],
      [
        "label-not-string",
        7,
        5,
        "Expected the label b to be text; YAML reads a number here, and the API refuses that. Quote the value.",
      ],
      [
        "label-not-string",
        10,
        17,
        "Expected the annotation e to be text; YAML reads a number here, and the API refuses that. Quote the value.",
      ],
      [
        "label-not-string",
        10,
        26,
        "Expected the annotation f to be text; YAML reads a list here, and the API refuses that. Write one text.",
      ],
    ]);
  });

  it("count in what is made of the object, too", () => {
    const text =
      "apiVersion: cluster.x-k8s.io/v1beta2\nkind: MachineDeployment\nmetadata: {name: a}\nspec:\n  template:\n    metadata:\n      labels: {on: on}\n";

    expect(parseFile(text).faults).toMatchObject([
      { line: 7, column: 16, message: expect.stringContaining("the label true") },
    ]);
  });

  it("may not be a list", () => {
    expect(parseFile(`${cluster}  labels: [a]\n`).faults).toMatchObject([
      {
        line: 5,
        message: "Expected metadata.labels to be a mapping of names to texts; a list came, and the API refuses that.",
      },
    ]);
  });
});

describe("documents that are no manifests", () => {
  const texts = [
    "replicas: 3\n",
    "- a\n- b\n",
    "just text\n",
    "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n",
    "apiVersion: v1\nkind: Config\nclusters: []\n",
    "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n",
  ];

  it.each(texts)("%j is a notice", (text) => {
    const parsed = parseFile(text);

    expect(parsed).toMatchObject({
      objects: [],
      faults: [{ rule: "not-a-manifest", severity: "notice", line: 1, column: 1 }],
      complete: true,
    });
    expect(manifestsOf({ path: "clusters/x.yaml", text }, parsed, { namespace: "default" }).problems).toHaveLength(1);
  });

  it.each([
    ["clusters/kustomization.yaml", "resources: []"],
    ["fleet.yaml", "defaultNamespace: x"],
    ["charts/a/Chart.yaml", "apiVersion: v2\nname: a"],
    ["charts/a/values.yaml", "a: 1"],
    ["charts/a/values-production.yaml", "kind: blue"],
    ["charts/a/production.values.yml", "a: 1"],
    [".github/workflows/ci.yml", "on: push"],
    ["clusters/.sops.yaml", "creation_rules: []"],
    ["docker-compose.yml", "services: {}"],
  ])("%s is known to be none: no word", (path, text) => {
    expect(manifestsOf({ path, text }, parseFile(text), { namespace: "default" }).problems).toEqual([]);
  });
});

it("whatever the text, nothing is thrown and every place is within the file", () => {
  const pieces = [
    "apiVersion: v1\n",
    "kind: ConfigMap\n",
    "kind: List\n",
    "metadata:\n",
    "  name: a\n",
    "  labels: {a: 1}\n",
    "items:\n",
    "- ",
    "---\n",
    "a: [1,\n",
    "]\n",
    "${X}",
    "\t",
    "null\n",
    "x",
    ": ",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 15 }), (parts) => {
      const text = parts.join("");
      const { objects, faults } = parseFile(text);
      for (const { line } of [...objects, ...faults]) expect(line).toBeLessThanOrEqual(text.split("\n").length);
    }),
    { numRuns: 2000, seed: 1 },
  );
});
