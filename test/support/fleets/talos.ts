import type { FleetFiles } from "./files.ts";

/** Cluster coast/n1 on OpenStack: three Talos control plane machines and a pool of three. */
export const talos: FleetFiles = {
  "n1-cluster": `apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata:
  name: n1
  namespace: coast
  labels:
    tier: production
spec:
  clusterNetwork:
    pods:
      cidrBlocks: [10.40.0.0/16]
    services:
      cidrBlocks: [10.41.0.0/16]
  controlPlaneRef:
    apiGroup: controlplane.cluster.x-k8s.io
    kind: TalosControlPlane
    name: n1-cp
  infrastructureRef:
    apiGroup: infrastructure.cluster.x-k8s.io
    kind: OpenStackCluster
    name: n1
`,
  "n1-infrastructure": `apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackCluster
metadata:
  name: n1
  namespace: coast
spec:
  identityRef:
    name: openstack-clouds
    cloudName: openstack
  managedSubnets:
    - cidr: 10.42.0.0/24
`,
  "n1-cp": `apiVersion: controlplane.cluster.x-k8s.io/v1alpha3
kind: TalosControlPlane
metadata:
  name: n1-cp
  namespace: coast
spec:
  replicas: 3
  version: v1.34.1
  infrastructureTemplate:
    apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
    kind: OpenStackMachineTemplate
    name: n1-cp-a
    namespace: coast
  controlPlaneConfig:
    controlplane:
      generateType: controlplane
      talosVersion: v1.11.5
  rolloutStrategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
`,
  "n1-cp-a": openStackTemplate("n1-cp-a", "c4.r8"),
  "n1-md": `apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata:
  name: n1-md
  namespace: coast
spec:
  clusterName: n1
  replicas: 3
  selector:
    matchLabels:
      pool: n1-md
  template:
    metadata:
      labels:
        pool: n1-md
    spec:
      clusterName: n1
      version: v1.34.1
      bootstrap:
        configRef:
          apiGroup: bootstrap.cluster.x-k8s.io
          kind: TalosConfigTemplate
          name: n1-md-a
      infrastructureRef:
        apiGroup: infrastructure.cluster.x-k8s.io
        kind: OpenStackMachineTemplate
        name: n1-md-a
`,
  "n1-md-a": openStackTemplate("n1-md-a", "c4.r16"),
  "n1-md-config-a": `apiVersion: bootstrap.cluster.x-k8s.io/v1alpha3
kind: TalosConfigTemplate
metadata:
  name: n1-md-a
  namespace: coast
spec:
  template:
    spec:
      generateType: worker
      talosVersion: v1.11.5
`,
};

export function openStackTemplate(name: string, flavor: string): string {
  return `apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackMachineTemplate
metadata:
  name: ${name}
  namespace: coast
spec:
  template:
    spec:
      flavor: ${flavor}
      image:
        filter:
          name: talos-v1.11.5
`;
}
