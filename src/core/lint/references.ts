import type { Fleet, Reference } from "#core/fleet/fleet.ts";
import { referenceAt } from "#core/fleet/reference.ts";
import type { FieldPath } from "#core/manifest/field-path.ts";
import { isObject, objectAt, textAt, valueBelow, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { groupOf, keyOf, type ObjectRef } from "#core/manifest/object-ref.ts";

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
  /** Whether the target is there. */
  readonly found: boolean;
  /** The namespace of a v1beta1 reference, if it names one. */
  readonly namespace?: string;
}

/** Every reference of the fleet to an object that has to exist. */
export function referencesOf(fleet: Fleet): readonly WrittenReference[] {
  return read(fleet, () => true);
}

const doubtful = new WeakMap<Fleet, readonly WrittenReference[]>();

/** The references that something may be wrong with: almost all of a fleet are as they should be, and cost a look each. */
export function doubtfulReferencesOf(fleet: Fleet): readonly WrittenReference[] {
  const known = doubtful.get(fleet);
  if (known !== undefined) return known;
  const references = read(fleet, isDoubtful);
  doubtful.set(fleet, references);
  return references;
}

type Wanted = (fleet: Fleet, manifest: Manifest, value: JsonObject, form: ReferenceForm) => boolean;

/** Not found, of the wrong form, or with a namespace: what `whereaboutsOf` and the rules look at more closely. */
const isDoubtful: Wanted = (fleet, { ref }, value, form) => {
  const kind = value["kind"];
  if (typeof kind !== "string" || value["namespace"] !== undefined) return true;
  if (kind.endsWith("Template") !== (form === "template")) return true;
  const apiVersion = value["apiVersion"];
  const group = typeof apiVersion === "string" ? groupOf(apiVersion) : value["apiGroup"];
  const name = value["name"];
  if (typeof group !== "string" || typeof name !== "string") return true;
  return !fleet.manifests.has(keyOf({ group, kind, namespace: ref.namespace, name }));
};

function read(fleet: Fleet, isWanted: Wanted): readonly WrittenReference[] {
  const references: WrittenReference[] = [];
  readFields(fleet, references, isWanted);
  readClusterNames(fleet, references);
  readTopologies(fleet, references);
  readClasses(fleet, references);
  return references;
}

/** found: it is there; elsewhere: in other namespaces; otherGroup: in its namespace, of another group; missing: nowhere. */
export type Whereabouts =
  | { readonly kind: "found" | "missing" }
  | { readonly kind: "elsewhere" | "otherGroup"; readonly objects: readonly Manifest[] };

export function whereaboutsOf({ target, found }: WrittenReference, fleet: Fleet): Whereabouts {
  if (found) return { kind: "found" };
  const alike = namesakesOf(fleet).get(`${target.kind}/${target.name}`) ?? [];
  const elsewhere = alike.filter(({ ref }) => ref.group === target.group);
  if (elsewhere.length > 0) return { kind: "elsewhere", objects: elsewhere };
  const otherGroup = alike.filter(({ ref }) => ref.namespace === target.namespace);
  return otherGroup.length > 0 ? { kind: "otherGroup", objects: otherGroup } : { kind: "missing" };
}

const namesakes = new WeakMap<Fleet, ReadonlyMap<string, readonly Manifest[]>>();

/** The manifests by kind and name, whatever their group and namespace: made when the first reference is not found. */
function namesakesOf(fleet: Fleet): ReadonlyMap<string, readonly Manifest[]> {
  const known = namesakes.get(fleet);
  if (known !== undefined) return known;
  const byName = Map.groupBy(fleet.manifests.values(), ({ ref }) => `${ref.kind}/${ref.name}`);
  namesakes.set(fleet, byName);
  return byName;
}

function readFields(fleet: Fleet, references: WrittenReference[], isWanted: Wanted): void {
  for (const [kind, manifests] of fleet.kinds) {
    for (const fields of fieldsOf(kind)) {
      for (const manifest of manifests) readFirst(fields, manifest, { fleet, references, isWanted });
    }
  }
}

/** A kind's fields by what they are for: of the spellings of one field the first that is there counts. */
function fieldsOf(kind: string): readonly (readonly ReferenceField[])[] {
  const isControlPlane = kind.startsWith("controlplane.cluster.x-k8s.io/") && !kind.endsWith("Template");
  return isControlPlane ? [controlPlaneFields] : (referenceFields[kind] ?? []);
}

interface Reading {
  readonly fleet: Fleet;
  readonly references: WrittenReference[];
  readonly isWanted: Wanted;
}

function readFirst(fields: readonly ReferenceField[], manifest: Manifest, reading: Reading): void {
  const { fleet, references, isWanted } = reading;
  for (const field of fields) {
    const value = valueBelow(manifest.object, field.keys);
    if (!isObject(value)) continue;
    if (isWanted(fleet, manifest, value, field.form)) add(references, manifest, { ...field, fleet });
    return;
  }
}

function add(references: WrittenReference[], manifest: Manifest, field: ReferenceField & Use): void {
  const reference = referenceAt(manifest, field.keys);
  if (reference !== undefined) references.push(written(manifest, reference, field));
}

interface Use extends Pick<ReferenceField, "role" | "form"> {
  readonly fleet: Fleet;
}

function written(manifest: Manifest, reference: Reference, { role, form, fleet }: Use): WrittenReference {
  const { path, namespace, target } = reference;
  const found = fleet.manifests.has(keyOf(target));
  return { manifest, path, target, role, form, found, ...(namespace !== undefined && { namespace }) };
}

const kindsOfClusters = [
  kinds.machineDeployment,
  kinds.machineSet,
  kinds.machinePool,
  kinds.machine,
  kinds.machineHealthCheck,
];

/** `spec.clusterName`: a reference by name alone. */
function readClusterNames(fleet: Fleet, references: WrittenReference[]): void {
  for (const kind of kindsOfClusters) {
    for (const manifest of ofKind(fleet, kind)) {
      const name = textAt(manifest.object, "spec", "clusterName");
      if (name === undefined) continue;
      const target = { group: "cluster.x-k8s.io", kind: "Cluster", namespace: manifest.ref.namespace, name };
      const found = fleet.clusters.has(`${target.namespace}/${name}`);
      references.push({ manifest, path: ["spec", "clusterName"], target, role: "cluster", form: "object", found });
    }
  }
}

function readTopologies(fleet: Fleet, references: WrittenReference[]): void {
  for (const { manifest, topology } of fleet.clusters.values()) {
    if (topology === undefined || topology.class.name === "") continue;
    const isReference = objectAt(manifest.object, "spec", "topology", "classRef") !== undefined;
    const path = ["spec", "topology", ...(isReference ? ["classRef", "name"] : ["class"])];
    const found = fleet.classes.has(topology.classKey);
    references.push({ manifest, path, target: topology.class, role: "class", form: "object", found });
  }
}

function readClasses(fleet: Fleet, references: WrittenReference[]): void {
  for (const { manifest, infrastructure, controlPlane, workers } of fleet.classes.values()) {
    const templates: (readonly [Reference | undefined, ReferenceRole])[] = [[infrastructure, "infrastructure"]];
    for (const part of [controlPlane, ...workers.values()]) {
      templates.push([part.template, "control-plane"]);
      templates.push([part.infrastructureTemplate, "infrastructure"], [part.bootstrapTemplate, "bootstrap"]);
    }
    for (const [reference, role] of templates) {
      if (reference !== undefined) references.push(written(manifest, reference, { role, form: "template", fleet }));
    }
  }
}
