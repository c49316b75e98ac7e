import type { Fleet, Reference } from "#core/fleet/fleet.ts";
import { referenceAt } from "#core/fleet/reference.ts";
import type { FieldPath } from "#core/manifest/field-path.ts";
import { objectAt } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { keyOf, type ObjectRef } from "#core/manifest/object-ref.ts";

import { kinds, ofKind } from "./kinds.ts";
import {
  controlPlaneFields,
  referenceFields,
  type ReferenceField,
  type ReferenceForm,
  type ReferenceRole,
} from "./reference-fields.ts";

/** A reference to an object that has to exist. */
export interface WrittenReference {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  /** Where Cluster API looks: in the referring object's own namespace, whatever namespace is written. */
  readonly target: ObjectRef;
  readonly role: ReferenceRole | "cluster" | "class";
  readonly form: ReferenceForm;
  /** The namespace of a v1beta1 reference, if it names one. */
  readonly namespace?: string;
}

const known = new WeakMap<Fleet, readonly WrittenReference[]>();

/** Every reference of the fleet to an object that has to exist, read once. */
export function referencesOf(fleet: Fleet): readonly WrittenReference[] {
  const found = known.get(fleet);
  if (found !== undefined) return found;
  const references = [
    ...fieldReferences(fleet),
    ...clusterNames(fleet),
    ...topologyClasses(fleet),
    ...classTemplates(fleet),
  ];
  known.set(fleet, references);
  return references;
}

/** found: it is there; elsewhere: in other namespaces; otherGroup: in its namespace, of another group; missing: nowhere. */
export type Whereabouts =
  | { readonly kind: "found" | "missing" }
  | { readonly kind: "elsewhere" | "otherGroup"; readonly objects: readonly Manifest[] };

export function whereaboutsOf(reference: WrittenReference, fleet: Fleet): Whereabouts {
  const { target } = reference;
  if (fleet.manifests.has(keyOf(target))) return { kind: "found" };
  const elsewhere = ofKind(fleet, `${target.group}/${target.kind}`).filter(({ ref }) => ref.name === target.name);
  if (elsewhere.length > 0) return { kind: "elsewhere", objects: elsewhere };
  const otherGroup = inOtherGroups(target, fleet);
  return otherGroup.length > 0 ? { kind: "otherGroup", objects: otherGroup } : { kind: "missing" };
}

function inOtherGroups(target: ObjectRef, fleet: Fleet): readonly Manifest[] {
  const sameKind = [...fleet.kinds].filter(([kind]) => kind.endsWith(`/${target.kind}`));
  return sameKind.flatMap(([, manifests]) =>
    manifests.filter(({ ref }) => ref.name === target.name && ref.namespace === target.namespace),
  );
}

/** The manifests whose references have the same fields. A control plane is one by its group. */
function* fieldReferences(fleet: Fleet): Iterable<WrittenReference> {
  for (const [kind, manifests] of fleet.kinds) {
    for (const field of fieldsOf(kind)) for (const manifest of manifests) yield* writtenAt(manifest, field);
  }
}

function fieldsOf(kind: string): readonly ReferenceField[] {
  const isControlPlane = kind.startsWith("controlplane.cluster.x-k8s.io/") && !kind.endsWith("Template");
  return isControlPlane ? controlPlaneFields : (referenceFields[kind] ?? []);
}

function* writtenAt(manifest: Manifest, field: ReferenceField): Iterable<WrittenReference> {
  const reference = referenceAt(manifest, field.keys);
  if (reference !== undefined) yield written(manifest, reference, field);
}

function written(
  manifest: Manifest,
  reference: Reference,
  field: Pick<ReferenceField, "role" | "form">,
): WrittenReference {
  return {
    manifest,
    path: reference.path,
    target: { ...reference.target, namespace: manifest.ref.namespace },
    role: field.role,
    form: field.form,
    ...(reference.namespace !== undefined && { namespace: reference.namespace }),
  };
}

const kindsOfClusters = [
  kinds.machineDeployment,
  kinds.machineSet,
  kinds.machinePool,
  kinds.machine,
  kinds.machineHealthCheck,
];

/** `spec.clusterName`: a reference by name alone. */
function* clusterNames(fleet: Fleet): Iterable<WrittenReference> {
  for (const manifest of kindsOfClusters.flatMap((kind) => ofKind(fleet, kind))) {
    const name = objectAt(manifest.object, "spec")?.["clusterName"];
    if (typeof name !== "string" || name === "") continue;
    const target = { group: "cluster.x-k8s.io", kind: "Cluster", namespace: manifest.ref.namespace, name };
    yield { manifest, path: ["spec", "clusterName"], target, role: "cluster", form: "object" };
  }
}

function* topologyClasses(fleet: Fleet): Iterable<WrittenReference> {
  for (const { manifest, topology } of fleet.clusters.values()) {
    if (topology === undefined || topology.class.name === "") continue;
    const path = [
      "spec",
      "topology",
      ...(objectAt(manifest.object, "spec", "topology", "classRef") ? ["classRef", "name"] : ["class"]),
    ];
    yield { manifest, path, target: topology.class, role: "class", form: "object" };
  }
}

function* classTemplates(fleet: Fleet): Iterable<WrittenReference> {
  for (const { manifest, infrastructure, controlPlane, workers } of fleet.classes.values()) {
    const parts = [controlPlane, ...workers.values()];
    const references: readonly [Reference | undefined, ReferenceRole][] = [
      [infrastructure, "infrastructure"],
      ...parts.flatMap((part): [Reference | undefined, ReferenceRole][] => [
        [part.template, "control-plane"],
        [part.infrastructureTemplate, "infrastructure"],
        [part.bootstrapTemplate, "bootstrap"],
      ]),
    ];
    for (const [reference, role] of references) {
      if (reference !== undefined) yield written(manifest, reference, { role, form: "template" });
    }
  }
}
