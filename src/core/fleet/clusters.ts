import { isObject, objectAt, textAt, valueAt, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { keyOf } from "#core/manifest/object-ref.ts";

import type { Cluster, ClusterClass, MachinePart } from "./fleet.ts";
import { isPaused, partOf } from "./part.ts";
import { controlPlaneByContract } from "./part-kinds.ts";
import { referenceAt } from "./reference.ts";
import { topologyControlPlane, topologyOf, topologyParts } from "./topology.ts";

/** What is needed to know of the fleet around a Cluster. */
export interface Surroundings {
  readonly manifests: ReadonlyMap<string, Manifest>;
  readonly classes: ReadonlyMap<string, ClusterClass>;
  /** The worker parts with an object of their own, by `namespace/name` of their cluster. */
  readonly workers: ReadonlyMap<string, readonly MachinePart[]>;
}

export function clusterOf(manifest: Manifest, around: Surroundings): Cluster {
  const { object, ref } = manifest;
  const key = `${ref.namespace}/${ref.name}`;
  const topology = topologyOf(manifest);
  const generated = topology && topologyParts(manifest, topology, around.classes.get(topology.classKey));
  const infrastructure = referenceAt(manifest, ["spec", "infrastructureRef"]);
  const controlPlaneReference = referenceAt(manifest, ["spec", "controlPlaneRef"]);
  const controlPlane =
    generated?.find((part) => part.key === topologyControlPlane) ?? controlPlaneOf(controlPlaneReference, around);
  return {
    key,
    manifest,
    labels: textEntries(objectAt(object, "metadata", "labels")),
    paused: valueAt(object, "spec", "paused") === true || isPaused(object),
    ...(infrastructure !== undefined && { infrastructure }),
    ...(controlPlaneReference !== undefined && { controlPlaneReference }),
    ...(controlPlane !== undefined && { controlPlane }),
    pools: poolsOf(generated, around.workers.get(key)),
    ...(topology !== undefined && { topology }),
  };
}

/** `namespace/name` of the Cluster that an object belongs to, by `spec.clusterName`. */
export function clusterKeyOf(manifest: Manifest): string {
  return `${manifest.ref.namespace}/${textAt(manifest.object, "spec", "clusterName") ?? ""}`;
}

function controlPlaneOf(reference: Cluster["controlPlaneReference"], around: Surroundings): MachinePart | undefined {
  const manifest = reference && around.manifests.get(keyOf(reference.target));
  return manifest && partOf(manifest, controlPlaneByContract, "control-plane");
}

function poolsOf(
  generated: readonly MachinePart[] | undefined,
  own: readonly MachinePart[] | undefined,
): readonly MachinePart[] {
  const pools = [...(generated ?? []).filter((part) => part.role === "worker"), ...(own ?? [])];
  return pools.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function textEntries(labels: JsonObject | undefined): Readonly<Record<string, string>> {
  if (!isObject(labels)) return {};
  return Object.fromEntries(
    Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
