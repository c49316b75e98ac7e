import { objectAt, textAt, type JsonObject } from "#core/manifest/json.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";

import { keys, valueOf, withoutAt, type Keys } from "./paths.ts";

const clusterLabel = "cluster.x-k8s.io/cluster-name";
/** Longer names become a hash in a label (CAPI:util/labels/format). */
const longestLabelValue = 63;

const ownLabels = keys("metadata.labels");
const templateLabels = keys("spec.template.metadata.labels");
const selectorLabels = keys("spec.selector.matchLabels");

interface Filling {
  /** The label by which a webhook tells the machines apart where no selector is given. */
  readonly nameLabel: string;
  /** Whether it puts the cluster's label on selector and template too. */
  readonly fillsClusterName: boolean;
}

/** Webhooks set the cluster's label on the object itself, whatever it says (CAPI:internal/webhooks/*.go, Default). */
export function withoutOwnClusterLabel(object: JsonObject): JsonObject {
  return withoutLabel(object, ownLabels, clusterLabel, textAt(object, "spec", "clusterName"));
}

/**
 * Without the labels that the webhook adds to the object, its selector and its template
 * (CAPI:internal/webhooks/machinedeployment.go and machineset.go, Default). A selector that holds nothing but the
 * cluster's label is another one than none at all: it stays.
 */
export function withoutFilledLabels(filling: Filling): (object: JsonObject, own: ObjectRef) => JsonObject {
  return (object, own) => {
    const named = withoutNameLabel(withoutOwnClusterLabel(object), filling.nameLabel, own.name);
    return filling.fillsClusterName ? withoutClusterLabels(named) : named;
  };
}

function withoutNameLabel(object: JsonObject, label: string, name: string): JsonObject {
  if (name.length > longestLabelValue || valueOf(object, [...templateLabels, label]) !== name) return object;
  if (!selectsByDefault(object, label, name)) return object;
  return withoutAt(withoutAt(withoutAt(object, [...templateLabels, label]), selectorLabels), keys("spec.selector"));
}

/** The selector is the one that the webhook would make: none, or by the name's label and the cluster's at most. */
function selectsByDefault(object: JsonObject, label: string, name: string): boolean {
  const selector = objectAt(object, "spec", "selector");
  if (selector === undefined) return true;
  const { matchLabels, ...others } = selector;
  const labels = objectAt({ matchLabels: matchLabels ?? {} }, "matchLabels") ?? {};
  const rest = withoutLabel({ labels }, ["labels"], clusterLabel, textAt(object, "spec", "clusterName"));
  const given = Object.entries(objectAt(rest, "labels") ?? {});
  return Object.keys(others).length === 0 && given.length === 1 && given[0]?.[0] === label && given[0][1] === name;
}

function withoutClusterLabels(object: JsonObject): JsonObject {
  const clusterName = textAt(object, "spec", "clusterName");
  const without = withoutLabel(object, templateLabels, clusterLabel, clusterName);
  const selector = objectAt(object, "spec", "selector") ?? {};
  const isAlone =
    Object.keys(selector).length === 1 && Object.keys(objectAt(object, ...selectorLabels) ?? {}).length === 1;
  return isAlone ? without : withoutLabel(without, selectorLabels, clusterLabel, clusterName);
}

function withoutLabel(object: JsonObject, at: Keys, label: string, value: string | undefined): JsonObject {
  const path = [...at, label];
  return value !== undefined && valueOf(object, path) === value ? withoutAt(object, path) : object;
}
