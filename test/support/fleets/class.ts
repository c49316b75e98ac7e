import type { FleetFiles } from "./files.ts";
import { bootstrapTemplate, machineTemplate } from "./kubeadm.ts";

/** A ClusterClass with two worker classes, and two clusters of it: t1 (3 + pools of 2 and 1), t2 (1 + a pool of 2). */
export const classFleet: FleetFiles = {
  class: `apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata:
  name: simulated
spec:
  infrastructure:
    templateRef:
      apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
      kind: DevClusterTemplate
      name: simulated
  controlPlane:
    templateRef:
      apiVersion: controlplane.cluster.x-k8s.io/v1beta2
      kind: KubeadmControlPlaneTemplate
      name: simulated
    machineInfrastructure:
      templateRef:
        apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
        kind: DevMachineTemplate
        name: simulated-cp
  workers:
    machineDeployments:
      - class: general
        bootstrap:
          templateRef:
            apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
            kind: KubeadmConfigTemplate
            name: simulated-general
        infrastructure:
          templateRef:
            apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
            kind: DevMachineTemplate
            name: simulated-general
      - class: batch
        bootstrap:
          templateRef:
            apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
            kind: KubeadmConfigTemplate
            name: simulated-batch
        infrastructure:
          templateRef:
            apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
            kind: DevMachineTemplate
            name: simulated-batch
  variables:
    - name: maxPods
      required: false
      schema:
        openAPIV3Schema:
          type: integer
          default: 110
  patches:
    - name: max-pods
      definitions:
        - selector:
            apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
            kind: KubeadmConfigTemplate
            matchResources:
              machineDeploymentClass:
                names: [general, batch]
          jsonPatches:
            - op: add
              path: /spec/template/spec/joinConfiguration/nodeRegistration/kubeletExtraArgs/-
              valueFrom:
                template: |
                  name: max-pods
                  value: "{{ .maxPods }}"
`,
  "class-infrastructure": `apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: DevClusterTemplate
metadata:
  name: simulated
spec:
  template:
    spec:
      backend:
        inMemory: {}
`,
  "class-cp": `apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata:
  name: simulated
spec:
  template:
    spec:
      kubeadmConfigSpec:
        clusterConfiguration:
          apiServer:
            extraArgs:
              - name: audit-log-maxage
                value: "7"
`,
  "simulated-cp": machineTemplate("simulated-cp", "2s"),
  "simulated-general": machineTemplate("simulated-general", "2s"),
  "simulated-batch": machineTemplate("simulated-batch", "6s"),
  "config-general": bootstrapTemplate("simulated-general", "general"),
  "config-batch": bootstrapTemplate("simulated-batch", "batch"),
  t1: `apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata:
  name: t1
spec:
  clusterNetwork:
    pods:
      cidrBlocks: [10.20.0.0/16]
    services:
      cidrBlocks: [10.21.0.0/16]
  topology:
    classRef:
      name: simulated
    version: v1.34.1
    controlPlane:
      replicas: 3
    workers:
      machineDeployments:
        - name: blue
          class: general
          replicas: 2
        - name: green
          class: batch
          replicas: 1
`,
  t2: `apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata:
  name: t2
spec:
  clusterNetwork:
    pods:
      cidrBlocks: [10.30.0.0/16]
    services:
      cidrBlocks: [10.31.0.0/16]
  topology:
    classRef:
      name: simulated
    version: v1.34.1
    controlPlane:
      replicas: 1
    workers:
      machineDeployments:
        - name: blue
          class: general
          replicas: 2
`,
};
