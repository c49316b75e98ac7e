import { listAt, type Json } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say, shownName } from "#core/shown/shown.ts";

import { keysOf, type Keys } from "../fields.ts";
import { networkOf } from "../ip-address.ts";
import { kinds, ofKind } from "../kinds.ts";
import type { Finding, Rule } from "../rule.ts";

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
    // clusters have few networks between them
    const valid = new Set<Json>();
    for (const keys of blocks) {
      for (const manifest of ofKind(fleet, kinds.cluster)) {
        const list = listAt(manifest.object, ...keys);
        if (!list.every((block) => valid.has(block))) yield* wrongBlocks(manifest, keys, valid);
      }
    }
  },
};

function* wrongBlocks(manifest: Manifest, keys: Keys, valid: Set<Json>): Iterable<Finding> {
  for (const [index, block] of listAt(manifest.object, ...keys).entries()) {
    if (typeof block === "string" && networkOf(block) !== undefined) {
      valid.add(block);
      continue;
    }
    const written = typeof block === "string" ? say`${shownName(block)}` : say`A value that is no text`;
    const message = say`${written} is no network, and the API refuses it. Write an address and the length of its prefix, such as 10.244.0.0/16.`;
    yield { manifest, path: [...keys, index], message, refused: true };
  }
}

const blocks = [keysOf("spec.clusterNetwork.pods.cidrBlocks"), keysOf("spec.clusterNetwork.services.cidrBlocks")];
