import { describe, expect, it } from "vitest";

import { code, fence, html, link, prose } from "#core/report/comment/markdown.ts";
import { say, shownName } from "#core/shown/shown.ts";

const gap = "&ZeroWidthSpace;";

const nasty: readonly (readonly [text: string, prose: string, html: string])[] = [
  ["c1-md-0", "c1-md-0", "c1-md-0"],
  ["a|b", "a\\|b", "a|b"],
  ["a\\|b", "a\\\\\\|b", "a\\|b"],
  ["`x` ``y", "\\`x\\` \\`\\`y", "`x` ``y"],
  ["<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;", "&lt;img src=x onerror=alert(1)&gt;"],
  ["</summary></details>", "&lt;/summary&gt;&lt;/details&gt;", "&lt;/summary&gt;&lt;/details&gt;"],
  ["--> <!-- x", "\\--&gt; &lt;\\!-- x", "--&gt; &lt;!-- x"],
  ["&lt;b&gt;", "&amp;lt;b&amp;gt;", "&amp;lt;b&amp;gt;"],
  ["@octocat and @org/team", `@${gap}octocat and @${gap}org/team`, `@${gap}octocat and @${gap}org/team`],
  ["a@b.example", `a@${gap}b.example`, `a@${gap}b.example`],
  ["org/repo#12 GH-7", `org/repo\\#${gap}12 GH-${gap}7`, `org/repo#${gap}12 GH-${gap}7`],
  ["[x](https://evil.example)", `\\[x\\](https:${gap}//evil.example)`, `[x](https:${gap}//evil.example)`],
  ["![x](y)", "\\!\\[x\\](y)", "![x](y)"],
  ["www.evil.example", `www${gap}.evil.example`, `www${gap}.evil.example`],
  ["_www.evil.example", `\\_www${gap}.evil.example`, `_www${gap}.evil.example`],
  ["- item", "\\- item", "- item"],
  ["12. item", "12\\. item", "12. item"],
  ["**bold** _it_ ~~no~~", "\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~", "**bold** _it_ ~~no~~"],
  ["$a$ ${b}", "&dollar;a&dollar; &dollar;{b}", "&dollar;a&dollar; &dollar;{b}"],
  ['" onclick="x\'', '" onclick="x\'', "&quot; onclick=&quot;x&apos;"],
];

describe("prose and html", () => {
  it.each(nasty)("%s shows what it is", (text, inProse, inHtml) => {
    expect([prose(shownName(text)), html(shownName(text))]).toEqual([inProse, inHtml]);
  });

  it("keep to one line", () => {
    const text = say`a

# b`;
    expect([prose(text), html(text)]).toEqual(["a \\# b", "a # b"]);
  });
});

describe("code", () => {
  it.each([
    ["default/c1", "`default/c1`"],
    ["clusters/c 1.yaml:12", "`clusters/c 1.yaml:12`"],
    ["a`b", "a\\`b"],
    ["a|b", "a\\|b"],
    ["@a", `@${gap}a`],
    ["", ""],
    [" ", ""],
  ])("%j becomes %j", (text, expected) => {
    expect(code(shownName(text))).toBe(expected);
  });
});

describe("link", () => {
  it("has an address that cannot leave its parentheses", () => {
    expect(link(say`a/b.yaml:1`, 'https://x.example/a) [y](z) <b> é"@#L1')).toBe(
      "[`a/b.yaml:1`](https://x.example/a%29%20%5By%5D%28z%29%20%3Cb%3E%20%C3%A9%22%40#L1)",
    );
  });

  it("has a text that cannot leave its brackets", () => {
    expect(link(shownName("a](b)"), "https://x.example")).toBe("[a\\](b)](https://x.example)");
  });
});

describe("fence", () => {
  it("is longer than any run of backticks in its lines", () => {
    expect(fence("diff", ["- a", "+ ````"])).toBe("`````diff\n- a\n+ ````\n`````\n");
  });
});
