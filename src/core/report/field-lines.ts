import type { ShownValue } from "#core/manifest/mask.ts";
import type { FieldDifference } from "#core/plan/plan.ts";
import { say, shownName, type Shown } from "#core/shown/shown.ts";

/** One line of a difference: what was, or what will be. */
export interface FieldLine {
  readonly sign: "-" | "+";
  readonly text: Shown;
}

/** Values are never shown longer than this many characters, however wide the page. */
const longestValue = 240;

/** Characters before the first difference that stay to tell where it is. */
const context = 20;

/** The lines of one field: `- spec.replicas: 2` and `+ spec.replicas: 4`. Values longer than `longest` characters are cut. */
export function fieldLines({ path, before, after }: FieldDifference, longest: number): readonly FieldLine[] {
  const [old, next] = [before, after].map((value) => (value === undefined ? undefined : valueText(value)));
  const start = startOf(old ?? "", next ?? "", Math.min(longest, longestValue));
  const line = (sign: "-" | "+", text: string | undefined): readonly FieldLine[] =>
    text === undefined ? [] : [{ sign, text: say`${path}: ${cut(text, start, Math.min(longest, longestValue))}` }];
  return [...line("-", old), ...line("+", next)];
}

/** A value on one line: a plain string as it is, whatever could be taken for something else as JSON with sorted keys. */
function valueText(value: ShownValue): string {
  if (typeof value === "string" && isPlain(value)) return value;
  return JSON.stringify(value, (_key, here: ShownValue) => (isMap(here) ? sorted(here) : here));
}

function isPlain(value: string): boolean {
  return /^[^\s"[\]{}][^\n\r\t]*$/.test(value) && !/\s$|^(true|false|null|[-+]?[\d.]+)$/.test(value);
}

function isMap(value: ShownValue): value is Readonly<Record<string, ShownValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(value: Readonly<Record<string, ShownValue>>): Readonly<Record<string, ShownValue>> {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where to begin: two long texts are shown from just before they part, or their cut forms would look the same. */
function startOf(old: string, next: string, longest: number): number {
  if (old.length <= longest && next.length <= longest) return 0;
  const shorter = Math.min(old.length, next.length);
  let same = 0;
  while (same < shorter && old[same] === next[same]) same += 1;
  return same <= longest - context ? 0 : same - context;
}

function cut(text: string, start: number, longest: number): Shown {
  const end = start + longest;
  const piece = `${start > 0 ? "…" : ""}${text.slice(start, end)}${text.length > end ? "…" : ""}`;
  return shownName(piece.toWellFormed());
}
