import { keysOf } from "./fields.ts";
import { kinds } from "./kinds.ts";

/** Where a Cluster and most infrastructure clusters say where the control plane is reached. */
export const keysOfEndpoint = keysOf("spec.controlPlaneEndpoint");

/** Clusters, and the infrastructure clusters of every provider. */
export function hasEndpoint(kind: string): boolean {
  return kind === kinds.cluster || (kind.startsWith("infrastructure.cluster.x-k8s.io/") && kind.endsWith("Cluster"));
}
