import type { Fleet } from "#core/fleet/fleet.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

/** The kinds that rules look for, as the fleet's index names them. */
export const kinds = {
  cluster: "cluster.x-k8s.io/Cluster",
  clusterClass: "cluster.x-k8s.io/ClusterClass",
  machineDeployment: "cluster.x-k8s.io/MachineDeployment",
  machineSet: "cluster.x-k8s.io/MachineSet",
  machinePool: "cluster.x-k8s.io/MachinePool",
  machine: "cluster.x-k8s.io/Machine",
  machineHealthCheck: "cluster.x-k8s.io/MachineHealthCheck",
  kubeadmControlPlane: "controlplane.cluster.x-k8s.io/KubeadmControlPlane",
  kubeadmControlPlaneTemplate: "controlplane.cluster.x-k8s.io/KubeadmControlPlaneTemplate",
  talosControlPlane: "controlplane.cluster.x-k8s.io/TalosControlPlane",
  rke2ControlPlane: "controlplane.cluster.x-k8s.io/RKE2ControlPlane",
  kubeadmConfig: "bootstrap.cluster.x-k8s.io/KubeadmConfig",
  kubeadmConfigTemplate: "bootstrap.cluster.x-k8s.io/KubeadmConfigTemplate",
  talosConfig: "bootstrap.cluster.x-k8s.io/TalosConfig",
  talosConfigTemplate: "bootstrap.cluster.x-k8s.io/TalosConfigTemplate",
  clusterResourceSet: "addons.cluster.x-k8s.io/ClusterResourceSet",
  helmChartProxy: "addons.cluster.x-k8s.io/HelmChartProxy",
  openStackCluster: "infrastructure.cluster.x-k8s.io/OpenStackCluster",
  proxmoxCluster: "infrastructure.cluster.x-k8s.io/ProxmoxCluster",
  configMap: "/ConfigMap",
  secret: "/Secret",
  namespace: "/Namespace",
} as const;

/** The manifests of a kind; a kind that the fleet has none of has none. */
export function ofKind(fleet: Fleet, kind: string): readonly Manifest[] {
  return fleet.kinds.get(kind) ?? [];
}

/** The manifests of the Clusters with a topology: most rules about pools have nothing to do with the others. */
export function topologiesOf(fleet: Fleet): readonly Manifest[] {
  const clusters = [...fleet.clusters.values()];
  return clusters.filter(({ topology }) => topology !== undefined).map(({ manifest }) => manifest);
}

/** `group/Kind` of a manifest, as the fleet's index names it. */
export function kindOf(manifest: Manifest): string {
  return `${manifest.ref.group}/${manifest.ref.kind}`;
}
