import type { Piece, Section, Sheet } from "./section.ts";

/** After so many things in a row that are too large, the rest is not tried. */
const mostMisses = 8;

/** Groups may take this share of the limit by what is never cut; what does not fit is left out as a whole. */
const groupShare = 0.5;

/** The sheet as text of at most `limit` bytes of UTF-8: the one place that decides what is left out. */
export function fitted(sheet: Sheet, limit: number): string {
  const room = limit - bytes(sheet.before) - bytes(sheet.after) - bytes(sheet.more(sheet.groups.length));
  const groups = groupsWithin(sheet.groups, limit * groupShare);
  const kept = filled(groups.flat(), room - sum(groups.map(fixedBytes)));
  const left = sheet.groups.length - groups.length;
  const texts = groups.flatMap((group) => group.map((piece) => textOf(piece, kept)));
  return [sheet.before, ...texts, left > 0 ? sheet.more(left) : "", sheet.after].join("");
}

type Kept = ReadonlyMap<Section, readonly string[]>;

function groupsWithin(groups: Sheet["groups"], room: number): Sheet["groups"] {
  let used = 0;
  const firstOut = groups.findIndex((group) => (used += fixedBytes(group)) > room);
  return firstOut === -1 ? groups : groups.slice(0, firstOut);
}

function fixedBytes(group: readonly Piece[]): number {
  return sum(group.map((piece) => bytes(typeof piece === "string" ? piece : frameOf(piece))));
}

function frameOf({ before, items, more, after }: Section): string {
  return items.length === 0 ? "" : before + more(items.length) + after;
}

/** The things of every section that fit, turn by turn; sections of one turn share alike, and pass on what they leave. */
function filled(pieces: readonly Piece[], room: number): Kept {
  const sections = pieces.filter((piece) => typeof piece !== "string");
  const kept = new Map<Section, readonly string[]>();
  let left = room;
  for (const turn of [...new Set(sections.map((section) => section.turn))].toSorted((a, b) => a - b)) {
    const mine = sections.filter((section) => section.turn === turn);
    let pot = left * Math.max(...mine.map(({ share }) => share));
    mine.forEach((section, at) => {
      const items = itemsWithin(section, pot / (mine.length - at));
      const used = sum(items.map(bytes));
      kept.set(section, items);
      pot -= used;
      left -= used;
    });
  }
  return kept;
}

function itemsWithin({ items }: Section, room: number): readonly string[] {
  const within: string[] = [];
  let left = room;
  let misses = 0;
  for (const render of items) {
    const item = render();
    const size = bytes(item);
    misses = size > left ? misses + 1 : 0;
    if (misses === mostMisses) break;
    if (misses > 0) continue;
    within.push(item);
    left -= size;
  }
  return within;
}

function textOf(piece: Piece, kept: Kept): string {
  if (typeof piece === "string") return piece;
  if (piece.items.length === 0) return "";
  const items = kept.get(piece) ?? [];
  const left = piece.items.length - items.length;
  return piece.before + items.join("") + (left > 0 ? piece.more(left) : "") + piece.after;
}

const encoder = new TextEncoder();

function bytes(text: string): number {
  return encoder.encode(text).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
