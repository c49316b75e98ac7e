import type { Fleet } from "#core/fleet/fleet.ts";
import type { FieldPath } from "#core/manifest/field-path.ts";
import { isList, valueBelow } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import { keysOf, type Keys } from "./fields.ts";
import { networkOf } from "./ip-address.ts";
import { ipv4NetworkOf } from "./ipv4-network.ts";

/** Where a Cluster says its networks. */
export interface NetworkField {
  readonly what: Shown;
  readonly keys: Keys;
}

export const networkFields: readonly NetworkField[] = [
  { what: say`pods`, keys: keysOf("spec.clusterNetwork.pods.cidrBlocks") },
  { what: say`services`, keys: keysOf("spec.clusterNetwork.services.cidrBlocks") },
];

/** The first and the last address: of IPv4 as numbers, of IPv6 as large ones. */
export interface Range {
  readonly first: number | bigint;
  readonly last: number | bigint;
}

/** A network that a Cluster says. */
export interface Network {
  readonly manifest: Manifest;
  readonly field: NetworkField;
  readonly index: number;
  readonly text: string;
  /** Clusters that write a network alike share it. */
  readonly range: Range;
}

/** The networks of a Cluster. What is no network is left out. */
export function networksOf(manifest: Manifest, rangeOf: (text: string) => Range | undefined): readonly Network[] {
  const networks: Network[] = [];
  for (const field of networkFields) {
    const list = valueBelow(manifest.object, field.keys);
    if (!isList(list)) continue;
    for (let index = 0; index < list.length; index += 1) {
      const text = list[index];
      const range = typeof text === "string" ? rangeOf(text) : undefined;
      if (typeof text === "string" && range !== undefined) networks.push({ manifest, field, index, text, range });
    }
  }
  return networks;
}

export function pathOf({ field, index }: Network): FieldPath {
  return [...field.keys, index];
}

const rangesOfFleets = new WeakMap<Fleet, Map<string, Range | undefined>>();

/** Reads texts as networks, each once in a fleet: clusters have few between them. Undefined: it is none. */
export function rangeReaderOf(fleet: Fleet): (text: string) => Range | undefined {
  const known = rangesOfFleets.get(fleet) ?? new Map<string, Range | undefined>();
  rangesOfFleets.set(fleet, known);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before;
    const range = rangeOf(text);
    known.set(text, range);
    return range;
  };
}

function rangeOf(text: string): Range | undefined {
  if (!text.includes(":")) return ipv4NetworkOf(text);
  const network = networkOf(text);
  return network && { first: network.first.value, last: network.last.value };
}

/** Whether two networks have addresses in common. Networks never overlap in part: one is within the other. */
export function overlap(one: Range, other: Range): boolean {
  return typeof one.first === typeof other.first && one.first <= other.last && other.first <= one.last;
}
