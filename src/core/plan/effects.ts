import type { FieldPath } from "#core/manifest/field-path.ts";

/**
 * What a changed field of a part does. scale, upgrade, rollout: as they say. rollout-after: a rollout for machines older
 * than a date. first-machine: rolls only the machine that ran `kubeadm init`, where it still exists. in-place: reaches
 * machines without replacing them. new-machines: reaches only those made later. none: nothing of its own.
 */
export type Effect =
  "scale" | "upgrade" | "rollout" | "rollout-after" | "first-machine" | "in-place" | "new-machines" | "none";

export interface FieldEffect {
  /** The field and all below it; list items have no step of their own. Empty: all fields. */
  readonly field: string;
  readonly effect: Effect;
  /** The upstream source of the rule. `measured`: Cluster API v1.14.0 did it. */
  readonly source: string;
}

/** The effects of a kind's fields, the most particular first: the first that fits counts. */
export type EffectTable = readonly FieldEffect[];

/** The effect of a changed field, by a table whose last row is for all fields. */
export function effectOf(table: EffectTable, path: FieldPath): Effect {
  const field = path.filter((step) => typeof step === "string").join(".");
  return table.find((row) => isWithin(field, row.field))?.effect ?? "in-place";
}

function isWithin(field: string, ancestor: string): boolean {
  return ancestor === "" || field === ancestor || field.startsWith(`${ancestor}.`);
}

/** The last rows of a kind's table. A pause is an impact of its own. */
const otherwise: EffectTable = [
  { field: "metadata.annotations.cluster.x-k8s.io/paused", effect: "none", source: "CAPI:util/annotations (IsPaused)" },
  { field: "spec.paused", effect: "none", source: "CAPI:api/core/v1beta2/machinedeployment_types.go" },
  { field: "", effect: "in-place", source: "what no other row names" },
];

/** Its template in v1beta2's shape, compared by CAPI:internal/controllers/machinedeployment/mdutil (MachineTemplateUpToDate). */
const machineDeployment: EffectTable = [
  { field: "spec.replicas", effect: "scale", source: "measured 2" },
  { field: "spec.template.spec.version", effect: "upgrade", source: "measured 2" },
  { field: "spec.template.spec.bootstrap", effect: "rollout", source: "measured 2" },
  {
    field: "spec.template.spec.infrastructureRef",
    effect: "rollout",
    source: "measured 2, also for an equal template",
  },
  { field: "spec.template.spec.failureDomain", effect: "rollout", source: "mdutil.MachineTemplateUpToDate" },
  { field: "spec.rollout.after", effect: "rollout-after", source: "mdutil.MachineUpToDate, rolloutAfter" },
  ...otherwise,
];

/** A MachineSet never replaces a machine: its template is for those made later. */
const machineSet: EffectTable = [
  { field: "spec.replicas", effect: "scale", source: "CAPI:internal/controllers/machineset" },
  { field: "spec.template.spec.version", effect: "new-machines", source: "CAPI:internal/controllers/machineset" },
  { field: "spec.template.spec.bootstrap", effect: "new-machines", source: "CAPI:internal/controllers/machineset" },
  {
    field: "spec.template.spec.infrastructureRef",
    effect: "new-machines",
    source: "CAPI:internal/controllers/machineset",
  },
  { field: "spec.template.spec.failureDomain", effect: "new-machines", source: "CAPI:internal/controllers/machineset" },
  ...otherwise,
];

/** What becomes of a pool's machines is its provider's; the contract hands it a new version or new bootstrap data. */
const machinePool: EffectTable = [
  { field: "spec.replicas", effect: "scale", source: "CAPI:internal/controllers/machinepool" },
  { field: "spec.template.spec.version", effect: "upgrade", source: "CAPI:internal/controllers/machinepool" },
  { field: "spec.template.spec.bootstrap", effect: "rollout", source: "CAPI:internal/controllers/machinepool" },
  { field: "spec.template.spec.infrastructureRef", effect: "rollout", source: "CAPI:internal/controllers/machinepool" },
  ...otherwise,
];

