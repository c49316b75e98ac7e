import type { Fleet } from "#core/fleet/fleet.ts";
import { isObject, valueBelow, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

import { keysOf, type Keys } from "./fields.ts";
import { kinds, ofKind } from "./kinds.ts";

/** A spec of one kind of thing, wherever it is embedded. */
export interface EmbeddedSpec {
  readonly manifest: Manifest;
  readonly path: Keys;
  readonly value: JsonObject;
}

/** The specs of a fleet's Machines: their own, and those in what makes Machines. */
export const machineSpecsOf = readerOf([
  [kinds.machineDeployment, keysOf("spec.template.spec")],
  [kinds.machineSet, keysOf("spec.template.spec")],
  [kinds.machinePool, keysOf("spec.template.spec")],
  [kinds.machine, keysOf("spec")],
]);

/** The kubeadm configurations of a fleet. */
export const kubeadmSpecsOf = readerOf([
  [kinds.kubeadmControlPlane, keysOf("spec.kubeadmConfigSpec")],
  [kinds.kubeadmControlPlaneTemplate, keysOf("spec.template.spec.kubeadmConfigSpec")],
  [kinds.kubeadmConfigTemplate, keysOf("spec.template.spec")],
  [kinds.kubeadmConfig, keysOf("spec")],
]);

type Places = readonly (readonly [kind: string, keys: Keys])[];

/** Reads what is at the places, once for each fleet. */
function readerOf(places: Places): (fleet: Fleet) => readonly EmbeddedSpec[] {
  const known = new WeakMap<Fleet, readonly EmbeddedSpec[]>();
  return (fleet) => {
    const specs = known.get(fleet) ?? read(fleet, places);
    known.set(fleet, specs);
    return specs;
  };
}

function read(fleet: Fleet, places: Places): readonly EmbeddedSpec[] {
  const specs: EmbeddedSpec[] = [];
  for (const [kind, path] of places) {
    for (const manifest of ofKind(fleet, kind)) {
      const value = valueBelow(manifest.object, path);
      if (isObject(value)) specs.push({ manifest, path, value });
    }
  }
  return specs;
}
