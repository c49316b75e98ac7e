import type { FieldPath } from "#core/manifest/field-path.ts";
import { listAt, textAt, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say } from "#core/shown/shown.ts";

import { itemsOf, keysOf, type Keys } from "../fields.ts";
import { kindOf, kinds, ofKind, topologiesOf } from "../kinds.ts";
import { machineSpecsOf } from "../embedded-specs.ts";
import type { Finding, Rule } from "../rule.ts";

/** Workers tainted as control plane. */
export const workerTaint: Rule = {
  name: "worker-taint",
  severity: "error",
  summary: "Worker machines have the taint node-role.kubernetes.io/control-plane.",
  reason:
    "The taint belongs to control plane machines. Webhooks refuse it for the objects that make workers: of a topology or a class, when the pool is made of it.",
  source: "CAPI:internal/webhooks/machine.go, validateMachineTaintsForWorkers; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec:
  template:
    spec:
      taints: [{ key: node-role.kubernetes.io/control-plane, effect: NoSchedule, propagation: Always }]
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec:
  template:
    spec:
      taints: [{ key: example.com/batch, effect: NoSchedule, propagation: Always }]
`,
  },
  *check({ fleet }) {
    for (const { manifest, path, value } of machineSpecsOf(fleet)) {
      // a Machine of its own may be of a control plane
      if (value["taints"] === undefined || kindOf(manifest) === kinds.machine) continue;
      yield* refused(taintsAt(manifest, [...path, "taints"], value));
    }
    for (const manifest of topologiesOf(fleet)) yield* workersOf(manifest, topologyPools);
    for (const manifest of ofKind(fleet, kinds.clusterClass)) yield* workersOf(manifest, classPools);
  },
};

const topologyPools = [
  keysOf("spec.topology.workers.machineDeployments"),
  keysOf("spec.topology.workers.machinePools"),
];
const classPools = [keysOf("spec.workers.machineDeployments"), keysOf("spec.workers.machinePools")];

function* workersOf(manifest: Manifest, pools: readonly Keys[]): Iterable<Finding> {
  for (const keys of pools) {
    for (const { path, value } of itemsOf(manifest, keys, "name"))
      yield* taintsAt(manifest, [...path, "taints"], value);
  }
}

function* taintsAt(manifest: Manifest, path: FieldPath, machines: JsonObject | undefined): Iterable<Finding> {
  for (const [index, taint] of listAt(machines, "taints").entries()) {
    if (textAt(taint, "key") !== "node-role.kubernetes.io/control-plane") continue;
    const message = say`Workers may not have the taint of control plane machines, and the API refuses them. Take it away.`;
    yield { manifest, path: [...path, index], message };
  }
}

function* refused(findings: Iterable<Finding>): Iterable<Finding> {
  for (const finding of findings) yield { ...finding, refused: true };
}
