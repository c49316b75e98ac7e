import { sameJson } from "#core/manifest/equal.ts";
import { valueAt } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";

import { sameMeaning } from "./canonical/same-meaning.ts";

/** Templates whose content no one may change once they exist. */
interface ImmutableKind {
  readonly group: string;
  readonly kind: RegExp;
  /** Where the content is: what is outside it may change. */
  readonly content: readonly string[];
  readonly source: string;
}

const templateSpec = ["spec", "template", "spec"];

const immutableKinds: readonly ImmutableKind[] = [
  {
    group: "infrastructure.cluster.x-k8s.io",
    // those of CAPM3 may change: new machines get the change (CAPM3:internal/webhooks)
    kind: /^(?!Metal3).*MachineTemplate$/,
    content: templateSpec,
    source: "CAPI:docs/book, InfraMachineTemplate contract; refused in measured 6 (DevMachineTemplate)",
  },
  {
    group: "infrastructure.cluster.x-k8s.io",
    kind: /^(?:Dev|Docker|OpenStack)ClusterTemplate$/,
    content: templateSpec,
    source: "CAPI:test/infrastructure/docker; CAPO:pkg/webhooks/openstackclustertemplate_webhook.go",
  },
  {
    group: "bootstrap.cluster.x-k8s.io",
    kind: /^TalosConfigTemplate$/,
    content: ["spec"],
    source: "CABPT:api/v1alpha3/talosconfigtemplate_webhook.go",
  },
  {
    group: "controlplane.cluster.x-k8s.io",
    kind: /^KubeadmControlPlaneTemplate$/,
    content: templateSpec,
    source: "measured 6",
  },
];

/** Where a kind keeps the content that may not change, from the object's root; undefined for a kind that may change. */
export function immutableContentOf(ref: Pick<ObjectRef, "group" | "kind">): readonly string[] | undefined {
  return immutableKinds.find(({ group, kind }) => ref.group === group && kind.test(ref.kind))?.content;
}

/** Whether an edit changes what may not change: the object would have to be deleted and made again. */
export function changesImmutable(before: Manifest, after: Manifest): boolean {
  const content = immutableContentOf(after.ref);
  if (content !== undefined) return !sameMeaning(before, after, content);
  if (after.ref.group !== "" || valueAt(before.object, "immutable") !== true) return false;
  return ["data", "binaryData", "stringData"].some((field) => !sameJson(before.object[field], after.object[field]));
}
