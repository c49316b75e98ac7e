import type { Manifest } from "#core/manifest/manifest.ts";
import { textAt } from "#core/manifest/json.ts";
import { say, shownValueText } from "#core/shown/shown.ts";

import { itemsOf, keysOf } from "../fields.ts";
import { topologiesOf } from "../kinds.ts";
import type { Finding, Rule } from "../rule.ts";

/** Two pools of one name in a topology, or two variables. */
export const topologyPoolDuplicate: Rule = {
  name: "topology-pool-duplicate",
  severity: "error",
  summary: "Two pools, or two variables, of a topology have one name.",
  reason: "The lists are maps by name: server-side apply refuses duplicate entries.",
  source: "CAPI:core/config/crd, x-kubernetes-list-map-keys; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { topology: { workers: { machineDeployments: [{ name: blue, class: a }, { name: blue, class: b }] } } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { topology: { workers: { machineDeployments: [{ name: blue, class: a }, { name: green, class: b }] } } }
`,
  },
  *check({ fleet }) {
    for (const manifest of topologiesOf(fleet)) {
      for (const keys of lists) yield* duplicatesIn(manifest, keys);
    }
  },
};

const lists = ["machineDeployments", "machinePools"]
  .map((list) => keysOf(`spec.topology.workers.${list}`))
  .concat([keysOf("spec.topology.variables")]);

function* duplicatesIn(manifest: Manifest, keys: (typeof lists)[number]): Iterable<Finding> {
  const seen = new Set<string>();
  for (const { path, value } of itemsOf(manifest, keys, "name")) {
    const name = textAt(value, "name");
    if (name === undefined) continue;
    if (seen.has(name)) {
      const message = say`${shownValueText(name)} is in the list twice, and the API refuses it. Give one of them another name, or take it away.`;
      yield { manifest, path: [...path, "name"], message, refused: true };
    }
    seen.add(name);
  }
}
