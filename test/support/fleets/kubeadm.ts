import { edited, type FleetFiles } from "./files.ts";

/** Cluster default/c1: three kubeadm control plane machines and a pool of two, simulated in memory. */
export const kubeadm: FleetFiles = {
  "c1-cluster": `apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata:
  name: c1
  labels:
    cni: calico
spec:
  clusterNetwork:
    pods:
      cidrBlocks: [10.10.0.0/16]
    services:
      cidrBlocks: [10.11.0.0/16]
  controlPlaneRef:
    apiGroup: controlplane.cluster.x-k8s.io
    kind: KubeadmControlPlane
    name: c1-cp
  infrastructureRef:
    apiGroup: infrastructure.cluster.x-k8s.io
    kind: DevCluster
    name: c1
`,
  "c1-infrastructure": `apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: DevCluster
metadata:
  name: c1
spec:
  backend:
    inMemory: {}
`,
  "c1-cp": `apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata:
  name: c1-cp
spec:
  replicas: 3
  version: v1.34.1
  machineTemplate:
    metadata:
      labels:
        tier: control
    spec:
      infrastructureRef:
        apiGroup: infrastructure.cluster.x-k8s.io
        kind: DevMachineTemplate
        name: c1-cp-a
  kubeadmConfigSpec:
    clusterConfiguration:
      apiServer:
        extraArgs:
          - name: audit-log-maxage
            value: "7"
`,
  "c1-cp-a": machineTemplate("c1-cp-a", "2s"),
  "c1-md": `apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata:
  name: c1-md
spec:
  clusterName: c1
  replicas: 2
  selector:
    matchLabels:
      pool: c1-md
  template:
    metadata:
      labels:
        pool: c1-md
        tier: general
    spec:
      clusterName: c1
      version: v1.34.1
      bootstrap:
        configRef:
          apiGroup: bootstrap.cluster.x-k8s.io
          kind: KubeadmConfigTemplate
          name: c1-md-a
      infrastructureRef:
        apiGroup: infrastructure.cluster.x-k8s.io
        kind: DevMachineTemplate
        name: c1-md-a
`,
  "c1-md-a": machineTemplate("c1-md-a", "2s"),
  "c1-md-config-a": bootstrapTemplate("c1-md-a", "general"),
};

/** A simulated machine's template; what distinguishes two of them is how long the machine takes to start. */
export function machineTemplate(name: string, startup: string): string {
  return `apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: DevMachineTemplate
metadata:
  name: ${name}
spec:
  template:
    spec:
      backend:
        inMemory:
          vm:
            provisioning:
              startupDuration: ${startup}
`;
}

/** A bootstrap template that labels its nodes. */
export function bootstrapTemplate(name: string, pool: string): string {
  return `apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata:
  name: ${name}
spec:
  template:
    spec:
      joinConfiguration:
        nodeRegistration:
          kubeletExtraArgs:
            - name: node-labels
              value: example.com/pool=${pool}
`;
}

/** The fleet with the autoscaler's bounds on the pool. */
export function bounded(files: FleetFiles, min: number, max: number): FleetFiles {
  const prefix = "cluster.x-k8s.io/cluster-api-autoscaler-node-group";
  const annotations = `  annotations:\n    ${prefix}-min-size: "${min}"\n    ${prefix}-max-size: "${max}"\n`;
  return edited(files, { "c1-md": [["  name: c1-md\n", `  name: c1-md\n${annotations}`]] });
}
