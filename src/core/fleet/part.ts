import { numberAt, objectAt, textAt, valueAt, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

import { boundsOf } from "./autoscaler.ts";
import type { MachinePart, PartRole, Reference } from "./fleet.ts";
import type { PartKind } from "./part-kinds.ts";
import { referenceAt } from "./reference.ts";

const pausedAnnotation = "cluster.x-k8s.io/paused";

/** The part that an object of its own describes: a control plane, a MachineDeployment, a MachinePool, … */
export function partOf(manifest: Manifest, kind: Omit<PartKind, "group" | "kind">, role: PartRole): MachinePart {
  const { object, ref } = manifest;
  const infrastructureTemplate = firstReference(manifest, kind.infrastructure);
  const bootstrapTemplate = firstReference(manifest, kind.bootstrap);
  const version = textAt(object, "spec", "version") ?? textAt(object, "spec", "template", "spec", "version");
  return {
    key: `${ref.kind}/${ref.name}`,
    kind: ref.kind,
    role,
    namespace: ref.namespace,
    name: ref.name,
    manifest,
    annotations: objectAt(object, "metadata", "annotations") ?? {},
    ...sizeOf(object, kind.machines),
    ...(version !== undefined && { version }),
    paused: isPaused(object),
    rolloutPaused: valueAt(object, "spec", "paused") === true,
    hasMachines: kind.machines !== "by-template" || infrastructureTemplate !== undefined,
    ...(infrastructureTemplate !== undefined && { infrastructureTemplate }),
    ...(bootstrapTemplate !== undefined && { bootstrapTemplate }),
  };
}

/** Whether the object carries Cluster API's annotation of a pause. Its value does not matter. */
export function isPaused(object: JsonObject): boolean {
  return valueAt(object, "metadata", "annotations", pausedAnnotation) !== undefined;
}

function sizeOf(object: JsonObject, machines: PartKind["machines"]): Pick<MachinePart, "replicas" | "bounds"> {
  if (machines === "one") return { replicas: 1 };
  const replicas = numberAt(object, "spec", "replicas");
  const bounds = boundsOf(objectAt(object, "metadata", "annotations"));
  return { ...(replicas !== undefined && { replicas }), ...(bounds !== undefined && { bounds }) };
}

function firstReference(manifest: Manifest, paths: readonly (readonly string[])[]): Reference | undefined {
  for (const path of paths) {
    const reference = referenceAt(manifest, path);
    if (reference !== undefined) return reference;
  }
  return undefined;
}
