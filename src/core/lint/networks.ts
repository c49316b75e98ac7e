import { listAt, type Json } from "#core/manifest/json.ts";
import type { FieldPath } from "#core/manifest/field-path.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import { keysOf, type Keys } from "./fields.ts";
import { networkOf } from "./ip-address.ts";

/** Where a Cluster says its networks. */
export interface NetworkField {
  readonly what: Shown;
  readonly keys: Keys;
}

export const networkFields: readonly NetworkField[] = [
  { what: say`pods`, keys: keysOf("spec.clusterNetwork.pods.cidrBlocks") },
  { what: say`services`, keys: keysOf("spec.clusterNetwork.services.cidrBlocks") },
];

/** A network that a Cluster says, with the first and the last of its addresses. */
export interface Network {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly what: Shown;
  readonly text: string;
  readonly family: 32 | 128;
  readonly first: number | bigint;
  readonly last: number | bigint;
}

type Range = Pick<Network, "family" | "first" | "last">;

/** Reads networks, each text once: clusters have few between them. What is no network is left out. */
export function networkReader(): (manifest: Manifest) => readonly Network[] {
  const known = new Map<string, Range | undefined>();
  const rangeOf = (text: string): Range | undefined => {
    if (!known.has(text)) known.set(text, readRange(text));
    return known.get(text);
  };
  return (manifest) => networksOf(manifest, rangeOf);
}

function networksOf(manifest: Manifest, rangeOf: (text: string) => Range | undefined): readonly Network[] {
  const networks: Network[] = [];
  for (const { what, keys } of networkFields) {
    listAt(manifest.object, ...keys).forEach((text: Json, index) => {
      const range = typeof text === "string" ? rangeOf(text) : undefined;
      if (typeof text !== "string" || range === undefined) return;
      networks.push({ manifest, path: [...keys, index], what, text, ...range });
    });
  }
  return networks;
}

/** Networks of IPv4 as plain numbers, which sort faster. */
function readRange(text: string): Range | undefined {
  const network = networkOf(text);
  if (network === undefined) return undefined;
  const { first, last } = network;
  if (first.bits === 128) return { family: 128, first: first.value, last: last.value };
  return { family: 32, first: Number(first.value), last: Number(last.value) };
}

/** Whether two networks have addresses in common. Networks never overlap in part: one is within the other. */
export function overlap(one: Network, other: Network): boolean {
  return one.family === other.family && one.first <= other.last && other.first <= one.last;
}
