import { overlap, type Network, type Range } from "./networks.ts";

/** The networks, of whatever clusters, that a network of a cluster overlaps: those around it, its equals, those within it. */
export type Nesting = (own: Network) => Iterable<Network>;

/**
 * Networks never overlap in part, so that sorted by their first address, the larger first, those around one are on a
 * stack and those within it follow it: no pair is looked at that does not overlap.
 */
export function nestingOf(networks: readonly Network[]): Nesting {
  const byRange = Map.groupBy(networks, ({ range }) => range);
  // numbers come before large ones, whatever they are
  const sorted = [...byRange.keys()].sort(byAddress);
  const around = aroundEach(sorted);
  const places = new Map(sorted.map((range, index) => [range, index]));
  return function* ({ range }) {
    const place = places.get(range) ?? -1;
    for (let at = place; at !== -1; at = around[at] ?? -1) yield* membersAt(at);
    for (let at = place + 1; at < sorted.length && isWithin(sorted[at], range); at += 1) yield* membersAt(at);
  };

  function membersAt(at: number): readonly Network[] {
    const range = sorted[at];
    return (range && byRange.get(range)) ?? [];
  }
}

function byAddress(one: Range, other: Range): number {
  if (typeof one.first !== typeof other.first) return typeof one.first === "number" ? -1 : 1;
  if (one.first !== other.first) return one.first < other.first ? -1 : 1;
  if (one.last !== other.last) return one.last > other.last ? -1 : 1;
  return 0;
}

/** For each the place of the nearest one around it, or of an equal one before it; -1: none. */
function aroundEach(sorted: readonly Range[]): readonly number[] {
  const stack: number[] = [];
  return sorted.map((range, index) => {
    while (stack.length > 0 && !isWithin(range, sorted[stack.at(-1) ?? -1])) stack.pop();
    const nearest = stack.at(-1) ?? -1;
    stack.push(index);
    return nearest;
  });
}

function isWithin(inner: Range | undefined, outer: Range | undefined): boolean {
  return inner !== undefined && outer !== undefined && overlap(inner, outer);
}
