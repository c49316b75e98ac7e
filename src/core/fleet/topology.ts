import type { FieldPath } from "#core/manifest/field-path.ts";
import { isObject, listAt, numberAt, objectAt, textAt, valueAt, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

import { boundsOf } from "./autoscaler.ts";
import type { ClassPart, ClusterClass, MachinePart, Topology, TopologyEntry } from "./fleet.ts";
import { isPaused } from "./part.ts";

/** The key of a topology's control plane among a cluster's parts. */
export const topologyControlPlane = "topology/controlPlane";

/** What `spec.topology` of a Cluster says; undefined without one. v1beta1 (`class`) and v1beta2 (`classRef`) alike. */
export function topologyOf(manifest: Manifest): Topology | undefined {
  const topology = objectAt(manifest.object, "spec", "topology");
  if (topology === undefined) return undefined;
  const name = textAt(topology, "class") ?? textAt(topology, "classRef", "name") ?? "";
  const namespace =
    textAt(topology, "classNamespace") ?? textAt(topology, "classRef", "namespace") ?? manifest.ref.namespace;
  const version = textAt(topology, "version");
  return {
    classKey: `${namespace}/${name}`,
    class: { group: "cluster.x-k8s.io", kind: "ClusterClass", namespace, name },
    ...(version !== undefined && { version }),
    entries: new Map([controlPlaneEntry(topology), ...poolEntries(topology)]),
  };
}

/** The parts that the topology controller makes of it: the control plane, then the pools in git's order. */
export function topologyParts(
  manifest: Manifest,
  topology: Topology,
  clusterClass: ClusterClass | undefined,
): readonly MachinePart[] {
  return [...topology.entries].map(([key, entry]) => {
    const classPart = classPartOf(key, entry, clusterClass);
    return partOf({ manifest, topology, key, entry, ...(classPart !== undefined && { classPart }) });
  });
}

/** What the class says of a topology's part. */
export function classPartOf(
  key: string,
  entry: TopologyEntry,
  clusterClass: ClusterClass | undefined,
): ClassPart | undefined {
  if (key === topologyControlPlane) return clusterClass?.controlPlane;
  return clusterClass?.workers.get(`${poolKind(entry)}/${entry.class ?? ""}`);
}

interface PartInput {
  readonly manifest: Manifest;
  readonly topology: Topology;
  readonly key: string;
  readonly entry: TopologyEntry;
  readonly classPart?: ClassPart;
}

function partOf(input: PartInput): MachinePart {
  const { manifest, key, entry, classPart } = input;
  const isControlPlane = key === topologyControlPlane;
  return {
    key,
    kind: isControlPlane ? controlPlaneKind(classPart) : poolKind(entry),
    role: isControlPlane ? "control-plane" : "worker",
    namespace: manifest.ref.namespace,
    topology: key.slice("topology/".length),
    manifest,
    annotations: objectAt(entry.value, "metadata", "annotations") ?? {},
    paused: isPaused(entry.value),
    rolloutPaused: false,
    // a control plane has machines if its class says of what; a class that is not in git is taken to
    hasMachines: !isControlPlane || classPart === undefined || classPart.infrastructureTemplate !== undefined,
    ...wantedOf(input),
    ...templatesOf(classPart),
  };
}

function wantedOf({ topology, entry }: PartInput): Pick<MachinePart, "replicas" | "bounds" | "version"> {
  const replicas = numberAt(entry.value, "replicas");
  const bounds = boundsOf(objectAt(entry.value, "metadata", "annotations"));
  const { version } = topology;
  return {
    ...(replicas !== undefined && { replicas }),
    ...(bounds !== undefined && { bounds }),
    ...(version !== undefined && { version }),
  };
}

function templatesOf(
  classPart: ClassPart | undefined,
): Pick<MachinePart, "infrastructureTemplate" | "bootstrapTemplate"> {
  const { infrastructureTemplate, bootstrapTemplate } = classPart ?? {};
  return {
    ...(infrastructureTemplate !== undefined && { infrastructureTemplate }),
    ...(bootstrapTemplate !== undefined && { bootstrapTemplate }),
  };
}

function controlPlaneKind(classPart: ClassPart | undefined): string {
  return classPart?.template?.target.kind.replace(/Template$/, "") ?? "ControlPlane";
}

function controlPlaneEntry(topology: JsonObject): [string, TopologyEntry] {
  const value = objectAt(topology, "controlPlane") ?? {};
  return [topologyControlPlane, { path: ["spec", "topology", "controlPlane"], value }];
}

function poolEntries(topology: JsonObject): [string, TopologyEntry][] {
  return ["machineDeployments", "machinePools"].flatMap((list) =>
    listAt(topology, "workers", list).flatMap((value, index) => {
      const name = textAt(value, "name");
      if (!isObject(value) || name === undefined) return [];
      const path = ["spec", "topology", "workers", list, { item: name, index }];
      return [[`topology/${name}`, entryOf(value, path)] satisfies [string, TopologyEntry]];
    }),
  );
}

function entryOf(value: JsonObject, path: FieldPath): TopologyEntry {
  const name = valueAt(value, "class");
  return { path, value, ...(typeof name === "string" && { class: name }) };
}

function poolKind(entry: TopologyEntry): string {
  return entry.path.includes("machinePools") ? "MachinePool" : "MachineDeployment";
}
