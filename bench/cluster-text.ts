/** What differs between clusters, and between the two commits of the one that changes. */
export interface ClusterShape {
  readonly version: string;
  readonly workers: number;
}

export function clusterName(index: number): string {
  return `c${String(index).padStart(5, "0")}`;
}

/** One cluster, eight objects, about 6 kB: as teams write them for kubeadm on OpenStack. */
export function clusterText(index: number, shape: ClusterShape): string {
  const name = clusterName(index);
  return [
    cluster(name, index),
    infrastructure(name, index),
    controlPlane(name, shape),
    machineTemplate(`${name}-control-plane`, "c4.r8"),
    pool(name, "general", shape.workers, shape.version),
    pool(name, "batch", 2, shape.version),
    machineTemplate(`${name}-worker`, "c8.r16"),
    bootstrapTemplate(name),
  ].join("---\n");
}

function cluster(name: string, index: number): string {
  return `# ${name}: owned by team ${String(index % 17)}. Ask in its channel before you change it.
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata:
  name: ${name}
  namespace: fleet
  labels:
    cni: calico
    cloud-controller: openstack
    csi: cinder
    tier: ${index % 3 === 0 ? "production" : "staging"}
spec:
  clusterNetwork:
    pods:
      cidrBlocks: [10.${String(index % 250)}.0.0/17]
    services:
      cidrBlocks: [10.${String(index % 250)}.128.0/17]
    serviceDomain: cluster.local
  controlPlaneRef:
    apiGroup: controlplane.cluster.x-k8s.io
    kind: KubeadmControlPlane
    name: ${name}-control-plane
  infrastructureRef:
    apiGroup: infrastructure.cluster.x-k8s.io
    kind: OpenStackCluster
    name: ${name}
`;
}

function infrastructure(name: string, index: number): string {
  return `apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackCluster
metadata:
  name: ${name}
  namespace: fleet
spec:
  apiServerLoadBalancer:
    enabled: true
    allowedCIDRs: [10.0.0.0/8, 192.0.2.0/24]
  externalNetwork:
    filter:
      name: public
  identityRef:
    type: Secret
    name: openstack-clouds
    cloudName: openstack
  managedSecurityGroups:
    allowAllInClusterTraffic: false
    allNodesSecurityGroupRules:
      - name: bgp
        description: BGP between the nodes (Calico)
        direction: ingress
        etherType: IPv4
        protocol: tcp
        portRangeMin: 179
        portRangeMax: 179
        remoteManagedGroups: [controlplane, worker]
  managedSubnets:
    - cidr: 172.${String(16 + (index % 16))}.0.0/24
      dnsNameservers: [192.0.2.53, 192.0.2.54]
`;
}

function controlPlane(name: string, shape: ClusterShape): string {
  return `apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata:
  name: ${name}-control-plane
  namespace: fleet
spec:
  replicas: 3
  version: ${shape.version}
  machineTemplate:
    spec:
      infrastructureRef:
        apiGroup: infrastructure.cluster.x-k8s.io
        kind: OpenStackMachineTemplate
        name: ${name}-control-plane
      deletion:
        nodeDrainTimeoutSeconds: 600
  kubeadmConfigSpec:
    clusterConfiguration:
      apiServer:
        extraArgs:
          - name: audit-log-path
            value: /var/log/kubernetes/audit.log
          - name: audit-policy-file
            value: /etc/kubernetes/audit-policy.yaml
        extraVolumes:
          - name: audit-policy
            hostPath: /etc/kubernetes/audit-policy.yaml
            mountPath: /etc/kubernetes/audit-policy.yaml
            readOnly: true
      controllerManager:
        extraArgs:
          - name: cloud-provider
            value: external
    files:
      - path: /etc/kubernetes/audit-policy.yaml
        owner: root:root
        permissions: "0600"
        content: |
          apiVersion: audit.k8s.io/v1
          kind: Policy
          omitStages: [RequestReceived]
          rules:
            - level: None
              users: ["system:kube-proxy"]
              verbs: [watch]
            - level: RequestResponse
              resources:
                - group: ""
                  resources: [pods/exec, serviceaccounts/token]
            - level: Metadata
    initConfiguration:
      nodeRegistration:
        name: "{{ local_hostname }}"
        kubeletExtraArgs:
          - name: cloud-provider
            value: external
          - name: provider-id
            value: openstack:///'{{ instance_id }}'
    joinConfiguration:
      nodeRegistration:
        name: "{{ local_hostname }}"
        kubeletExtraArgs:
          - name: cloud-provider
            value: external
          - name: provider-id
            value: openstack:///'{{ instance_id }}'
`;
}

function machineTemplate(name: string, flavor: string): string {
  return `apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackMachineTemplate
metadata:
  name: ${name}
  namespace: fleet
spec:
  template:
    spec:
      flavor: ${flavor}
      image:
        filter:
          name: ubuntu-24.04-kubernetes
      rootVolume:
        sizeGiB: 50
        type: ssd
      sshKeyName: operators
`;
}

function pool(cluster: string, name: string, replicas: number, version: string): string {
  return `apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata:
  name: ${cluster}-${name}
  namespace: fleet
spec:
  clusterName: ${cluster}
  replicas: ${String(replicas)}
  selector:
    matchLabels:
      cluster.x-k8s.io/cluster-name: ${cluster}
      pool: ${name}
  template:
    metadata:
      labels:
        cluster.x-k8s.io/cluster-name: ${cluster}
        pool: ${name}
    spec:
      clusterName: ${cluster}
      version: ${version}
      failureDomain: zone-1
      bootstrap:
        configRef:
          apiGroup: bootstrap.cluster.x-k8s.io
          kind: KubeadmConfigTemplate
          name: ${cluster}-worker
      infrastructureRef:
        apiGroup: infrastructure.cluster.x-k8s.io
        kind: OpenStackMachineTemplate
        name: ${cluster}-worker
`;
}

function bootstrapTemplate(name: string): string {
  return `apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata:
  name: ${name}-worker
  namespace: fleet
spec:
  template:
    spec:
      joinConfiguration:
        nodeRegistration:
          name: "{{ local_hostname }}"
          kubeletExtraArgs:
            - name: cloud-provider
              value: external
            - name: provider-id
              value: openstack:///'{{ instance_id }}'
`;
}
