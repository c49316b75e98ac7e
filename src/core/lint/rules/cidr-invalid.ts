import { listAt, type Json } from "#core/manifest/json.ts";
import { say, shownValueText, type Shown } from "#core/shown/shown.ts";

import { kinds, ofKind } from "../kinds.ts";
import { networkFields, rangeReaderOf } from "../networks.ts";
import type { Rule } from "../rule.ts";

/** A network of a cluster that is none. */
export const cidrInvalid: Rule = {
  name: "cidr-invalid",
  severity: "error",
  summary: "A CIDR block of pods or services does not parse.",
  reason: "The webhook refuses what is no network in CIDR notation.",
  source: "CAPI:internal/webhooks/cluster.go, validateCIDRBlocks; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { clusterNetwork: { pods: { cidrBlocks: [10.244.0.0] } } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { clusterNetwork: { pods: { cidrBlocks: [10.244.0.0/16] } } }
`,
  },
  *check({ fleet }) {
    const rangeOf = rangeReaderOf(fleet);
    for (const { keys } of networkFields) {
      for (const manifest of ofKind(fleet, kinds.cluster)) {
        const list = listAt(manifest.object, ...keys);
        for (const [index, block] of list.entries()) {
          if (typeof block === "string" && rangeOf(block) !== undefined) continue;
          yield { manifest, path: [...keys, index], message: wrongBlock(block), refused: true };
        }
      }
    }
  },
};

function wrongBlock(block: Json): Shown {
  const written = typeof block === "string" ? say`${shownValueText(block)}` : say`A value that is no text`;
  return say`${written} is no network, and the API refuses it. Write an address and the length of its prefix, such as 10.244.0.0/16.`;
}
