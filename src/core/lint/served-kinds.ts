/** The kinds of a group, and the versions of them that are served. */
export interface ServedKinds {
  readonly kinds: ReadonlySet<string>;
  readonly versions: ReadonlySet<string>;
  /** Whether nobody else puts kinds into the group. */
  readonly isClosed: boolean;
}

const contracts = new Set(["v1beta1", "v1beta2"]);

/** Cluster API's own kinds (CAPI: the definitions of v1.14.0). Other groups and kinds are providers'. */
export const servedKinds: Readonly<Record<string, ServedKinds>> = {
  "cluster.x-k8s.io": {
    kinds: new Set([
      ...["Cluster", "ClusterClass", "Machine", "MachineDeployment", "MachineDrainRule", "MachineHealthCheck"],
      ...["MachinePool", "MachineSet"],
    ]),
    versions: contracts,
    isClosed: true,
  },
  "addons.cluster.x-k8s.io": {
    kinds: new Set(["ClusterResourceSet", "ClusterResourceSetBinding"]),
    versions: contracts,
    isClosed: false,
  },
  "bootstrap.cluster.x-k8s.io": {
    kinds: new Set(["KubeadmConfig", "KubeadmConfigTemplate"]),
    versions: contracts,
    isClosed: false,
  },
  "controlplane.cluster.x-k8s.io": {
    kinds: new Set(["KubeadmControlPlane", "KubeadmControlPlaneTemplate"]),
    versions: contracts,
    isClosed: false,
  },
};
