import { listAt, textAt, valueAt, type Json } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";
import { shownValueText } from "#core/shown/shown.ts";

import type { ResourceSet } from "./fleet.ts";
import { isPaused } from "./part.ts";
import { selectorOf } from "./selector.ts";

/** A ClusterResourceSet. An empty selector matches nothing (CAPI:internal/controllers/clusterresourceset). */
export function resourceSetOf(manifest: Manifest): ResourceSet {
  const selector = selectorOf(valueAt(manifest.object, "spec", "clusterSelector"));
  return {
    manifest,
    strategy: textAt(manifest.object, "spec", "strategy") === "Reconcile" ? "Reconcile" : "ApplyOnce",
    resources: listAt(manifest.object, "spec", "resources").flatMap((entry) => resourceOf(manifest, entry)),
    paused: isPaused(manifest.object),
    selects: (labels) => !selector.isEmpty && selector.matches(labels),
  };
}

/** A HelmChartProxy. An empty selector matches each cluster of its namespace (CAAPH:api/v1alpha1/helmchartproxy_types.go). */
export function chartProxyOf(manifest: Manifest): ResourceSet {
  const selector = selectorOf(valueAt(manifest.object, "spec", "clusterSelector"));
  return {
    manifest,
    strategy: textAt(manifest.object, "spec", "reconcileStrategy") === "InstallOnce" ? "ApplyOnce" : "Reconcile",
    resources: [],
    chart: shownValueText(textAt(manifest.object, "spec", "chartName") ?? manifest.ref.name),
    paused: isPaused(manifest.object),
    selects: selector.matches,
  };
}

function resourceOf(manifest: Manifest, entry: Json): ObjectRef[] {
  const kind = textAt(entry, "kind");
  const name = textAt(entry, "name");
  if (kind === undefined || name === undefined) return [];
  return [{ group: "", kind, name, namespace: manifest.ref.namespace }];
}