/** CAPI:controlplane/kubeadm/internal/filters.go (UpToDate); the exceptions stand before the rule. */
const kubeadmControlPlane: EffectTable = [
  { field: "spec.replicas", effect: "scale", source: "measured 2" },
  { field: "spec.version", effect: "upgrade", source: "measured 2" },
  { field: "spec.machineTemplate.spec.infrastructureRef", effect: "rollout", source: "measured 2" },
  { field: "spec.kubeadmConfigSpec.clusterConfiguration.dns", effect: "in-place", source: "filters.go" },
  {
    field: "spec.kubeadmConfigSpec.clusterConfiguration.controlPlaneEndpoint",
    effect: "in-place",
    source: "filters.go",
  },
  { field: "spec.kubeadmConfigSpec.joinConfiguration.discovery", effect: "in-place", source: "filters.go" },
  {
    field: "spec.kubeadmConfigSpec.joinConfiguration.timeouts.controlPlaneComponentHealthCheckSeconds",
    effect: "in-place",
    source: "filters.go, PrepareKubeadmConfigsForDiff: the one timeout that is left out",
  },
  {
    field: "spec.kubeadmConfigSpec.initConfiguration.timeouts.controlPlaneComponentHealthCheckSeconds",
    effect: "in-place",
    source: "filters.go, PrepareKubeadmConfigsForDiff",
  },
  {
    field: "spec.kubeadmConfigSpec.initConfiguration",
    effect: "first-machine",
    source: "filters.go: compared with machines that have one, and only the first does",
  },
  { field: "spec.kubeadmConfigSpec", effect: "rollout", source: "measured 2" },
  { field: "spec.rollout.after", effect: "rollout-after", source: "CAPI:util/collections (ShouldRolloutAfter)" },
  { field: "spec.rollout.before", effect: "rollout-after", source: "CAPI:util/collections (ShouldRolloutBefore)" },
  ...otherwise,
];

/** A template's reference: machines remember its name, kind and group. Its version and namespace replace none. */
function clonedFrom(field: string, source: string): EffectTable {
  return [
    { field: `${field}.apiVersion`, effect: "none", source },
    { field: `${field}.namespace`, effect: "none", source },
    { field, effect: "rollout", source },
  ];
}

/**
 * siderolabs/cluster-api-control-plane-provider-talos:controllers/controlplane.go (MachinesNeedingRollout). The template
 * stands in `infrastructureTemplate`, in later versions of the API in `machineTemplate`.
 */
const talosControlPlane: EffectTable = [
  { field: "spec.replicas", effect: "scale", source: "taloscontrolplane_controller.go" },
  { field: "spec.version", effect: "upgrade", source: "taloscontrolplane_controller.go" },
  ...clonedFrom("spec.infrastructureTemplate", "MatchesTemplateClonedFrom"),
  ...clonedFrom("spec.machineTemplate.infrastructureRef", "MatchesTemplateClonedFrom"),
  ...clonedFrom("spec.machineTemplate.spec.infrastructureRef", "MatchesTemplateClonedFrom"),
  { field: "spec.controlPlaneConfig.controlplane", effect: "rollout", source: "MatchesControlPlaneConfig" },
  ...otherwise,
];

/** rancher/cluster-api-provider-rke2:pkg/rke2/machine_filters.go (matchesRCPConfiguration). */
const rke2ControlPlane: EffectTable = [
  { field: "spec.replicas", effect: "scale", source: "controlplane/internal/controllers" },
  { field: "spec.version", effect: "upgrade", source: "matchesKubernetesOrRKE2Version" },
  ...clonedFrom("spec.machineTemplate.infrastructureRef", "matchesTemplateClonedFrom"),
  ...clonedFrom("spec.machineTemplate.spec.infrastructureRef", "matchesTemplateClonedFrom"),
  ...clonedFrom("spec.infrastructureRef", "matchesTemplateClonedFrom"),
  { field: "spec.machineTemplate", effect: "in-place", source: "not compared" },
  { field: "spec.rolloutStrategy", effect: "in-place", source: "controlplane/api" },
  { field: "spec.rollout.after", effect: "rollout-after", source: "CAPI:util/collections" },
  { field: "spec.rollout", effect: "in-place", source: "controlplane/api" },
  { field: "spec.registrationMethod", effect: "in-place", source: "immutable: refused" },
  { field: "spec.registrationAddress", effect: "in-place", source: "controlplane/api" },
  { field: "spec.remediationStrategy", effect: "in-place", source: "controlplane/api" },
  { field: "spec.manifestsConfigMapReference", effect: "in-place", source: "controlplane/api" },
  { field: "spec.serverConfig", effect: "rollout", source: "matchServerConfig" },
  { field: "spec.agentConfig", effect: "rollout", source: "matchesRKE2BootstrapConfig" },
  { field: "spec", effect: "rollout", source: "matchesRKE2BootstrapConfig: the rest is its RKE2ConfigSpec" },
  ...otherwise,
];

/**
 * k0sproject/k0smotron:internal/controller/controlplane/helper.go (hasControllerConfigChanged): all but the version
 * recreates machines whatever the update strategy is. Most of k0s's own configuration reaches them as dynamic config.
 */
