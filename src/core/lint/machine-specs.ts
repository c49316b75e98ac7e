import type { Fleet } from "#core/fleet/fleet.ts";
import { objectAt, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

import { keysOf, type Keys } from "./fields.ts";
import { kinds, ofKind } from "./kinds.ts";

/** The spec of a Machine, of its own or in what makes Machines. */
export interface MachineSpec {
  readonly manifest: Manifest;
  readonly path: Keys;
  readonly value: JsonObject;
}

const places: readonly (readonly [kind: string, path: Keys])[] = [
  [kinds.machineDeployment, keysOf("spec.template.spec")],
  [kinds.machineSet, keysOf("spec.template.spec")],
  [kinds.machinePool, keysOf("spec.template.spec")],
  [kinds.machine, keysOf("spec")],
];

const known = new WeakMap<Fleet, readonly MachineSpec[]>();

/** The specs of a fleet's Machines, read once. */
export function machineSpecsOf(fleet: Fleet): readonly MachineSpec[] {
  const read = known.get(fleet);
  if (read !== undefined) return read;
  const specs: MachineSpec[] = [];
  for (const [kind, path] of places) {
    for (const manifest of ofKind(fleet, kind)) {
      const value = objectAt(manifest.object, ...path);
      if (value !== undefined) specs.push({ manifest, path, value });
    }
  }
  known.set(fleet, specs);
  return specs;
}
