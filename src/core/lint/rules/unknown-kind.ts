import { nearestOf } from "#core/config/nearest.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { versionOf } from "#core/manifest/object-ref.ts";
import { joined, say, shownName, type Shown } from "#core/shown/shown.ts";

import type { Finding, Rule } from "../rule.ts";
import { servedKinds, type ServedKinds } from "../served-kinds.ts";

/** A kind, a group or a version that Cluster API does not have. */
export const unknownKind: Rule = {
  name: "unknown-kind",
  severity: "warning",
  summary: "An object's kind, group or version looks like one of Cluster API's own and is none.",
  reason:
    "Kinds are spelt exactly, in capitals too. The API has no such kind, and the plan takes the object for something else than a " +
    "cluster or a pool. Versions before v1beta1 are served no more, and one after v1beta2 is not known here.",
  source: "CAPI: the definitions of v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: machineDeployment
metadata: { name: c1-md-0, namespace: default }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
`,
  },
  *check({ fleet }) {
    for (const [groupKind, manifests] of fleet.kinds) {
      const [group = "", kind = ""] = groupKind.split("/");
      const served = Object.hasOwn(servedKinds, group) ? servedKinds[group] : undefined;
      if (served === undefined) yield* findingsAt("apiVersion", manifests, groupMessage(group, kind));
      else if (served.kinds.has(kind)) yield* wrongVersions(manifests, served);
      else yield* findingsAt("kind", manifests, kindMessage(group, kind, served));
    }
  },
};

function findingsAt(field: string, manifests: readonly Manifest[], message: Shown | undefined): readonly Finding[] {
  return message === undefined ? [] : manifests.map((manifest) => ({ manifest, path: [field], message }));
}

function* wrongVersions(manifests: readonly Manifest[], { versions }: ServedKinds): Iterable<Finding> {
  // neighbours are mostly alike
  let served = "";
  for (const manifest of manifests) {
    if (manifest.apiVersion === served) continue;
    const version = versionOf(manifest.apiVersion);
    if (versions.has(version)) {
      served = manifest.apiVersion;
      continue;
    }
    const known = joined([...versions].map(shownName), " or ");
    const message = say`Cluster API v1.14 serves ${shownName(manifest.ref.kind)} as ${known}, and this is ${shownName(version)}: the plan reads it as if it were. Write one of those.`;
    yield { manifest, path: ["apiVersion"], message, ...(isLater(version) && { severity: "notice" }) };
  }
}

/** It may be served by a newer Cluster API than what is known here. */
function isLater(version: string): boolean {
  return /^v(?:1beta(?:[3-9]|\d\d)|[1-9]\d?)$/.test(version);
}

function kindMessage(group: string, kind: string, { kinds, isClosed }: ServedKinds): Shown | undefined {
  const nearest = isClosed ? nearestOf(kind, kinds) : [...kinds].find((each) => isSpeltAlike(each, kind));
  if (nearest !== undefined) {
    return say`${shownName(group)} has no kind ${shownName(kind)}, and the plan does not know what it is. Did you mean ${shownName(nearest)}?`;
  }
  if (!isClosed) return undefined;
  return say`${shownName(group)} has no kind ${shownName(kind)}, and the plan does not know what it is. Its kinds are ${joined([...kinds].map(shownName), ", ")}.`;
}

function isSpeltAlike(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A group is only taken for a misspelt one if Cluster API has the kind in it. */
function groupMessage(group: string, kind: string): Shown | undefined {
  const nearest = group.includes("k8s") ? nearestOf(group, Object.keys(servedKinds)) : undefined;
  if (nearest === undefined || servedKinds[nearest]?.kinds.has(kind) !== true) return undefined;
  return say`${shownName(kind)} is a kind of ${shownName(nearest)}, not of ${shownName(group)}: the plan does not know what it is. Write ${shownName(nearest)}.`;
}
