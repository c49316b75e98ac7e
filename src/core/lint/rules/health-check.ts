import { seconds } from "#core/fleet/canonical/conversions.ts";
import { listAt, objectAt, textAt, valueAt, type Json } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say } from "#core/shown/shown.ts";

import { fieldOf, keysOf } from "../fields.ts";
import { kinds, ofKind } from "../kinds.ts";
import type { Finding, Rule } from "../rule.ts";

/** A MachineHealthCheck that the API refuses. */
export const healthCheck: Rule = {
  name: "health-check",
  severity: "error",
  summary:
    "A MachineHealthCheck selects nothing, or another cluster's machines, or gives nodes less than 30 seconds to start.",
  reason:
    "An empty selector would select every machine of the namespace; machines that start slowly would be replaced for ever.",
  source: "CAPI:internal/webhooks/machinehealthcheck.go",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineHealthCheck
metadata: { name: c1, namespace: default }
spec: { clusterName: c1, selector: {} }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineHealthCheck
metadata: { name: c1, namespace: default }
spec: { clusterName: c1, selector: { matchLabels: { pool: md-0 } } }
`,
  },
  *check({ fleet }) {
    for (const manifest of ofKind(fleet, kinds.machineHealthCheck)) {
      yield* wrongSelector(manifest);
      const field = fieldOf(manifest, timeouts);
      const wanted = field && seconds(field.value);
      if (typeof wanted !== "number" || wanted === 0 || wanted >= leastTimeout) continue;
      const message = say`A node gets ${wanted} seconds to start, and the API refuses less than ${leastTimeout}. Write more, or 0 to wait for ever.`;
      yield { manifest, path: field?.path ?? [], message, refused: true };
    }
  },
};

/** Seconds; CAPI's minNodeStartupTimeoutSeconds. */
const leastTimeout = 30;

const timeouts = [keysOf("spec.checks.nodeStartupTimeoutSeconds"), keysOf("spec.nodeStartupTimeout")];

const clusterLabel = "cluster.x-k8s.io/cluster-name";

function* wrongSelector(manifest: Manifest): Iterable<Finding> {
  const selector = valueAt(manifest.object, "spec", "selector");
  const path = ["spec", "selector"];
  if (isEmpty(selector)) {
    yield {
      manifest,
      path,
      message: say`The selector is empty, and the API refuses it. Say which machines are meant.`,
      refused: true,
    };
  }
  const cluster = textAt(selector, "matchLabels", clusterLabel);
  if (cluster === undefined || cluster === textAt(manifest.object, "spec", "clusterName")) return;
  const message = say`The selector names another cluster than spec.clusterName, and the API refuses it. Write one cluster.`;
  yield { manifest, path: [...path, "matchLabels", clusterLabel], message, refused: true };
}

function isEmpty(selector: Json | undefined): boolean {
  return (
    listAt(selector, "matchExpressions").length === 0 &&
    Object.keys(objectAt(selector, "matchLabels") ?? {}).length === 0
  );
}
