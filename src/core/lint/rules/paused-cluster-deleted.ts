import { shownRef } from "#core/manifest/object-ref.ts";
import { say } from "#core/shown/shown.ts";

import { goneOf } from "../edits.ts";
import { kinds } from "../kinds.ts";
import type { Rule } from "../rule.ts";

/** A paused cluster removed from git. */
export const pausedClusterDeleted: Rule = {
  name: "paused-cluster-deleted",
  severity: "warning",
  summary: "A Cluster that is paused is removed from git.",
  reason:
    "A paused cluster's deletion hangs without a word: neither its phase nor its Deleting condition moves until it is resumed.",
  source: "measured with Cluster API v1.14.0",
  examples: {
    base: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { paused: true }
`,
    bad: `
apiVersion: v1
kind: Namespace
metadata: { name: default }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { paused: false }
`,
  },
  *check(context) {
    for (const manifest of goneOf(context, kinds.cluster)) {
      const cluster = context.base?.clusters.get(`${manifest.ref.namespace}/${manifest.ref.name}`);
      if (cluster?.paused !== true) continue;
      const message = say`${shownRef(manifest.ref)} is paused and removed from git: its deletion hangs until it is resumed. Resume it in a change before this one.`;
      yield { manifest, path: ["spec", "paused"], message };
    }
  },
};
