import type { Fleet } from "#core/fleet/fleet.ts";
import { objectAt, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

import { keysOf, type Keys } from "./fields.ts";
import { kinds, ofKind } from "./kinds.ts";

/** The spec of a KubeadmConfig, wherever it is embedded. */
export interface KubeadmSpec {
  readonly manifest: Manifest;
  readonly path: Keys;
  readonly value: JsonObject;
}

const places: readonly (readonly [kind: string, keys: Keys])[] = [
  [kinds.kubeadmControlPlane, keysOf("spec.kubeadmConfigSpec")],
  [kinds.kubeadmControlPlaneTemplate, keysOf("spec.template.spec.kubeadmConfigSpec")],
  [kinds.kubeadmConfigTemplate, keysOf("spec.template.spec")],
  [kinds.kubeadmConfig, keysOf("spec")],
];

const known = new WeakMap<Fleet, readonly KubeadmSpec[]>();

/** The kubeadm configurations of a fleet, read once. */
export function kubeadmSpecsOf(fleet: Fleet): readonly KubeadmSpec[] {
  const read = known.get(fleet);
  if (read !== undefined) return read;
  const specs: KubeadmSpec[] = [];
  for (const [kind, path] of places) {
    for (const manifest of ofKind(fleet, kind)) {
      const value = objectAt(manifest.object, ...path);
      if (value !== undefined) specs.push({ manifest, path, value });
    }
  }
  known.set(fleet, specs);
  return specs;
}
