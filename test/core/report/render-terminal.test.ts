import { describe, expect, it } from "vitest";

import { renderTerminal } from "#core/report/render-terminal.ts";
import { say, shownName } from "#core/shown/shown.ts";

import { cluster, machines, planOfSample, pool, problem, samples, thousand } from "./samples.ts";

const ansi = /\u001b\[\d+m/g;

describe("renderTerminal", () => {
  it.each(Object.entries(samples))("%s at 80 columns", async (name, plans) => {
    await expect(renderTerminal(plans, { color: false, width: 80 })).toMatchFileSnapshot(`golden/${name}.80.txt`);
  });

  it("mixed at 120 columns", async () => {
    const text = renderTerminal(samples["mixed"] ?? [], { color: false, width: 120 });
    await expect(text).toMatchFileSnapshot("golden/mixed.120.txt");
  });

  it("mixed in colour", async () => {
    const text = renderTerminal(samples["mixed"] ?? [], { color: true, width: 80 });
    await expect(text.replaceAll("\u001b", "␛")).toMatchFileSnapshot("golden/mixed.color.txt");
  });

  it.each(Object.entries(samples))("%s is the same text in colour", (_name, plans) => {
    const plain = renderTerminal(plans, { color: false, width: 100 });
    expect(renderTerminal(plans, { color: true, width: 100 }).replaceAll(ansi, "")).toBe(plain);
  });

  it.each(Object.entries(samples))(
    "%s stays within 80 columns, apart from places and what cannot be parted",
    (_name, plans) => {
      const lines = renderTerminal(plans, { color: false, width: 80 }).split("\n");
      expect(lines.filter((line) => line.length > 80 && !/^ {2}(create|configure|replace|delete) /.test(line))).toEqual(
        [],
      );
    },
  );

  it("has a block for each of a thousand clusters", () => {
    const text = renderTerminal(thousand, { color: false, width: 80 });
    expect(text.match(/low risk: creates the cluster/g)).toHaveLength(1000);
  });

  it("names the environment that is not the default one", () => {
    expect(renderTerminal([planOfSample({ environment: "production" })], { color: false, width: 80 })).toBe(
      "Nothing changes.\n\nEnvironment production\n",
    );
  });

  it("lets no name move the cursor or turn text around", () => {
    const evil = "a\u001b[2J\u202e\nb";
    const plan = planOfSample({
      environment: evil,
      clusters: [
        {
          ...cluster(evil, machines(1, 2, 1, 0), [{ kind: "scale", part: pool(evil), from: 1, to: 2 }]),
          namespace: evil,
        },
      ],
      problems: [{ ...problem("error", evil, say`${shownName(evil)}`, 1), origin: { path: evil, line: 1, column: 1 } }],
    });
    const text = renderTerminal([plan], { color: false, width: 80 });
    expect(text.match(/[^\n -~…→�]/gu)).toBeNull();
  });
});
