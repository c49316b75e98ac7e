import type { FleetFiles } from "./files.ts";

/** A ClusterResourceSet that c1 takes, applied once, with its ConfigMap. */
export const calicoSet: FleetFiles = {
  "calico-set": `apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata:
  name: calico
spec:
  strategy: ApplyOnce
  clusterSelector:
    matchLabels:
      cni: calico
  resources:
    - kind: ConfigMap
      name: calico-cni
`,
  "calico-cni": configMap("calico-cni", "calico-system"),
};

/** A ConfigMap whose payload makes a namespace in the cluster. */
export function configMap(name: string, made: string): string {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
  cni.yaml: |
    apiVersion: v1
    kind: Namespace
    metadata:
      name: ${made}
`;
}

/** A chart that c1 takes. */
export const metricsChart: FleetFiles = {
  "metrics-chart": `apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata:
  name: metrics
spec:
  clusterSelector:
    matchLabels:
      cni: calico
  repoURL: https://charts.example.com
  chartName: metrics-server
  version: 3.12.0
  valuesTemplate: |
    replicas: 1
`,
};
