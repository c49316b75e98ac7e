import { createHash } from "node:crypto";

import { canonicalOf } from "#core/fleet/canonical/canonical.ts";
import type { Fleet } from "#core/fleet/fleet.ts";
import { changesImmutable } from "#core/fleet/immutable.ts";
import { sameJson, stableText } from "#core/manifest/equal.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

import { differencesOf, shownDifference } from "./difference.ts";
import type { Change } from "./plan.ts";

/** The objects that differ between two fleets, by identity: a moved file changes nothing. In the order of their keys. */
export function changesOf(base: Fleet, head: Fleet): readonly Change[] {
  const changes: Change[] = [];
  for (const after of head.manifests.values()) {
    const before = base.manifests.get(after.key);
    if (before === undefined) changes.push(createOf(after));
    else if (before.object !== after.object) changes.push(...configureOf(before, after));
  }
  for (const before of base.manifests.values()) {
    if (!head.manifests.has(before.key)) changes.push(deleteOf(before));
  }
  return changes
    .map((change) => ({ change, key: orderOf(change) }))
    .sort(byKey)
    .map(({ change }) => change);
}

function createOf(after: Manifest): Change {
  return { kind: "create", ref: after.ref, origin: after.origin, fields: [], digest: digestOf(undefined, after) };
}

function deleteOf(before: Manifest): Change {
  return { kind: "delete", ref: before.ref, origin: before.origin, fields: [], digest: digestOf(before, undefined) };
}

function configureOf(before: Manifest, after: Manifest): readonly Change[] {
  if (sameJson(canonicalOf(before), canonicalOf(after))) return [];
  // in the words of the files where both speak the same version, else in those of v1beta2
  const isSameVersion = before.apiVersion === after.apiVersion;
  const differences = isSameVersion
    ? differencesOf(before.object, after.object)
    : differencesOf(canonicalOf(before), canonicalOf(after));
  return [
    {
      kind: changesImmutable(before, after) ? "replace" : "configure",
      ref: after.ref,
      origin: after.origin,
      fields: differences.map((difference) => shownDifference(after.ref, difference)),
      digest: digestOf(before, after),
    },
  ];
}

function digestOf(before: Manifest | undefined, after: Manifest | undefined): string {
  const hash = createHash("sha256");
  for (const manifest of [before, after]) hash.update(manifest === undefined ? "-" : stableText(canonicalOf(manifest)));
  return hash.digest("hex");
}

function orderOf({ ref }: Change): string {
  return `${ref.namespace}/${ref.kind}/${ref.name}/${ref.group}`;
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1;
}
