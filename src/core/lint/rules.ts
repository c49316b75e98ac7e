import type { Rule } from "./rule.ts";
import { addOnEditIgnored } from "./rules/add-on-edit-ignored.ts";
import { autoscalerAnnotation } from "./rules/autoscaler-annotation.ts";
import { autoscalerReplicas } from "./rules/autoscaler-replicas.ts";
import { bootstrapMissing } from "./rules/bootstrap-missing.ts";
import { cidrChanged } from "./rules/cidr-changed.ts";
import { cidrInvalid } from "./rules/cidr-invalid.ts";
import { cidrOverlap } from "./rules/cidr-overlap.ts";
import { classInUse } from "./rules/class-in-use.ts";
import { classTemplateEdited } from "./rules/class-template-edited.ts";
import { clusterEmpty } from "./rules/cluster-empty.ts";
import { clusterNameMismatch } from "./rules/cluster-name-mismatch.ts";
import { controlPlaneRemoved } from "./rules/control-plane-removed.ts";
import { controlPlaneReplicas } from "./rules/control-plane-replicas.ts";
import { endpointChanged } from "./rules/endpoint-changed.ts";
import { endpointShared } from "./rules/endpoint-shared.ts";
import { fieldType } from "./rules/field-type.ts";
import { healthCheck } from "./rules/health-check.ts";
import { identityMissing } from "./rules/identity-missing.ts";
import { immutableField } from "./rules/immutable-field.ts";
import { immutableTemplate } from "./rules/immutable-template.ts";
import { kubeadmConfig } from "./rules/kubeadm-config.ts";
import { kubeadmMinorSkew } from "./rules/kubeadm-minor-skew.ts";
import { kubeadmReplicas } from "./rules/kubeadm-replicas.ts";
import { machineNaming } from "./rules/machine-naming.ts";
import { nameTooLong } from "./rules/name-too-long.ts";
import { namespaceDeleted } from "./rules/namespace-deleted.ts";
import { pausedClusterDeleted } from "./rules/paused-cluster-deleted.ts";
import { proxmoxEndpoint } from "./rules/proxmox-endpoint.ts";
import { referenceKind } from "./rules/reference-kind.ts";
import { referenceMissing } from "./rules/reference-missing.ts";
import { referenceNamespace } from "./rules/reference-namespace.ts";
import { replicasDropped } from "./rules/replicas-dropped.ts";
import { resourceSetDeleted } from "./rules/resource-set-deleted.ts";
import { resourceSetImmutable } from "./rules/resource-set-immutable.ts";
import { resourceSetInvalid } from "./rules/resource-set-invalid.ts";
import { resourceSetSelectsNone } from "./rules/resource-set-selects-none.ts";
import { resourceSetSource } from "./rules/resource-set-source.ts";
import { rolloutStrategy } from "./rules/rollout-strategy.ts";
import { rolloutTime } from "./rules/rollout-time.ts";
import { selectorMismatch } from "./rules/selector-mismatch.ts";
import { talosGenerateType } from "./rules/talos-generate-type.ts";
import { topologyPoolDuplicate } from "./rules/topology-pool-duplicate.ts";
import { topologyReplicas } from "./rules/topology-replicas.ts";
import { topologyVariable } from "./rules/topology-variable.ts";
import { topologyWorkerClass } from "./rules/topology-worker-class.ts";
import { unknownField } from "./rules/unknown-field.ts";
import { unknownKind } from "./rules/unknown-kind.ts";
import { versionFormat } from "./rules/version-format.ts";
import { versionStep } from "./rules/version-step.ts";
import { workerTaint } from "./rules/worker-taint.ts";
import { workerVersionAhead } from "./rules/worker-version-ahead.ts";
import { workerVersionBehind } from "./rules/worker-version-behind.ts";

/** Every rule, in the order of their names. */
export const rules: readonly Rule[] = [
  addOnEditIgnored,
  autoscalerAnnotation,
  autoscalerReplicas,
  bootstrapMissing,
  cidrChanged,
  cidrInvalid,
  cidrOverlap,
  classInUse,
  classTemplateEdited,
  clusterEmpty,
  clusterNameMismatch,
  controlPlaneRemoved,
  controlPlaneReplicas,
  endpointChanged,
  endpointShared,
  fieldType,
  healthCheck,
  identityMissing,
  immutableField,
  immutableTemplate,
  kubeadmConfig,
  kubeadmMinorSkew,
  kubeadmReplicas,
  machineNaming,
  nameTooLong,
  namespaceDeleted,
  pausedClusterDeleted,
  proxmoxEndpoint,
  referenceKind,
  referenceMissing,
  referenceNamespace,
  replicasDropped,
  resourceSetDeleted,
  resourceSetImmutable,
  resourceSetInvalid,
  resourceSetSelectsNone,
  resourceSetSource,
  rolloutStrategy,
  rolloutTime,
  selectorMismatch,
  talosGenerateType,
  topologyPoolDuplicate,
  topologyReplicas,
  topologyVariable,
  topologyWorkerClass,
  unknownField,
  unknownKind,
  versionFormat,
  versionStep,
  workerTaint,
  workerVersionAhead,
  workerVersionBehind,
];
