import { isObject, listAt, objectAt, textAt } from "#core/manifest/json.ts";
import type { FieldPath } from "#core/manifest/field-path.ts";
import type { JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

import type { ClassPart, ClusterClass, Reference } from "./fleet.ts";
import { referenceOf } from "./reference.ts";

/** A ClusterClass, v1beta1 (`ref`, and worker classes with a `template`) or v1beta2 (`templateRef`). */
export function classOf(manifest: Manifest): ClusterClass {
  const spec = objectAt(manifest.object, "spec") ?? {};
  const controlPlane = objectAt(spec, "controlPlane") ?? {};
  const infrastructure = templateAt(manifest, spec, { keys: ["infrastructure"], at: ["spec"] });
  return {
    key: `${manifest.ref.namespace}/${manifest.ref.name}`,
    manifest,
    ...(infrastructure !== undefined && { infrastructure }),
    controlPlane: controlPlaneOf(manifest, controlPlane),
    workers: new Map([...workersOf(manifest, "MachineDeployment"), ...workersOf(manifest, "MachinePool")]),
  };
}

function controlPlaneOf(manifest: Manifest, value: JsonObject): ClassPart {
  const path = ["spec", "controlPlane"];
  const template = templateAt(manifest, value, { keys: [], at: path });
  const infrastructureTemplate = templateAt(manifest, value, { keys: ["machineInfrastructure"], at: path });
  return {
    path,
    value,
    ...(template !== undefined && { template }),
    ...(infrastructureTemplate !== undefined && { infrastructureTemplate }),
  };
}

const workerLists = { MachineDeployment: "machineDeployments", MachinePool: "machinePools" } as const;

function workersOf(manifest: Manifest, kind: keyof typeof workerLists): [string, ClassPart][] {
  const list = workerLists[kind];
  return listAt(manifest.object, "spec", "workers", list).flatMap((value, index) => {
    const name = textAt(value, "class");
    if (!isObject(value) || name === undefined) return [];
    const path = ["spec", "workers", list, { item: name, index }];
    return [[`${kind}/${name}`, workerOf(manifest, value, path)] satisfies [string, ClassPart]];
  });
}

function workerOf(manifest: Manifest, value: JsonObject, path: FieldPath): ClassPart {
  // v1beta1 keeps the references one level down, in `template`
  const below = objectAt(value, "template") === undefined ? [] : ["template"];
  const bootstrapTemplate = templateAt(manifest, value, { keys: [...below, "bootstrap"], at: path });
  const infrastructureTemplate = templateAt(manifest, value, { keys: [...below, "infrastructure"], at: path });
  return {
    path,
    value,
    ...(bootstrapTemplate !== undefined && { bootstrapTemplate }),
    ...(infrastructureTemplate !== undefined && { infrastructureTemplate }),
  };
}

function templateAt(
  manifest: Manifest,
  root: JsonObject,
  where: { readonly keys: readonly string[]; readonly at: FieldPath },
): Reference | undefined {
  for (const name of ["templateRef", "ref"]) {
    const keys = [...where.keys, name];
    const reference = referenceOf(manifest, root, { keys, at: [...where.at, ...keys] });
    if (reference !== undefined) return reference;
  }
  return undefined;
}
