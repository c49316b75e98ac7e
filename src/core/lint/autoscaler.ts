/** The annotations that make a pool a node group of the autoscaler (CAPI:api/core/v1beta2/common_types.go). */
export const minSize = "cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size";
export const maxSize = "cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size";

export const autoscalerBounds: readonly string[] = [minSize, maxSize];
