import { numberAt, valueAt, type Json } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say } from "#core/shown/shown.ts";

import { fieldOf, itemsOf, keysOf } from "../fields.ts";
import { kinds, ofKind, topologiesOf } from "../kinds.ts";
import type { Finding, Rule } from "../rule.ts";

/** A rolling update that may neither add a machine nor take one away. */
export const rolloutStrategy: Rule = {
  name: "rollout-strategy",
  severity: "error",
  summary: "A rolling update has maxSurge and maxUnavailable both 0, or a maxSurge that a control plane may not have.",
  reason:
    "A rollout needs room to add or to remove a machine: both literally 0 is refused (0% and 0% is accepted, and one machine goes " +
    "first). A KubeadmControlPlane takes maxSurge 1 or 0, and 0 from three replicas on.",
  source:
    "CAPI:internal/webhooks/machinedeployment.go, controlplane/kubeadm/internal/webhooks/kubeadm_control_plane.go; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } } }
`,
  },
  *check({ fleet }) {
    for (const manifest of ofKind(fleet, kinds.machineDeployment)) yield* poolFinding(manifest);
    for (const manifest of topologiesOf(fleet)) yield* topologyFindings(manifest);
    for (const manifest of ofKind(fleet, kinds.kubeadmControlPlane)) yield* controlPlaneFinding(manifest);
  },
};

const poolStrategies = [keysOf("spec.rollout.strategy.rollingUpdate"), keysOf("spec.strategy.rollingUpdate")];

function* poolFinding(manifest: Manifest): Iterable<Finding> {
  const field = fieldOf(manifest, poolStrategies);
  if (field !== undefined && isStuck(field.value)) yield stuck(manifest, field.path);
}

function* topologyFindings(manifest: Manifest): Iterable<Finding> {
  for (const { path, value } of itemsOf(manifest, keysOf("spec.topology.workers.machineDeployments"), "name")) {
    for (const keys of [keysOf("rollout.strategy.rollingUpdate"), keysOf("strategy.rollingUpdate")]) {
      const strategy = valueAt(value, ...keys);
      if (isStuck(strategy)) yield stuck(manifest, [...path, ...keys]);
    }
  }
}

/** A missing maxUnavailable is 0, a missing maxSurge 1. */
function isStuck(strategy: Json | undefined): boolean {
  const unavailable = valueAt(strategy, "maxUnavailable") ?? 0;
  return valueAt(strategy, "maxSurge") === 0 && unavailable === 0;
}

function stuck(manifest: Manifest, path: Finding["path"]): Finding {
  const message = say`maxSurge and maxUnavailable are both 0, and the API refuses it: no machine could be replaced. Raise one of them.`;
  return { manifest, path, message, refused: true };
}

const controlPlaneSurges = [
  keysOf("spec.rollout.strategy.rollingUpdate.maxSurge"),
  keysOf("spec.rolloutStrategy.rollingUpdate.maxSurge"),
];

/** From so many machines on a control plane can be rolled by removing one first. */
const leastForScaleIn = 3;

function* controlPlaneFinding(manifest: Manifest): Iterable<Finding> {
  const field = fieldOf(manifest, controlPlaneSurges);
  if (field === undefined) return;
  const surge = integerOf(field.value);
  const replicas = numberAt(manifest.object, "spec", "replicas") ?? 1;
  if (surge !== 0 && surge !== 1) {
    yield {
      manifest,
      path: field.path,
      message: say`maxSurge of a control plane is 1 or 0; the API refuses another value.`,
      refused: true,
    };
  } else if (surge === 0 && replicas < leastForScaleIn) {
    const message = say`maxSurge 0 removes a machine first, and the API refuses it below ${leastForScaleIn} replicas; there are ${replicas}. Write 1.`;
    yield { manifest, path: field.path, message, refused: true };
  }
}

/** As the webhook reads it: a text that is no whole number, a percentage among them, counts as 0. */
function integerOf(value: Json): number {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^[+-]?\d+$/.test(value) ? Number(value) : 0;
}
