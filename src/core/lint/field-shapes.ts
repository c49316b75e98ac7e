import type { Json } from "#core/manifest/json.ts";
import { say } from "#core/shown/shown.ts";

import { kinds } from "./kinds.ts";
import { below, entriesOf, listOf, mapping, type MappingShape, type Shape, type ValueShape } from "./shapes.ts";

/** The greatest number that the definitions' int32 holds. */
const greatest = 2_147_483_647;

const text: ValueShape = {
  kind: "value",
  accepts: (value) => typeof value === "string",
  expected: say`text (in quotes, where YAML reads a number or a boolean)`,
};

const flag: ValueShape = {
  kind: "value",
  accepts: (value) => typeof value === "boolean",
  expected: say`true or false, without quotes`,
};

const replicas: ValueShape = {
  kind: "value",
  accepts: (value) => isWhole(value) && value >= 0 && value <= greatest,
  expected: say`a whole number from 0 to ${greatest}, without quotes`,
};

/** A webhook reads it by intstr.GetScaledValueFromIntOrPercent: text is a percentage, and nothing else. */
const share: ValueShape = {
  kind: "value",
  accepts: (value) => (typeof value === "string" ? /^[+-]?\d+%$/.test(value) : isInt32(value)),
  expected: say`a whole number without quotes, or a percentage such as 25%`,
};

/** A control plane's webhook takes text that is no number for 0: what it may be is another rule's. */
const surge: ValueShape = {
  kind: "value",
  accepts: (value) => typeof value === "string" || isInt32(value),
  expected: say`a whole number`,
};

function isInt32(value: Json): boolean {
  return isWhole(value) && Math.abs(value) <= greatest;
}

/** 3.0 is 3, as JSON has it. */
function isWhole(value: Json): value is number {
  return typeof value === "number" && Number.isInteger(value);
}

const reference = mapping({ kind: text, name: text });
const metadata = mapping({ labels: entriesOf(text), annotations: entriesOf(text) });
const selector = mapping({
  matchLabels: entriesOf(text),
  matchExpressions: listOf(mapping({ key: text, operator: text, values: listOf(text) })),
});

const rollingUpdate = below("rollingUpdate", mapping({ maxSurge: share, maxUnavailable: share }));
const surging = below("rollingUpdate.maxSurge", surge);

/** A Machine's spec. Its version is the rule version-format's. */
const machine = mapping({
  clusterName: text,
  infrastructureRef: reference,
  bootstrap: mapping({ configRef: reference, dataSecretName: text }),
});

const machines = { clusterName: text, replicas, template: mapping({ spec: machine }) };

const topologyPart = { metadata, replicas };
const topologyPool = mapping({
  ...topologyPart,
  name: text,
  class: text,
  strategy: rollingUpdate,
  rollout: mapping({ strategy: rollingUpdate }),
});

const topology = mapping({
  class: text,
  classNamespace: text,
  classRef: mapping({ name: text, namespace: text }),
  controlPlane: mapping(topologyPart),
  workers: mapping({ machineDeployments: listOf(topologyPool), machinePools: listOf(topologyPool) }),
});

function spec(fields: Readonly<Record<string, Shape>>): MappingShape {
  return mapping({ spec: mapping(fields) });
}

/** The fields that a plan counts with, in both contracts' spellings (CAPI: the kinds' definitions of v1.14.0). */
export const fieldShapes: Readonly<Record<string, MappingShape>> = {
  [kinds.cluster]: spec({ paused: flag, infrastructureRef: reference, controlPlaneRef: reference, topology }),
  [kinds.machineDeployment]: spec({
    ...machines,
    paused: flag,
    selector,
    strategy: rollingUpdate,
    rollout: mapping({ strategy: rollingUpdate }),
  }),
  [kinds.machineSet]: spec({ ...machines, selector }),
  [kinds.machinePool]: spec(machines),
  [kinds.machine]: mapping({ spec: machine }),
  [kinds.machineHealthCheck]: spec({ clusterName: text, selector }),
  [kinds.kubeadmControlPlane]: spec({
    replicas,
    machineTemplate: mapping({
      metadata,
      infrastructureRef: reference,
      spec: mapping({ infrastructureRef: reference }),
    }),
    rolloutStrategy: surging,
    rollout: mapping({ strategy: surging }),
  }),
  [kinds.clusterResourceSet]: spec({ clusterSelector: selector }),
  [kinds.helmChartProxy]: spec({ clusterSelector: selector }),
};

/** A control plane of any other kind, by contract (CAPI:docs/book/src/developer/providers/contracts/control-plane.md). */
export const controlPlaneShape: MappingShape = spec({ replicas, version: text });