const k0sControlPlane: EffectTable = [
  { field: "spec.replicas", effect: "scale", source: "k0s_controlplane_controller.go" },
  { field: "spec.version", effect: "upgrade", source: "k0s_controlplane_controller.go" },
  ...clonedFrom("spec.machineTemplate.infrastructureRef", "matchesTemplateClonedFrom"),
  ...clonedFrom("spec.machineTemplate.spec.infrastructureRef", "matchesTemplateClonedFrom"),
  { field: "spec.k0sConfigSpec.k0s.spec.api", effect: "rollout", source: "hasControllerConfigChanged" },
  { field: "spec.k0sConfigSpec.k0s.spec.storage", effect: "rollout", source: "hasControllerConfigChanged" },
  { field: "spec.k0sConfigSpec.k0s", effect: "in-place", source: "reconcileConfig, as dynamic config" },
  { field: "spec.k0sConfigSpec.tunneling", effect: "in-place", source: "hasControllerConfigChanged leaves it out" },
  { field: "spec.k0sConfigSpec", effect: "rollout", source: "hasControllerConfigChanged" },
  ...otherwise,
];

/** A control plane by contract: replicas, version and machine template mean the same for every kind. */
const controlPlaneByContract: EffectTable = [
  { field: "spec.replicas", effect: "scale", source: "the control plane contract" },
  { field: "spec.version", effect: "upgrade", source: "the control plane contract" },
  { field: "spec.machineTemplate.spec.infrastructureRef", effect: "rollout", source: "the control plane contract" },
  { field: "spec.machineTemplate.infrastructureRef", effect: "rollout", source: "the control plane contract" },
  { field: "spec.infrastructureTemplate", effect: "rollout", source: "the control plane contract" },
  { field: "spec.infrastructureRef", effect: "rollout", source: "the control plane contract" },
  ...otherwise,
];

const kinds: Readonly<Record<string, EffectTable>> = {
  MachineDeployment: machineDeployment,
  MachineSet: machineSet,
  Machine: otherwise,
  MachinePool: machinePool,
  KubeadmControlPlane: kubeadmControlPlane,
  TalosControlPlane: talosControlPlane,
  RKE2ControlPlane: rke2ControlPlane,
  K0sControlPlane: k0sControlPlane,
};

/** The effects of a part's own object, in the canonical shape. */
export function effectsOfKind(kind: string): EffectTable {
  return Object.hasOwn(kinds, kind) ? (kinds[kind] ?? controlPlaneByContract) : controlPlaneByContract;
}

/** Whether Slipway knows what an edit of this kind does to its machines. */
export function isKnownKind(kind: string): boolean {
  return Object.hasOwn(kinds, kind);
}

/** An entry of `spec.topology`: the control plane, or a pool. The class and the variables act through what they generate. */
export const topologyEntryEffects: EffectTable = [
  { field: "replicas", effect: "scale", source: "measured 2" },
  { field: "class", effect: "none", source: "its templates are compared" },
  { field: "variables", effect: "none", source: "its patches are compared" },
  { field: "failureDomain", effect: "rollout", source: "becomes template.spec.failureDomain" },
  { field: "rollout.after", effect: "rollout-after", source: "becomes rollout.after" },
  { field: "metadata.annotations.cluster.x-k8s.io/paused", effect: "none", source: "a pause is an impact of its own" },
  { field: "", effect: "in-place", source: "measured 2: pool metadata, deletion" },
];

/** A part's class in a ClusterClass. */
export const classPartEffects: EffectTable = [
  { field: "class", effect: "none", source: "a name" },
  { field: "templateRef", effect: "none", source: "its content is compared" },
  { field: "bootstrap", effect: "none", source: "its content is compared" },
  { field: "infrastructure", effect: "none", source: "its content is compared" },
  { field: "machineInfrastructure", effect: "none", source: "its content is compared" },
  { field: "failureDomain", effect: "rollout", source: "becomes template.spec.failureDomain" },
  { field: "", effect: "in-place", source: "CAPI:docs/book, ClusterClass operations" },
];

export const topologyVersionEffects: EffectTable = [{ field: "", effect: "upgrade", source: "measured 2" }];

/**
 * A template that a topology copies for each cluster: a copy whose spec changes is rotated, and rolls what uses it
 * (CAPI:internal/controllers/topology/cluster/reconcile_state.go, reconcileReferencedTemplate).
 */
export const rotatedTemplateEffects: EffectTable = [
  { field: "spec.template.metadata", effect: "in-place", source: "CAPI:docs/book, ClusterClass operations" },
  { field: "spec", effect: "rollout", source: "measured 2" },
  { field: "", effect: "none", source: "reconcileReferencedTemplate: no change of the spec" },
];

/** A bootstrap template of a plain pool: read when a machine is made, and never again (measured 1.2). */
export const bootstrapTemplateEffects: EffectTable = [
  { field: "spec", effect: "new-machines", source: "measured 1.2" },
  { field: "", effect: "none", source: "measured 1.2" },
];
