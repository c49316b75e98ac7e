import { selectorOf } from "#core/fleet/selector.ts";
import { listAt, textAt, valueAt } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say, shownValueText } from "#core/shown/shown.ts";

import { kinds, ofKind } from "../kinds.ts";
import type { Finding, Rule } from "../rule.ts";

/** A ClusterResourceSet that the API refuses. */
export const resourceSetInvalid: Rule = {
  name: "resource-set-invalid",
  severity: "error",
  summary: "A ClusterResourceSet has an empty selector, lists nothing, or lists what is no ConfigMap or Secret.",
  reason: "It would select no cluster or apply nothing. Webhook and schema refuse it.",
  source: "CAPI:internal/webhooks/clusterresourceset.go, api/addons/v1beta2; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: calico, namespace: default }
spec: { clusterSelector: {}, resources: [{ kind: ConfigMap, name: calico }] }
`,
    good: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: calico, namespace: default }
spec: { clusterSelector: { matchLabels: { cni: calico } }, resources: [{ kind: ConfigMap, name: calico }] }
`,
  },
  *check({ fleet }) {
    for (const manifest of ofKind(fleet, kinds.clusterResourceSet)) {
      if (selectorOf(valueAt(manifest.object, "spec", "clusterSelector")).isEmpty) yield emptySelector(manifest);
      yield* wrongResources(manifest);
    }
  },
};

function emptySelector(manifest: Manifest): Finding {
  const message = say`The selector is empty, and the API refuses it: it would match no cluster. Write the labels of the clusters that are meant.`;
  return { manifest, path: ["spec", "clusterSelector"], message, refused: true };
}

function* wrongResources(manifest: Manifest): Iterable<Finding> {
  const resources = listAt(manifest.object, "spec", "resources");
  // v1beta1 takes a set without resources, v1beta2 does not
  if (resources.length === 0 && manifest.apiVersion.endsWith("/v1beta2")) {
    yield {
      manifest,
      path: ["spec", "resources"],
      message: say`The set lists nothing, and the API refuses it. List a ConfigMap or Secret.`,
      refused: true,
    };
  }
  for (const [index, resource] of resources.entries()) {
    const kind = textAt(resource, "kind");
    if (kind === "ConfigMap" || kind === "Secret") continue;
    const message = say`${shownValueText(kind ?? "Nothing")} is no kind that a set may list, and the API refuses it: ConfigMap and Secret are.`;
    yield { manifest, path: ["spec", "resources", index, "kind"], message, refused: true };
  }
}
