import type { Cluster, Fleet, MachinePart } from "#core/fleet/fleet.ts";
import { partsOf } from "#core/fleet/parts-of.ts";
import { shownRef, shownTarget } from "#core/manifest/object-ref.ts";
import { joined, say, shownName, shownValueText, type Shown } from "#core/shown/shown.ts";

import { isKnownKind } from "./effects.ts";
import type { ClusterPlan } from "./plan.ts";
import { externalPatchesOf } from "./topology-patches.ts";

interface Fleets {
  readonly base: Fleet;
  readonly head: Fleet;
}

/** True of every plan that is made from git alone. */
export const withoutServer = say`Most names and types of fields: nothing was compared with the schemas of its kind, or shown to an API server.`;

/** What git does not tell about the clusters that change, a sentence each. */
export function notCheckedOf(fleets: Fleets, clusters: readonly ClusterPlan[]): readonly Shown[] {
  const sentences = clusters.flatMap(({ namespace, name, impacts }) => {
    const key = `${namespace}/${name}`;
    const cluster = fleets.head.clusters.get(key) ?? fleets.base.clusters.get(key);
    if (cluster === undefined) return [];
    return [...newClassSentences(cluster, fleets), ...(impacts.length > 0 ? sentencesOf(cluster, fleets) : [])];
  });
  return [...new Set(sentences)];
}

/** A class that comes into git: whether what it generates differs from what its clusters have is not known. */
function newClassSentences({ key, topology }: Cluster, { base, head }: Fleets): readonly Shown[] {
  if (topology === undefined || base.clusters.get(key)?.topology?.classKey !== topology.classKey) return [];
  if (base.classes.has(topology.classKey) || !head.classes.has(topology.classKey)) return [];
  return [
    say`${shownTarget(topology.class)} was not in git: whether its clusters' machines are replaced is not known.`,
  ];
}

function sentencesOf(cluster: Cluster, fleets: Fleets): readonly Shown[] {
  const parts = partsOf(cluster);
  return [
    ...controlPlaneSentences(cluster, fleets.base),
    ...pauseSentences(cluster, fleets),
    ...patchSentences(cluster, fleets.head),
    ...sizeSentences(cluster, fleets.base),
    ...parts.flatMap(partSentences),
  ];
}

/** One that the change removes is not unknown: it was in git, and is counted. */
function controlPlaneSentences(cluster: Cluster, base: Fleet): readonly Shown[] {
  const { key, controlPlane, controlPlaneReference } = cluster;
  const known = controlPlane ?? base.clusters.get(key)?.controlPlane;
  if (known !== undefined || controlPlaneReference === undefined) return [];
  return [say`${shownTarget(controlPlaneReference.target)} is not in git: its machines are not counted.`];
}

function pauseSentences(cluster: Cluster, fleets: Fleets): readonly Shown[] {
  const before = fleets.base.clusters.get(cluster.key);
  const after = fleets.head.clusters.get(cluster.key);
  if (before?.paused !== true || after === undefined || after.paused) return [];
  return [
    say`${shownRef(cluster.manifest.ref)} was paused: what was merged meanwhile takes effect now, and is not counted.`,
  ];
}

function patchSentences({ topology }: Cluster, fleet: Fleet): readonly Shown[] {
  if (topology === undefined) return [];
  const clusterClass = fleet.classes.get(topology.classKey);
  if (clusterClass === undefined)
    return [say`${shownTarget(topology.class)} is not in git: what it generates is not known.`];
  const external = externalPatchesOf(clusterClass.manifest.object).map(shownValueText);
  if (external.length === 0) return [];
  const name = shownRef(clusterClass.manifest.ref);
  return [
    say`${name} has external patches (${joined(external, ", ")}): what they generate is known to their extension alone.`,
  ];
}

/** Whose size git told neither before nor after: the API keeps what is there, or someone else decides. */
function sizeSentences(cluster: Cluster, base: Fleet): readonly Shown[] {
  const before = base.clusters.get(cluster.key);
  if (before === undefined) return [];
  const unsized = new Set(
    partsOf(before)
      .filter(isUnsized)
      .map(({ key }) => key),
  );
  return partsOf(cluster)
    .filter((part) => isUnsized(part) && unsized.has(part.key))
    .map((part) =>
      part.bounds === undefined
        ? say`How many machines ${partName(part)} has is not in git: counted with the API's default of 1.`
        : say`The autoscaler decides how many machines ${partName(part)} has (${part.bounds.min} to ${part.bounds.max}): counted with the least.`,
    );
}

function isUnsized(part: MachinePart): boolean {
  return part.hasMachines && part.replicas === undefined;
}

function partSentences(part: MachinePart): readonly Shown[] {
  const sentences: Shown[] = [];
  const name = partName(part);
  if (part.kind === "MachinePool") sentences.push(say`How the machines of ${name} are replaced is up to its provider.`);
  if (part.role === "control-plane" && part.topology === undefined && part.hasMachines && !isKnownKind(part.kind)) {
    sentences.push(
      say`What edits of a ${shownName(part.kind)} do to its machines, beyond replicas, version and template, is not known to Slipway.`,
    );
  }
  return sentences;
}

function partName(part: MachinePart): Shown {
  if (part.topology !== undefined) return say`${shownValueText(part.topology)} of ${shownRef(part.manifest.ref)}`;
  return shownRef(part.manifest.ref);
}
