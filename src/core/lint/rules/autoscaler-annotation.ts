import { autoscalerBounds, maxSize, minSize } from "#core/fleet/autoscaler.ts";
import { objectAt, type Json, type JsonObject } from "#core/manifest/json.ts";
import type { FieldPath } from "#core/manifest/field-path.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say, shownName, shownValueText, type Shown } from "#core/shown/shown.ts";

import { kinds, ofKind } from "../kinds.ts";
import type { Finding, LintContext, Rule } from "../rule.ts";

/** An annotation for the autoscaler that it does not know, or cannot read. */
export const autoscalerAnnotation: Rule = {
  name: "autoscaler-annotation",
  severity: "warning",
  summary: "An annotation meant for the autoscaler is misspelt, stands alone, or holds no number.",
  reason:
    "The autoscaler looks for two annotations by their exact names, and ignores a pool that lacks one. Nothing says so. A bound " +
    "that is no number is refused where replicas are to be taken from it.",
  source:
    "kubernetes/autoscaler:cluster-autoscaler/cloudprovider/clusterapi; CAPI:internal/webhooks/machinedeployment.go",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata:
  name: c1-md-0
  namespace: default
  annotations:
    cluster.x-k8s.io/cluster-autoscaler-node-group-min-size: "2"
    cluster.x-k8s.io/cluster-autoscaler-node-group-max-size: "5"
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata:
  name: c1-md-0
  namespace: default
  annotations:
    cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size: "2"
    cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size: "5"
`,
  },
  *check(context) {
    for (const { manifest, path, annotations } of annotatedPools(context)) {
      for (const [name, message] of wrongAmong(annotations))
        yield { manifest, path: [...path, name], message } satisfies Finding;
    }
  },
};

interface Annotated {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly annotations: JsonObject;
}

function* annotatedPools({ fleet }: LintContext): Iterable<Annotated> {
  for (const manifest of [kinds.machineDeployment, kinds.machineSet, kinds.machinePool].flatMap((kind) =>
    ofKind(fleet, kind),
  )) {
    const annotations = objectAt(manifest.object, "metadata", "annotations");
    if (annotations !== undefined) yield { manifest, path: ["metadata", "annotations"], annotations };
  }
  for (const { manifest, topology } of fleet.clusters.values()) {
    for (const { path, value } of topology?.entries.values() ?? []) {
      const annotations = objectAt(value, "metadata", "annotations");
      if (annotations !== undefined) yield { manifest, path: [...path, "metadata", "annotations"], annotations };
    }
  }
}

/** What looks like one of the two bounds. */
const likeBounds = /(?:autoscal|node-?group).*(?:min|max)|(?:min|max)-?size/i;

function* wrongAmong(annotations: JsonObject): Iterable<[string, Shown]> {
  for (const [name, value] of Object.entries(annotations)) {
    if (autoscalerBounds.includes(name)) yield* wrongBound(name, value, annotations);
    else if (likeBounds.test(name)) yield [name, misspelt(name)];
  }
}

function misspelt(name: string): Shown {
  const meant = /max/i.test(name) ? maxSize : minSize;
  return say`The autoscaler does not know ${shownValueText(name)} and ignores the pool. It is spelt ${shownName(meant)}.`;
}

function* wrongBound(name: string, value: Json, annotations: JsonObject): Iterable<[string, Shown]> {
  const other = name === minSize ? maxSize : minSize;
  if (typeof value === "string" && !/^\d{1,9}$/.test(value)) {
    yield [name, say`${shownName(name)} holds no whole number, and the autoscaler ignores the pool.`];
  } else if (!Object.hasOwn(annotations, other)) {
    yield [name, say`The autoscaler wants both bounds and ignores the pool: ${shownName(other)} is missing.`];
  } else if (name === minSize && Number(value) > Number(annotations[other])) {
    yield [name, say`The autoscaler's least size is above its greatest: it ignores the pool.`];
  }
}
