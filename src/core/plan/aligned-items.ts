import { stableText } from "#core/manifest/equal.ts";
import type { Json } from "#core/manifest/json.ts";

/** An item that changed in its place, is new (no `from`) or gone (no `to`). The numbers are places in the lists. */
export interface AlignedItem {
  readonly from?: number;
  readonly to?: number;
}

/**
 * The items of two lists that are not the same, beside one another. Items that both lists have once stay beside
 * themselves as far as their order allows (patience, n log n); between two of those, items face each other in turn.
 */
export function alignedItems(before: readonly Json[], after: readonly Json[]): readonly AlignedItem[] {
  const texts = { before: before.map(stableText), after: after.map(stableText) };
  const found: AlignedItem[] = [];
  const open: Gap[] = [{ from: 0, fromEnd: before.length, to: 0, toEnd: after.length, depth: 0 }];
  for (let gap = open.pop(); gap !== undefined; gap = open.pop()) {
    const rest = trimmed(gap, texts);
    const gaps = rest.depth < deepest ? gapsBetween(rest, anchorsIn(rest, texts)) : [rest];
    if (gaps.length > 1) open.push(...gaps.reverse());
    else found.push(...facing(rest));
  }
  return found;
}

/** Gaps within gaps: each level reads its items once, so this bounds the work for lists made to be slow. */
const deepest = 8;

interface Gap {
  readonly depth: number;
  readonly from: number;
  readonly fromEnd: number;
  readonly to: number;
  readonly toEnd: number;
}

interface Texts {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A place of base and the place of head with the same item. */
interface Anchor {
  readonly from: number;
  readonly to: number;
}

function trimmed(gap: Gap, { before, after }: Texts): Gap {
  let { from, fromEnd, to, toEnd } = gap;
  while (from < fromEnd && to < toEnd && before[from] === after[to]) [from, to] = [from + 1, to + 1];
  while (from < fromEnd && to < toEnd && before[fromEnd - 1] === after[toEnd - 1])
    [fromEnd, toEnd] = [fromEnd - 1, toEnd - 1];
  return { from, fromEnd, to, toEnd, depth: gap.depth };
}

function facing({ from, fromEnd, to, toEnd }: Gap): readonly AlignedItem[] {
  const length = Math.max(fromEnd - from, toEnd - to);
  return Array.from({ length }, (_, index) => ({
    ...(from + index < fromEnd && { from: from + index }),
    ...(to + index < toEnd && { to: to + index }),
  }));
}

function gapsBetween(gap: Gap, anchors: readonly Anchor[]): Gap[] {
  const starts = [{ from: gap.from, to: gap.to }, ...anchors.map(({ from, to }) => ({ from: from + 1, to: to + 1 }))];
  return starts.map((start, index) => {
    const end = anchors[index] ?? { from: gap.fromEnd, to: gap.toEnd };
    return { ...start, fromEnd: end.from, toEnd: end.to, depth: gap.depth + 1 };
  });
}

/** The longest run of items, each once in either list, that stand in the same order in both. */
function anchorsIn(gap: Gap, { before, after }: Texts): readonly Anchor[] {
  const once = { before: singles(before, gap.from, gap.fromEnd), after: singles(after, gap.to, gap.toEnd) };
  const anchors: Anchor[] = [];
  for (const [text, from] of once.before) {
    const to = once.after.get(text);
    if (to !== undefined) anchors.push({ from, to });
  }
  return longestRising(anchors);
}

function singles(texts: readonly string[], start: number, end: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let place = start; place < end; place += 1) {
    const text = texts[place] ?? "";
    if (places.has(text)) repeated.add(text);
    places.set(text, place);
  }
  for (const text of repeated) places.delete(text);
  return places;
}

interface Link {
  readonly anchor: Anchor;
  readonly previous: Link | undefined;
}

/** The longest run whose `to` rises, of anchors in the order of `from`. */
function longestRising(anchors: readonly Anchor[]): readonly Anchor[] {
  const ends: Link[] = [];
  for (const anchor of anchors) {
    const place = firstNotBelow(ends, anchor.to);
    ends[place] = { anchor, previous: ends[place - 1] };
  }
  const run: Anchor[] = [];
  for (let link = ends.at(-1); link !== undefined; link = link.previous) run.push(link.anchor);
  return run.reverse();
}

function firstNotBelow(ends: readonly Link[], to: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle]?.anchor.to ?? 0) < to) low = middle + 1;
    else high = middle;
  }
  return low;
}
