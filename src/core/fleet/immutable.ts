import { sameJson } from "#core/manifest/equal.ts";
import { valueAt } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";

/** Kinds whose `spec` no one may change once they exist. A kind that ends in the name given counts. */
interface ImmutableKind {
  readonly group: string;
  readonly kind: RegExp;
  readonly source: string;
}

const immutableKinds: readonly ImmutableKind[] = [
  {
    group: "infrastructure.cluster.x-k8s.io",
    kind: /MachineTemplate$/,
    source: "CAPI:docs/book, InfraMachineTemplate contract; refused in measured 6 (DevMachineTemplate)",
  },
  { group: "bootstrap.cluster.x-k8s.io", kind: /^TalosConfigTemplate$/, source: "its webhook" },
  { group: "controlplane.cluster.x-k8s.io", kind: /^KubeadmControlPlaneTemplate$/, source: "measured 6" },
];

/** Whether objects of the kind are immutable templates: another content needs another name. */
export function isImmutableTemplate(ref: ObjectRef): boolean {
  return immutableKinds.some(({ group, kind }) => ref.group === group && kind.test(ref.kind));
}

/** Whether an edit changes what may not change: the object would have to be deleted and made again. */
export function isImmutable(before: Manifest, after: Manifest): boolean {
  if (isImmutableTemplate(after.ref)) return !sameJson(before.object["spec"], after.object["spec"]);
  if (after.ref.group !== "" || valueAt(before.object, "immutable") !== true) return false;
  return ["data", "binaryData", "stringData"].some((field) => !sameJson(before.object[field], after.object[field]));
}
