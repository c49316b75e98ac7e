import { describe, expect, test } from "vitest";

import { configOf } from "#core/config/config-of.ts";
import { configPath, defaultConfig, defaultEnvironment } from "#core/config/config.ts";

const path = configPath;

/** The problems, as `line:column rule severity message`. */
function problemsOf(text: string): readonly string[] {
  return configOf(text, path).problems.map(
    ({ rule, severity, message, origin }) =>
      `${String(origin.line)}:${String(origin.column)} ${rule} ${severity} ${message}`,
  );
}

describe("a configuration that says nothing", () => {
  test.each(["", "\n", "# a comment\n", "---\n", "{}", "version: 1\n"])("%j is the default", (text) => {
    expect(configOf(text, path)).toEqual({ value: defaultConfig, problems: [] });
  });
});

test("every setting is read", () => {
  const text = `
version: 1
environments:
  - name: production
    branch: release/2026
    include: [fleet/**]
    exclude: [fleet/drafts/**]
    namespace: clusters
    managementCluster: prod
    apply: agent
    templates: ["**/*.tpl.yaml"]
    variables: { from: [env/production.env], values: { KUBERNETES_VERSION: v1.35.2, WORKERS: 3 } }
    addOns:
      - { name: calico, path: addons/calico, namespace: default, clusterSelector: { matchLabels: { cni: calico } }, strategy: Reconcile }
    prune: false
    clusterDeletions: never
    confirmBy: other
    atomic: cluster
    suspend: true
    drift: heal
    stalledAfter: 1h30m
    waves:
      - matchLabels: { wave: canary }
      - matchExpressions: [{ key: wave, operator: NotIn, values: [canary] }]
lint:
  rules: { autoscaler-replicas: off, cidr-overlap: warning }
`;
  expect(configOf(text, path)).toEqual({
    problems: [],
    value: {
      version: 1,
      environments: [
        {
          name: "production",
          branch: "release/2026",
          include: ["fleet/**"],
          exclude: ["fleet/drafts/**"],
          namespace: "clusters",
          managementCluster: "prod",
          apply: "agent",
          templates: ["**/*.tpl.yaml"],
          variables: { from: ["env/production.env"], values: { KUBERNETES_VERSION: "v1.35.2", WORKERS: "3" } },
          addOns: [
            {
              name: "calico",
              path: "addons/calico",
              namespace: "default",
              clusterSelector: { matchLabels: { cni: "calico" } },
              strategy: "Reconcile",
            },
          ],
          prune: false,
          clusterDeletions: "never",
          confirmBy: "other",
          atomic: "cluster",
          suspend: true,
          drift: "heal",
          stalledAfter: 5_400_000,
          waves: [
            { matchLabels: { wave: "canary" } },
            { matchExpressions: [{ key: "wave", operator: "NotIn", values: ["canary"] }] },
          ],
        },
      ],
      lint: { rules: { "autoscaler-replicas": "off", "cidr-overlap": "warning" } },
    },
  });
});

test("a bare off, which YAML takes for a boolean, is the word", () => {
  const { value, problems } = configOf("environments: [{ name: a, drift: off }]\n", path);
  expect({ drift: value.environments[0]?.drift, problems }).toEqual({ drift: "off", problems: [] });
});

describe("unknown keys", () => {
  test("are told with their place and the nearest name, and the rest holds", () => {
    const text =
      "enviroments: []\nenvironments:\n  - name: a\n    clusterdeletions: never\n    Suspend: true\n    frobnicate: 1\n";
    expect(problemsOf(text)).toEqual([
      "1:1 unknown-setting warning There is no setting enviroments: it is ignored. Did you mean environments?",
      "4:5 unknown-setting warning There is no setting environments[0].clusterdeletions: it is ignored. Did you mean clusterDeletions?",
      "5:5 unknown-setting warning There is no setting environments[0].Suspend: it is ignored. Did you mean suspend?",
      "6:5 unknown-setting warning There is no setting environments[0].frobnicate: it is ignored. There are name, branch, include, exclude, namespace, managementCluster, apply, templates, variables, addOns, prune, clusterDeletions, confirmBy, atomic, suspend, drift, stalledAfter, waves.",
    ]);
    expect(configOf(text, path).value.environments).toEqual([{ ...defaultEnvironment, name: "a" }]);
  });

  test("in nested settings are told too", () => {
    expect(problemsOf("environments:\n  - name: a\n    variables: { form: [a.env] }\nlint: { rule: {} }\n")).toEqual([
      "3:18 unknown-setting warning There is no setting environments[0].variables.form: it is ignored. Did you mean from?",
      "4:9 unknown-setting warning There is no setting lint.rule: it is ignored. Did you mean rules?",
    ]);
  });
});

