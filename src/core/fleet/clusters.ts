import { objectAt, textAt, valueAt, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { keyOf } from "#core/manifest/object-ref.ts";

import type { Cluster, ClusterClass, MachinePart, Reference, Topology } from "./fleet.ts";
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

/** What a Cluster was read with before, which base and head share where nothing around it differs. */
interface Known {
  readonly cluster: Cluster;
  readonly inputs: Inputs;
}

interface Inputs {
  readonly clusterClass: ClusterClass | undefined;
  readonly controlPlane: Manifest | undefined;
  readonly workers: readonly MachinePart[];
}

const known = new WeakMap<Manifest, Known>();

/** The Cluster with its parts. The same one comes back for a manifest whose surroundings are the same. */
export function clusterOf(manifest: Manifest, around: Surroundings): Cluster {
  const before = known.get(manifest);
  const controlPlaneReference = before?.cluster.controlPlaneReference ?? referenceAt(manifest, controlPlaneRef);
  const topology = before === undefined ? topologyOf(manifest) : before.cluster.topology;
  const inputs = {
    clusterClass: topology && around.classes.get(topology.classKey),
    controlPlane: controlPlaneReference && around.manifests.get(keyOf(controlPlaneReference.target)),
    workers: around.workers.get(`${manifest.ref.namespace}/${manifest.ref.name}`) ?? [],
  };
  if (before !== undefined && areSame(before.inputs, inputs)) return before.cluster;
  const cluster = read(manifest, { inputs, topology, controlPlaneReference });
  known.set(manifest, { cluster, inputs });
  return cluster;
}

const controlPlaneRef = ["spec", "controlPlaneRef"];

function areSame(before: Inputs, after: Inputs): boolean {
  return (
    before.clusterClass?.manifest === after.clusterClass?.manifest &&
    before.controlPlane === after.controlPlane &&
    before.workers.length === after.workers.length &&
    before.workers.every((part, index) => part === after.workers[index])
  );
}

interface Found {
  readonly inputs: Inputs;
  readonly topology: Topology | undefined;
  readonly controlPlaneReference: Reference | undefined;
}

function read(manifest: Manifest, { inputs, topology, controlPlaneReference }: Found): Cluster {
  const { object, ref } = manifest;
  const generated = topology && topologyParts(manifest, topology, inputs.clusterClass);
  const infrastructure = referenceAt(manifest, ["spec", "infrastructureRef"]);
  const controlPlane = generated?.find((part) => part.key === topologyControlPlane) ?? controlPlaneOf(inputs);
  return {
    key: `${ref.namespace}/${ref.name}`,
    manifest,
    labels: textEntries(objectAt(object, "metadata", "labels")),
    paused: valueAt(object, "spec", "paused") === true || isPaused(object),
    ...(infrastructure !== undefined && { infrastructure }),
    ...(controlPlaneReference !== undefined && { controlPlaneReference }),
    ...(controlPlane !== undefined && { controlPlane }),
    pools: poolsOf(generated, inputs.workers),
    ...(topology !== undefined && { topology }),
  };
}

/** `namespace/name` of the Cluster that an object belongs to, by `spec.clusterName`. */
export function clusterKeyOf(manifest: Manifest): string {
  return `${manifest.ref.namespace}/${textAt(manifest.object, "spec", "clusterName") ?? ""}`;
}

function controlPlaneOf({ controlPlane }: Inputs): MachinePart | undefined {
  return controlPlane && partOf(controlPlane, controlPlaneByContract, "control-plane");
}

/** A topology's pools in git's order, in which they upgrade (measured 2); then those with an object of their own. */
function poolsOf(generated: readonly MachinePart[] | undefined, own: readonly MachinePart[]): readonly MachinePart[] {
  const named = own.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return [...(generated ?? []).filter((part) => part.role === "worker"), ...named];
}

function textEntries(labels: JsonObject | undefined): Readonly<Record<string, string>> {
  if (labels === undefined) return {};
  if (areTexts(labels)) return labels;
  return Object.fromEntries(
    Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function areTexts(labels: JsonObject): labels is Readonly<Record<string, string>> {
  return Object.values(labels).every((value) => typeof value === "string");
}
