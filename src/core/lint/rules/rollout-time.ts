import { canonicalOf } from "#core/fleet/canonical/canonical.ts";
import { withoutAt } from "#core/fleet/canonical/paths.ts";
import { sameJson } from "#core/manifest/equal.ts";
import { objectAt, valueAt, type Json, type JsonObject } from "#core/manifest/json.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import { editsOf, type Edit } from "../edits.ts";
import { fieldOf, isWritten, keysOf, type Keys } from "../fields.ts";
import { kinds } from "../kinds.ts";
import type { Finding, Rule } from "../rule.ts";
import { topologyEditsOf, type TopologyEdit } from "../topology-edits.ts";

/** A change that replaces machines by their age, or one machine by its past: git knows neither. */
export const rolloutTime: Rule = {
  name: "rollout-time",
  severity: "notice",
  summary: "A change replaces those machines that are older than a date, or the machine that ran kubeadm init.",
  reason:
    "rollout.after replaces the machines that were created before a date, rollout.before those whose certificates expire soon, and " +
    "an initConfiguration is compared with the machine that ran kubeadm init, if it is still there. How old machines are and which " +
    "of them was the first is not in git: the plan counts none.",
  source:
    "CAPI:util/collections (ShouldRolloutAfter, ShouldRolloutBefore); CAPI:internal/controllers/machinedeployment/mdutil (MachineUpToDate); CAPI:controlplane/kubeadm/internal/filters.go",
  examples: {
    base: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1, replicas: 3 }
`,
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1, replicas: 3, rollout: { after: "2026-03-01T00:00:00Z" } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1, replicas: 4 }
`,
  },
  *check(context) {
    for (const kind of datedKinds) {
      for (const edit of editsOf(context, kind)) yield* dateFindings(edit);
    }
    for (const edit of topologyEditsOf(context)) yield* topologyFindings(edit);
    for (const edit of editsOf(context, kinds.kubeadmControlPlane)) yield* firstMachineFinding(edit);
  },
};

const datedKinds = [kinds.machineDeployment, kinds.kubeadmControlPlane, kinds.rke2ControlPlane];

interface DateField {
  /** In the canonical shape. */
  readonly keys: Keys;
  readonly spellings: readonly Keys[];
  readonly message: Shown;
}

const olderThan: Shown = say`Once this date has come, the machines that were created before it are replaced. Git does not know how old they are, so the plan counts none.`;

const dateFields: readonly DateField[] = [
  {
    keys: keysOf("spec.rollout.after"),
    spellings: [keysOf("spec.rollout.after"), keysOf("spec.rolloutAfter")],
    message: olderThan,
  },
  {
    keys: keysOf("spec.rollout.before"),
    spellings: [keysOf("spec.rollout.before"), keysOf("spec.rolloutBefore")],
    message: say`The machines whose certificates expire within these days are replaced, now and from now on. Git does not know how old they are, so the plan counts none.`,
  },
];

function* dateFindings({ before, after: manifest }: Edit): Iterable<Finding> {
  for (const { keys, spellings, message } of dateFields) {
    const field = fieldOf(manifest, spellings);
    const [was, is] = [before, manifest].map((each) => valueAt(canonicalOf(each), ...keys));
    if (field !== undefined && !sameJson(was, is)) yield { manifest, path: field.path, message };
  }
}

function* topologyFindings({ manifest, before, after }: TopologyEdit): Iterable<Finding> {
  for (const [part, { path, value }] of after.topology.entries) {
    const [was, is] = [before.topology.entries.get(part), valueAt(value, "rollout", "after")];
    if (was === undefined || !isWritten(is) || sameJson(valueAt(was.value, "rollout", "after"), is)) continue;
    yield { manifest, path: [...path, "rollout", "after"], message: olderThan };
  }
}

/** The one timeout that no machine is compared with. */
const healthCheckTimeout = keysOf("timeouts.controlPlaneComponentHealthCheckSeconds");

const kubeadmConfig = keysOf("spec.kubeadmConfigSpec");

function* firstMachineFinding({ before, after: manifest }: Edit): Iterable<Finding> {
  const [was, is] = [canonicalOf(before), canonicalOf(manifest)];
  if (sameJson(initOf(was), initOf(is)) || !sameJson(comparedOf(was), comparedOf(is))) return;
  const message = say`Only the machine that ran kubeadm init is compared with this, and replaced. Git does not know whether it is still there, so the plan counts none.`;
  yield { manifest, path: [...kubeadmConfig, "initConfiguration"], message };
}

function initOf(object: JsonObject): JsonObject {
  return withoutAt(objectAt(object, ...kubeadmConfig, "initConfiguration") ?? {}, healthCheckTimeout);
}

/** What every machine is compared with: where it changes too, the first machine is replaced with all others. */
function comparedOf(object: JsonObject): Json {
  const config = passedOver.reduce<JsonObject>(
    (rest, keys) => withoutAt(rest, keys),
    objectAt(object, ...kubeadmConfig) ?? {},
  );
  const version = valueAt(object, "spec", "version") ?? null;
  return [version, valueAt(object, "spec", "machineTemplate", "spec", "infrastructureRef") ?? null, config];
}

/** What of the kubeadmConfigSpec no machine is compared with, or the first alone (CAPI:controlplane/kubeadm/internal/filters.go). */
const passedOver: readonly Keys[] = [
  keysOf("initConfiguration"),
  keysOf("clusterConfiguration.dns"),
  keysOf("clusterConfiguration.controlPlaneEndpoint"),
  keysOf("joinConfiguration.discovery"),
  ["joinConfiguration", ...healthCheckTimeout],
];