test("rules that there are not are told, where it is known which there are", () => {
  const text = "lint:\n  rules:\n    cidr-overlapp: off\n    cidr-overlap: fatal\n";
  const { value, problems } = configOf(text, path, ["cidr-overlap"]);
  expect(value.lint.rules).toEqual({});
  expect(problems.map(({ rule, message, origin }) => [origin.line, rule, message])).toEqual([
    [3, "unknown-setting", "There is no rule cidr-overlapp: it is ignored. Did you mean cidr-overlap?"],
    [4, "invalid-setting", expect.stringContaining("lint.rules.cidr-overlap")],
  ]);
});

describe("a wrong value", () => {
  const wrong = [
    ["apply: mrge", '"mrge": expected merge or agent. The default holds.'],
    ["drift: true", "a boolean: expected report, heal or off. The default holds."],
    ["prune: never", '"never": expected true or false. The default holds.'],
    ["stalledAfter: 30", "30: expected a duration such as 30m or 1h30m. The default holds."],
    ["stalledAfter: 0m", '"0m": expected a duration such as 30m or 1h30m, longer than 0s. The default holds.'],
    ["waves: canary", '"canary": expected a list of label selectors. The default holds.'],
    ["branch: 1.30", "a number: expected the name of a branch. The environment is left out."],
    ["branch: -rf", '"-rf": expected the name of a branch, without refs/heads/. The environment is left out.'],
    [
      "branch: refs/heads/x",
      '"refs/heads/x": expected the name of a branch, without refs/heads/. The environment is left out.',
    ],
    [
      "namespace: Fleet",
      '"Fleet": expected the name of a namespace: lower-case letters, digits and dashes. The environment is left out.',
    ],
    ["include: clusters/**", '"clusters/**": expected a list of globs. The environment is left out.'],
    ["include: []", "a list: expected at least one glob. The environment is left out."],
  ] as const;

  test.each(wrong)("%s", (setting, told) => {
    const name = setting.slice(0, setting.indexOf(":"));
    expect(problemsOf(`environments:\n  - name: a\n    ${setting}\n`)).toEqual([
      `3:5 invalid-setting error environments[0].${name} is ${told}`,
    ]);
  });

  test.each(["/etc/**", "../**", "a/../../b", "C:/x", "{..,a}/b", "~/x", "!a", "", "x\\..\\y"])(
    "glob %j, which leaves the repository or says no",
    (glob) => {
      const { value, problems } = configOf(
        `environments:\n  - name: a\n    include: [${JSON.stringify(glob)}]\n`,
        path,
      );
      expect({ environments: value.environments, rules: problems.map(({ rule }) => rule) }).toEqual({
        environments: [],
        rules: ["invalid-setting"],
      });
    },
  );

  test.each(["A", "a b", "a_b", "", "a".repeat(41), "ä", "a/b"])("environment name %j", (name) => {
    const text = `environments:\n  - name: ${JSON.stringify(name)}\n  - name: b\n`;
    const { value, problems } = configOf(text, path);
    expect(value.environments.map((environment) => environment.name)).toEqual(["b"]);
    expect(problems.map(({ rule, origin }) => [rule, origin.line])).toEqual([["invalid-setting", 2]]);
  });

  test.each([
    ["2", "version is 2: expected 1; 2 is not known. The default holds."],
    ["v2", 'version is "v2": expected 1, the version that this Slipway reads. The default holds.'],
  ])("version %s", (version, told) => {
    expect(problemsOf(`version: ${version}\n`)).toEqual([`1:1 invalid-setting error ${told}`]);
  });

  test("of a variable is not shown", () => {
    expect(problemsOf("environments: [{ name: a, variables: { values: { TOKEN: 12.5 } } }]\n")).toEqual([
      "1:50 invalid-setting error environments[0].variables.values.TOKEN is a number: expected text, in quotes where YAML sees a number or a boolean. The environment is left out.",
    ]);
  });

  test("of one rule leaves the others", () => {
    const text = "lint:\n  rules:\n    a: fatal\n    b: error\n";
    expect(problemsOf(text)).toEqual([
      `3:5 invalid-setting error lint.rules.a is "fatal": expected notice, warning, error or off. The rule's own severity holds.`,
    ]);
    expect(configOf(text, path).value.lint.rules).toEqual({ b: "error" });
  });
});

