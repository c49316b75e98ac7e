import { clusterName, clusterText, type ClusterShape } from "./cluster-text.ts";

const shapeBefore: ClusterShape = { version: "v1.34.1", workers: 3 };
const shapeAfter: ClusterShape = { version: "v1.35.2", workers: 5 };

/** A fleet of `count` clusters, a cluster a file, with a handful of add-ons: path → text. The same count, the same bytes. */
export function fleetFiles(count: number): Record<string, string> {
  const clusters = Array.from(
    { length: count },
    (_, index) => [clusterPath(index), clusterText(index, shapeBefore)] as const,
  );
  const addOns = addOnNames.map((name) => [`crs/${name}.yaml`, addOnText(name)] as const);
  return Object.fromEntries([...clusters, ...addOns]);
}

/** The change that is planned: one cluster in the middle gets another version and more workers. */
export function changedFiles(count: number): Record<string, string> {
  const index = Math.floor(count / 2);
  return { [clusterPath(index)]: clusterText(index, shapeAfter) };
}

/** A kustomization that takes in all of them: what someone without Slipway renders. */
export function kustomizationText(paths: readonly string[]): string {
  return [
    "apiVersion: kustomize.config.k8s.io/v1beta1",
    "kind: Kustomization",
    "resources:",
    ...paths.map((path) => `  - ${path}`),
    "",
  ].join("\n");
}

const addOnNames = ["calico", "cloud-controller", "csi", "metrics", "policies"];

function clusterPath(index: number): string {
  return `clusters/${clusterName(index)}.yaml`;
}

function addOnText(name: string): string {
  const objects = Array.from({ length: 20 }, (_, index) => addOnObject(name, index)).join("    ---\n");
  return `apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata:
  name: ${name}
  namespace: fleet
spec:
  strategy: Reconcile
  clusterSelector:
    matchLabels:
      ${selectorOf[name] ?? "tier: production"}
  resources:
    - kind: ConfigMap
      name: ${name}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: fleet
data:
  objects.yaml: |
${objects}`;
}

const selectorOf: Readonly<Record<string, string>> = {
  calico: "cni: calico",
  "cloud-controller": "cloud-controller: openstack",
  csi: "csi: cinder",
};

function addOnObject(name: string, index: number): string {
  return `    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: ${name}-${String(index)}
      namespace: kube-system
    data:
      settings: "${name} takes its part ${String(index)} of what a real add-on would bring"
`;
}
