import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Change, ClusterPlan, Impact, Plan } from "#core/plan/plan.ts";
import { commentMarker, renderComment } from "#core/report/render-comment.ts";
import { say, shownName } from "#core/shown/shown.ts";

import { change, cluster, machines, planOfSample, pool, problem, ref, samples, thousand } from "./samples.ts";

const limit = 65_535;

const link = ({ path, line }: { path: string; line: number }): string =>
  `https://git.example/fleet/blob/5d6e7f8/${path}#L${String(line)}`;

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The comment without its fences; throws where one does not close. */
function unfenced(comment: string): string {
  let open = "";
  const kept = comment.split("\n").filter((line) => {
    const [, ticks = "", rest = ""] = /^ {0,3}(`{3,})(.*)$/.exec(line) ?? [];
    const wasOpen = open;
    if (open === "") open = ticks;
    else if (ticks.length >= open.length && rest.trim() === "") open = "";
    return wasOpen === "" && open === "";
  });
  if (open !== "") throw new Error("a fence does not close");
  return kept.join("\n");
}

/** What is wrong with a comment as such, whatever it says. */
function faultsOf(comment: string): readonly string[] {
  const text = unfenced(comment)
    .replace(/(?<!\\)`[^`\n]+`/g, "CODE")
    .replace(/(?<=[^\\]\]\()[^()\s<>|]+(?=\))/g, "ADDRESS");
  const tags = text.match(/<[^>]*>?/g) ?? [];
  const ours = new Set([commentMarker, "<details>", "</details>", "<summary>", "</summary>", "<b>", "</b>", "<br>"]);
  const counts = ["<details>", "</details>", "<summary>", "</summary>"].map((tag) => text.split(tag).length - 1);
  return [
    ...(bytes(comment) > limit ? [`${String(bytes(comment))} bytes`] : []),
    ...tags.filter((tag) => !ours.has(tag)).map((tag) => `HTML: ${tag}`),
    ...(new Set(counts).size > 1 ? [`unbalanced: ${counts.join(" ")}`] : []),
    ...(text.match(/@[\w-]/g) ?? []).map((found) => `mention: ${found}`),
    ...(text.match(/(?<!&[^;\s]{0,20})#\d/g) ?? []).map((found) => `reference: ${found}`),
    ...(comment.startsWith(`${commentMarker}\n`) ? [] : ["no marker"]),
    ...(text.split(commentMarker).length > 2 ? ["two markers"] : []),
    ...text
      .split("\n")
      .filter((line) => line.startsWith("| ") && cellsOf(line) !== 7)
      .map((line) => `row: ${line}`),
  ];
}

function cellsOf(row: string): number {
  return row.replace(/\\./g, "").split("|").length - 2;
}

describe("renderComment", () => {
  it.each(Object.entries(samples))("of %s", async (name, plans) => {
    const comment = renderComment(plans, { link });
    expect(faultsOf(comment)).toEqual([]);
    await expect(comment).toMatchFileSnapshot(`golden/${name}.comment.txt`);
  });

  it("names places without a link where there is no page for them", () => {
    expect(renderComment(samples["problems"] ?? [])).toContain(
      "- **error** `clusters/c1.yaml:12` `reference-missing`: ",
    );
  });

  it("shows no environment's name as a title where there is one alone", () => {
    expect(renderComment([planOfSample({})])).toBe(
      `${commentMarker}\n### Nothing changes.\n\nPlan \`3f9a1c02\` of \`default\`, from \`1a2b3c4d\` to \`worktree\`\n`,
    );
  });
});

describe("a comment too large", () => {
  it("keeps headline and table, and counts the clusters and objects left out", () => {
    const comment = renderComment(thousand, { link });
    expect(faultsOf(comment)).toEqual([]);
    expect(bytes(comment)).toBeGreaterThan(limit * 0.9);
    expect(comment).toContain("### 1000 clusters are created: 5000 machines created, none deleted.");
    const rows = comment.match(/^\| `default\/c/gm)?.length ?? 0;
    expect(comment).toContain(`\nand ${String(1000 - rows)} more clusters, see the whole plan with \`slipway plan\`\n`);
    const objects = comment.match(/^- `/gm)?.length ?? 0;
    expect(comment).toContain(
      `- and ${String(3000 - objects)} more objects, see the whole plan with \`slipway plan\`\n`,
    );
  });

  it("leaves out what risks least", () => {
    const clusters = Array.from({ length: 5000 }, (_, at) =>
      at === 4999
        ? cluster("z-last", machines(5, 0, 0, 5), [{ kind: "delete", machines: 5 }])
        : cluster(`c${String(at)}`, machines(1, 2, 1, 0), [{ kind: "scale", part: pool("md-0"), from: 1, to: 2 }]),
    );
    const changes = [
      ...Array.from({ length: 5000 }, (_, at) =>
        change("configure", ref("Thing", `t${String(at)}`), 1, [{ path: say`spec.x`, after: at }]),
      ),
      change("delete", ref("Cluster", "z-last"), 1),
    ];
    const comment = renderComment([planOfSample({ clusters, changes })]);
    expect(faultsOf(comment)).toEqual([]);
    expect(comment).toMatch(/\| --- \|\n\| `default\/z-last` /);
    expect(comment).toContain("**Differences**\n\n**delete** `Cluster default/z-last`");
  });

  it("goes on after one object that is too large by itself", () => {
    const huge = Array.from({ length: 40 }, (_, at) => ({
      path: shownName(`spec.${"x".repeat(240)}${String(at)}`),
      before: shownName("ü".repeat(240)),
      after: shownName("ö".repeat(240)),
    }));
    const changes = [
      ...Array.from({ length: 3 }, () => change("delete", ref("Huge", "h"), 1, huge)),
      change("configure", ref("Small", "s"), 1, [{ path: say`spec.x`, after: 1 }]),
    ];
    const comment = renderComment([planOfSample({ changes })]);
    expect(faultsOf(comment)).toEqual([]);
    expect(comment).toContain("Small default/s");
    expect(comment).toContain("and 2 more objects, see");
  });

  it("shares the room among environments, and says how many did not fit at all", () => {
    const [plan] = thousand;
    const several = ["a", "b", "c"].flatMap((environment) => (plan === undefined ? [] : [{ ...plan, environment }]));
    const rows = renderComment(several)
      .split("\n#### ")
      .slice(1)
      .map((text) => text.match(/^\| `default/gm)?.length ?? 0);
    expect(Math.max(...rows) - Math.min(...rows)).toBeLessThan(5);
    const many = Array.from({ length: 2000 }, (_, at) => planOfSample({ environment: `e${String(at)}` }));
    const comment = renderComment(many);
    expect(faultsOf(comment)).toEqual([]);
    expect(comment).toMatch(/and \d+ more environments, see the whole plan with `slipway plan`\n$/);
  });
});

const nasty = [
  "a|b",
  "a\\|b",
  "```\n</details>",
  "`x`",
  "<img src=x onerror=alert(1)>",
  "</summary></details><script>",
  "@octocat",
  "x @org/team #123 GH-5",
  "-->",
  commentMarker,
  "[x](https://evil.example)",
  "\n\n# title\n- [ ] task",
  "<!--",
  "\u202e\u0000\ud800",
  "a".repeat(400),
  "|".repeat(300),
  "😀".repeat(200),
];

describe("names of an attacker", () => {
  it.each(nasty)("%j stays what it is: a name", (name) => {
    expect(faultsOf(renderComment([nastyPlan(name), nastyPlan(name)], { link }))).toEqual([]);
    expect(faultsOf(renderComment([nastyPlan(name)]))).toEqual([]);
  });
});

/** A plan with one text wherever a plan holds one. */
function nastyPlan(name: string): Plan {
  const shown = shownName(name);
  const part = { kind: name, namespace: name, name };
  const impacts: readonly Impact[] = [
    { kind: "create", controlPlane: 1, workers: 1, version: name },
    { kind: "upgrade", part, from: name, to: name, replaced: 1, surge: 1, unavailable: 0 },
    {
      kind: "rollout",
      part: pool(name),
      replaced: 0,
      surge: 0,
      unavailable: 0,
      because: [shown, shown],
      pending: true,
    },
    { kind: "in-place", part: { kind: "MachinePool", namespace: name, topology: name }, fields: [shown] },
    { kind: "add-on", set: name, resources: [name, name], effect: "gains" },
    { kind: "blocked", part: pool(name), reason: shown },
    { kind: "blocked", reason: shown },
  ];
  const fields = [{ path: shown, before: shown, after: [shown, { [name]: shown }] }];
  const object = { group: name, kind: name, namespace: name, name };
  const origin = { path: name, line: 1, column: 1 };
  return planOfSample({
    ...{ environment: name, base: name, head: name, notChecked: [shown] },
    clusters: [{ namespace: name, name, machines: machines(1, 2, 2, 1), impacts }],
    changes: [
      { ...change("configure", object, 1, fields), origin },
      { ...change("delete", object, 1), origin },
      { ...change("create", object, 1), origin },
    ],
    problems: [{ ...problem("error", name, say`${shown}: ${shown}`, 1), origin }],
  });
}

describe("any plan", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.constantFrom(...nasty),
    fc.string({
      unit: fc.constantFrom("`", "|", "\\", "<", ">", "@", "#", "a", "1", " ", "\n", "-", "!", "[", "&", "~"),
    }),
  );
  const count = fc.nat(9);
  const clusterOf = fc.record({
    name: text,
    part: text,
    impacts: fc.array(fc.nat(6), { maxLength: 30 }),
    moved: count,
  });
  const environment = fc.record({
    ...{ name: text, clusters: fc.array(clusterOf, { maxLength: 5 }), objects: fc.array(text, { maxLength: 5 }) },
    times: fc.constantFrom(1, 1, 40, 400),
  });

  type EnvironmentValue = typeof environment extends fc.Arbitrary<infer Value> ? Value : never;

  function planFrom({ name, clusters, objects, times }: EnvironmentValue): Plan {
    const repeated = <T>(items: readonly T[]): readonly T[] => Array.from({ length: times }, () => items).flat();
    return planOfSample({
      environment: name,
      clusters: repeated(clusters).map((each): ClusterPlan => {
        const { impacts } = nastyPlanOnce(each.part);
        const chosen = each.impacts.flatMap((at) => impacts.slice(at, at + 1));
        return {
          namespace: "default",
          name: each.name,
          machines: machines(each.moved, 2, each.moved, 1),
          impacts: chosen,
        };
      }),
      changes: repeated(objects).flatMap((each): readonly Change[] => nastyPlan(each).changes),
      problems: repeated(objects).flatMap((each) => nastyPlan(each).problems),
    });
  }

  function nastyPlanOnce(name: string): { readonly impacts: readonly Impact[] } {
    return { impacts: nastyPlan(name).clusters.flatMap(({ impacts }) => impacts) };
  }

  it("gives a comment within the limit, with whole fences, and with no mark-up but ours", () => {
    fc.assert(
      fc.property(fc.array(environment, { maxLength: 4 }), (environments) => {
        expect(faultsOf(renderComment(environments.map(planFrom), { link }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