test("a setting that must be there is missed", () => {
  expect(problemsOf("environments:\n  - branch: main\n  - name: a\n    addOns: [{ name: x }]\n")).toEqual([
    "2:5 invalid-setting error environments[0].name is missing: expected lower-case letters, digits and dashes, at most 40. The environment is left out.",
    "4:14 invalid-setting error environments[1].addOns[0].path is missing: expected a path from the repository's root. The environment is left out.",
    "4:14 invalid-setting error environments[1].addOns[0].clusterSelector is missing: expected a label selector: matchLabels, matchExpressions. The environment is left out.",
  ]);
});

test("the second environment of one name is left out", () => {
  const text = "environments:\n  - name: a\n    namespace: first\n  - name: a\n    namespace: second\n";
  expect(problemsOf(text)).toEqual([
    '4:5 invalid-setting error environments[1].name is "a", as environments[0] is called already: expected a name of its own. The environment is left out.',
  ]);
  expect(configOf(text, path).value.environments.map(({ namespace }) => namespace)).toEqual(["first"]);
});

describe("a broken file", () => {
  test("that is no YAML leaves the defaults, with one problem at its place", () => {
    const { value, problems } = configOf("environments:\n  - name: a\n  bad\n", path);
    expect(value).toEqual(defaultConfig);
    expect(problems.map(({ rule, severity, origin }) => [rule, severity, origin.line])).toEqual([
      ["invalid-setting", "error", 3],
    ]);
  });

  test.each(["- a\n", "text\n", "12\n"])("that is no mapping (%j) leaves the defaults", (text) => {
    const { value, problems } = configOf(text, path);
    expect({ value, rules: problems.map(({ rule }) => rule) }).toEqual({
      value: defaultConfig,
      rules: ["invalid-setting"],
    });
  });

  test("with an alias bomb is refused", () => {
    const lines = Array.from(
      { length: 9 },
      (_, n) => `x${String(n + 1)}: &a${String(n + 1)} [${`*a${String(n)},`.repeat(9)}]`,
    );
    const { value, problems } = configOf(["x0: &a0 [x]", ...lines].join("\n"), path);
    expect(value).toEqual(defaultConfig);
    expect(problems.length).toBeGreaterThan(0);
  });

  test.each(["__proto__: { polluted: true }", "constructor: 1", "environments: [{ name: a, __proto__: { x: 1 } }]"])(
    "%s pollutes nothing",
    (text) => {
      expect(configOf(`${text}\n`, path).problems.map(({ rule }) => rule)).toEqual(["unknown-setting"]);
      expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    },
  );
});

test("control characters of the file never reach a message", () => {
  expect(problemsOf('"a\\u001b[31mb\\u202e": 1\n').join()).not.toMatch(/[\u001b\u202e]/);
});

test.each(["clusters/(a+)+b", "clusters/@(a|b)/**", "clusters/{a}/**", "clusters/[a", "a\\*b"])(
  "glob %j, which is more than a glob, is refused at its line",
  (glob) => {
    expect(problemsOf(`environments:\n  - name: a\n    exclude:\n      - ${JSON.stringify(glob)}\n`)).toEqual([
      expect.stringMatching(/^4:9 invalid-setting error .*without parentheses and backslashes/),
    ]);
  },
);
