import { sameJson } from "#core/manifest/equal.ts";
import { objectAt, textAt, valueAt } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say, shownName, type Shown } from "#core/shown/shown.ts";

import { editsOf } from "../edits.ts";
import { freeNameOf } from "../free-name.ts";
import { kinds } from "../kinds.ts";
import type { Rule } from "../rule.ts";

/** The selector or the strategy of a ClusterResourceSet is edited. */
export const resourceSetImmutable: Rule = {
  name: "resource-set-immutable",
  severity: "error",
  summary: "The selector or the strategy of a ClusterResourceSet is changed.",
  reason:
    "Both are immutable. Deleting the set and creating it again takes its ConfigMaps and Secrets from the management cluster, since it " +
    "owns them; under another name they have two owners and stay.",
  source: "CAPI:internal/webhooks/clusterresourceset.go; measured with Cluster API v1.14.0",
  examples: {
    base: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: calico, namespace: default }
spec: { clusterSelector: { matchLabels: { cni: calico } }, strategy: ApplyOnce }
`,
    bad: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: calico, namespace: default }
spec: { clusterSelector: { matchLabels: { cni: calico } }, strategy: Reconcile }
`,
    good: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: calico-v2, namespace: default }
spec: { clusterSelector: { matchLabels: { cni: calico } }, strategy: Reconcile }
`,
  },
  *check(context) {
    for (const { before, after } of editsOf(context, kinds.clusterResourceSet)) {
      for (const [field, label] of fields) {
        if (sameJson(read(before, field), read(after, field))) continue;
        const name = freeNameOf(after, context.base === undefined ? [context.fleet] : [context.fleet, context.base]);
        const message = say`The ${label} of a set cannot be changed, and the API refuses it. Restore it, add a set named ${shownName(name)} with the same resources and the new ${label}, and remove this set in a later change, once the new one owns the ConfigMaps and Secrets.`;
        yield { manifest: after, path: ["spec", field], message, refused: true };
      }
    }
  },
};

const fields: readonly (readonly [field: string, label: Shown])[] = [
  ["clusterSelector", say`selector`],
  ["strategy", say`strategy`],
];

function read({ object }: Manifest, field: string): Parameters<typeof sameJson>[0] {
  if (field === "strategy") return textAt(object, "spec", field) ?? "ApplyOnce";
  // an empty map of labels says what none says
  const { matchLabels, ...rest } = objectAt(object, "spec", field) ?? {};
  const labels = objectAt({ matchLabels: matchLabels ?? {} }, "matchLabels") ?? {};
  return { ...rest, labels, expressions: valueAt(rest, "matchExpressions") ?? [], matchExpressions: null };
}
