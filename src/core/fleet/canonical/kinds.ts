import { clusterClass } from "./cluster-class.ts";
import { cluster } from "./cluster.ts";
import { namedList } from "./conversions.ts";
import { kubeadmConfig, kubeadmConfigTemplate, kubeadmControlPlane, kubeadmControlPlaneTemplate } from "./kubeadm.ts";
import { machine, machineDeployment, machineHealthCheck, machinePool, machineSet } from "./machines.ts";
import { impliedBy, move, type Shape } from "./shape.ts";

/** A kind whose versions the API converts into one another. */
export interface ConvertedKind {
  readonly shape: Shape;
  /** The versions before v1beta2 that Cluster API v1.14 serves. */
  readonly older: readonly string[];
}

/** The kind's table; undefined where Slipway knows of no conversion. */
export function convertedKind(group: string, kind: string): ConvertedKind | undefined {
  const kinds = Object.hasOwn(groups, group) ? groups[group] : undefined;
  return kinds !== undefined && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}

function from(shape: Shape, ...older: readonly string[]): ConvertedKind {
  return { shape, older: older.length === 0 ? ["v1beta1"] : older };
}

/** The versions have the same fields; what is empty there may mean something. */
const sameFields: Shape = { fields: { spec: { opaque: true } } };

const clusterResourceSet: Shape = {
  // CAPI:internal/webhooks/clusterresourceset.go Default
  fields: { spec: { keepsEmpty: true, readings: [impliedBy("strategy", "ApplyOnce")] } },
};

/** Failure domains by name became a list of named ones (CAPI:test/infrastructure/docker/api/v1beta1/conversion.go). */
function withFailureDomains(field: string): { readonly direct: Shape; readonly template: Shape } {
  const spec: Shape = { opaque: true, moves: [move(field, field, namedList)] };
  const template: Shape = {
    opaque: true,
    moves: [move(`template.spec.${field}`, `template.spec.${field}`, namedList)],
  };
  return { direct: { fields: { spec } }, template: { fields: { spec: template } } };
}

const docker = withFailureDomains("failureDomains");
const dev = withFailureDomains("backend.docker.failureDomains");

const groups: Readonly<Record<string, Readonly<Record<string, ConvertedKind>>>> = {
  "cluster.x-k8s.io": {
    Cluster: from(cluster),
    ClusterClass: from(clusterClass),
    Machine: from(machine),
    MachineDeployment: from(machineDeployment),
    MachineDrainRule: from(sameFields),
    MachineHealthCheck: from(machineHealthCheck),
    MachinePool: from(machinePool),
    MachineSet: from(machineSet),
  },
  "bootstrap.cluster.x-k8s.io": {
    KubeadmConfig: from(kubeadmConfig),
    KubeadmConfigTemplate: from(kubeadmConfigTemplate),
  },
  "controlplane.cluster.x-k8s.io": {
    KubeadmControlPlane: from(kubeadmControlPlane),
    KubeadmControlPlaneTemplate: from(kubeadmControlPlaneTemplate),
  },
  "addons.cluster.x-k8s.io": {
    ClusterResourceSet: from(clusterResourceSet),
    ClusterResourceSetBinding: from(sameFields),
  },
  "ipam.cluster.x-k8s.io": {
    IPAddress: from(sameFields, "v1beta1", "v1alpha1"),
    IPAddressClaim: from(sameFields, "v1beta1", "v1alpha1"),
  },
  "runtime.cluster.x-k8s.io": {
    ExtensionConfig: from(sameFields, "v1alpha1"),
  },
  "infrastructure.cluster.x-k8s.io": {
    DevCluster: from(dev.direct),
    DevClusterTemplate: from(dev.template),
    DevMachine: from(sameFields),
    DevMachineTemplate: from(sameFields),
    DockerCluster: from(docker.direct),
    DockerClusterTemplate: from(docker.template),
    DockerMachine: from(sameFields),
    DockerMachineTemplate: from(sameFields),
    DockerMachinePool: from(sameFields),
    DockerMachinePoolTemplate: from(sameFields),
  },
};
