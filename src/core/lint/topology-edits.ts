import type { Cluster, Topology } from "#core/fleet/fleet.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

import { editsOf } from "./edits.ts";
import { kinds } from "./kinds.ts";
import type { LintContext } from "./rule.ts";

/** A Cluster that the change edits, with a topology before and after. */
export interface TopologyEdit {
  readonly manifest: Manifest;
  readonly before: Cluster & { readonly topology: Topology };
  readonly after: Cluster & { readonly topology: Topology };
}

export function* topologyEditsOf(context: LintContext): Iterable<TopologyEdit> {
  for (const { after: manifest } of editsOf(context, kinds.cluster)) {
    const key = `${manifest.ref.namespace}/${manifest.ref.name}`;
    const [before, after] = [context.base?.clusters.get(key), context.fleet.clusters.get(key)];
    if (hasTopology(before) && hasTopology(after)) yield { manifest, before, after };
  }
}

function hasTopology(cluster: Cluster | undefined): cluster is Cluster & { readonly topology: Topology } {
  return cluster?.topology !== undefined;
}
