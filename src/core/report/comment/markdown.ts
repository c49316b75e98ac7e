import type { Shown } from "#core/shown/shown.ts";

import { noBreak, oneLine } from "#core/report/one-line.ts";

/** Text where Markdown is read: it shows what it is, and is no mark-up, link, mention or reference. */
export function prose(text: Shown): string {
  return unlinked(
    oneLine(text)
      .replaceAll(noBreak, " ")
      .replace(/[\\`*_[\]~|!#]/g, "\\$&")
      // At the beginning of a line these would be a list, a rule or a heading.
      .replace(/^[-+=]|(?<=^\d+)[.)]/, "\\$&")
      .replace(/[&<>$]/g, (found) => entities[found] ?? ""),
  );
}

/** Text within an HTML element, where Markdown is not read but mentions are. */
export function html(text: Shown): string {
  return unlinked(oneLine(text).replace(/[&<>"'$]/g, (found) => entities[found] ?? ""));
}

/** An identifier in a code span. One with characters that no identifier has is escaped instead, and stands as prose. */
export function code(text: Shown): string {
  return /^[\w./:()-]+( [\w./:()-]+)*$/.test(text) ? `\`${text}\`` : prose(text);
}

/** A link whose address cannot leave its parentheses. */
export function link(text: Shown, address: string): string {
  return `[${code(text)}](${address.toWellFormed().replace(/[^\w%/:?#&=.,;~+-]/gu, percentEncoded)})`;
}

/** Lines in a fence that none of them can close. */
export function fence(language: string, lines: readonly string[]): string {
  const longest = lines.reduce((most, line) => Math.max(most, longestRun(line)), 2);
  const ticks = "`".repeat(longest + 1);
  return `${ticks}${language}\n${lines.join("\n")}\n${ticks}\n`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  $: "&dollar;",
};

/**
 * GitHub finds mentions, references and addresses in the rendered text, where an escape is gone already: a zero-width
 * space parts what it looks for.
 */
function unlinked(text: string): string {
  return text
    .replace(/@/g, "@&ZeroWidthSpace;")
    .replace(/#(?=\d)/g, "#&ZeroWidthSpace;")
    .replace(/gh-(?=\d)/gi, "$&&ZeroWidthSpace;")
    .replace(/:(?=\/\/)/g, ":&ZeroWidthSpace;")
    .replace(/www(?=\.)/gi, "$&&ZeroWidthSpace;");
}

function percentEncoded(character: string): string {
  const bytes = [...new TextEncoder().encode(character)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

function longestRun(line: string): number {
  return (line.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}
