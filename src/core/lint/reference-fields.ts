import { controlPlaneByContract } from "#core/fleet/part-kinds.ts";

import { keysOf, type Keys } from "./fields.ts";
import { kinds } from "./kinds.ts";

/** What a reference is for. */
export type ReferenceRole = "infrastructure" | "bootstrap" | "control-plane" | "remediation";

/** template: Cluster API copies the object, whose kind ends in Template; object: it uses the object itself. */
export type ReferenceForm = "template" | "object";

/** A field that refers to another object by group, kind and name. */
export interface ReferenceField {
  readonly role: ReferenceRole;
  readonly form: ReferenceForm;
  readonly keys: Keys;
}

const inMachineTemplate = keysOf("spec.template.spec.infrastructureRef");
const inBootstrap = keysOf("spec.template.spec.bootstrap.configRef");

const templates: readonly (readonly ReferenceField[])[] = [
  [{ role: "infrastructure", form: "template", keys: inMachineTemplate }],
  [{ role: "bootstrap", form: "template", keys: inBootstrap }],
];

/** The fields of the kinds of Cluster API itself (CAPI:api/core/v1beta2). A list holds the spellings of one field. */
export const referenceFields: Readonly<Record<string, readonly (readonly ReferenceField[])[]>> = {
  [kinds.cluster]: [
    [{ role: "infrastructure", form: "object", keys: keysOf("spec.infrastructureRef") }],
    [{ role: "control-plane", form: "object", keys: keysOf("spec.controlPlaneRef") }],
  ],
  [kinds.machineDeployment]: templates,
  [kinds.machineSet]: templates,
  // a MachinePool uses its infrastructure and its bootstrap config themselves
  [kinds.machinePool]: [
    [{ role: "infrastructure", form: "object", keys: inMachineTemplate }],
    [{ role: "bootstrap", form: "object", keys: inBootstrap }],
  ],
  [kinds.machine]: [
    [{ role: "infrastructure", form: "object", keys: keysOf("spec.infrastructureRef") }],
    [{ role: "bootstrap", form: "object", keys: keysOf("spec.bootstrap.configRef") }],
  ],
  [kinds.machineHealthCheck]: [
    [
      { role: "remediation", form: "template", keys: keysOf("spec.remediation.templateRef") },
      { role: "remediation", form: "template", keys: keysOf("spec.remediationTemplate") },
    ],
  ],
};

/** The fields of a control plane of any kind: the first that is there counts. */
export const controlPlaneFields: readonly ReferenceField[] = controlPlaneByContract.infrastructure.map((keys) => ({
  role: "infrastructure",
  form: "template",
  keys,
}));

/** The group of a role's kinds, as every provider known keeps to it (CAPI:docs/book/src/developer/providers/contracts). */
export const groupOfRole: Readonly<Record<Exclude<ReferenceRole, "remediation">, string>> = {
  infrastructure: "infrastructure.cluster.x-k8s.io",
  bootstrap: "bootstrap.cluster.x-k8s.io",
  "control-plane": "controlplane.cluster.x-k8s.io",
};
