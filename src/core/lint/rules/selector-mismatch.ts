import { selectorOf } from "#core/fleet/selector.ts";
import { objectAt, textAt, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say } from "#core/shown/shown.ts";

import { kinds, ofKind } from "../kinds.ts";
import type { Rule } from "../rule.ts";

/** A pool whose selector does not match its own machines. */
export const selectorMismatch: Rule = {
  name: "selector-mismatch",
  severity: "error",
  summary: "The selector of a MachineDeployment or MachineSet does not match the labels of its template.",
  reason:
    "A pool finds its machines by its selector. The webhook refuses one that would not find what the template makes.",
  source: "CAPI:internal/webhooks/machinedeployment.go, machineset.go; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec:
  clusterName: c1
  selector: { matchLabels: { pool: a } }
  template: { metadata: { labels: { pool: b } } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec:
  clusterName: c1
  selector: { matchLabels: { pool: a } }
  template: { metadata: { labels: { pool: a } } }
`,
  },
  *check({ fleet }) {
    for (const manifest of [...ofKind(fleet, kinds.machineDeployment), ...ofKind(fleet, kinds.machineSet)]) {
      const selector = selectorFor(manifest);
      if (selector === undefined || selectorOf(selector).matches(labelsOf(manifest))) continue;
      const message = say`spec.selector does not match the labels of spec.template, and the API refuses it. Give the template every label that the selector wants.`;
      yield { manifest, path: ["spec", "selector"], message, refused: true };
    }
  },
};

const clusterLabel = "cluster.x-k8s.io/cluster-name";

/** The selector less the cluster's label, which the webhook writes on both sides; undefined where none is written. */
function selectorFor({ object }: Manifest): JsonObject | undefined {
  const selector = objectAt(object, "spec", "selector");
  const labels = objectAt(selector, "matchLabels");
  if (selector === undefined || labels === undefined) return selector;
  return {
    ...selector,
    matchLabels: Object.fromEntries(Object.entries(labels).filter(([label]) => label !== clusterLabel)),
  };
}

function labelsOf({ object }: Manifest): Readonly<Record<string, string>> {
  const labels = Object.entries(objectAt(object, "spec", "template", "metadata", "labels") ?? {});
  const written = labels.filter((label): label is [string, string] => typeof label[1] === "string");
  return { ...Object.fromEntries(written), [clusterLabel]: textAt(object, "spec", "clusterName") ?? "" };
}
