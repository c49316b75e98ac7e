import { textAt, type JsonObject } from "#core/manifest/json.ts";

import type { Bounds } from "./fleet.ts";

/** The annotations that make a pool a node group of the autoscaler (CAPI:api/core/v1beta2/common_types.go). */
export const minSize = "cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size";
export const maxSize = "cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size";

export const autoscalerBounds: readonly string[] = [minSize, maxSize];

/** The autoscaler's bounds among annotations, where both are whole numbers. */
export function boundsOf(annotations: JsonObject | undefined): Bounds | undefined {
  const min = wholeNumber(textAt(annotations, minSize));
  const max = wholeNumber(textAt(annotations, maxSize));
  return min === undefined || max === undefined ? undefined : { min, max };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
