import { kinds } from "./kinds.ts";

/**
 * A field that one contract has and the other has not: its path (`[]` is each item of a list) and what to write instead.
 * An empty text: there is nothing to write instead.
 */
export type RenamedField = readonly [path: string, instead: string];

/** The fields of a kind that only v1beta1 has, and those that only v1beta2 has. */
export interface RenamedFields {
  readonly v1beta1: readonly RenamedField[];
  readonly v1beta2: readonly RenamedField[];
}

const timeouts = ["nodeDrainTimeout", "nodeVolumeDetachTimeout", "nodeDeletionTimeout"];

/** A reference: v1beta2 leaves the version and the namespace out. */
function reference(path: string): RenamedFields {
  return {
    v1beta1: [
      [`${path}.apiVersion`, `${path}.apiGroup, the group alone`],
      [`${path}.namespace`, ""],
      [`${path}.uid`, ""],
      [`${path}.fieldPath`, ""],
      [`${path}.resourceVersion`, ""],
    ],
    v1beta2: [[`${path}.apiGroup`, `${path}.apiVersion, group and version`]],
  };
}

/** The timeouts of a machine's deletion: durations before, seconds now. */
function deletion(path: string): RenamedFields {
  return {
    v1beta1: timeouts.map((name) => [`${path}.${name}`, `${path}.deletion.${name}Seconds`]),
    v1beta2: [[`${path}.deletion`, `${path}.nodeDrainTimeout and its like`]],
  };
}

/** The spec of a Machine, as its owners have it. */
function machine(path: string): readonly RenamedFields[] {
  return [reference(`${path}.infrastructureRef`), reference(`${path}.bootstrap.configRef`), deletion(path)];
}

function merged(...all: readonly RenamedFields[]): RenamedFields {
  return { v1beta1: all.flatMap(({ v1beta1 }) => v1beta1), v1beta2: all.flatMap(({ v1beta2 }) => v1beta2) };
}

const topologyPools = "spec.topology.workers.machineDeployments[]";
const topologyMachinePools = "spec.topology.workers.machinePools[]";
const classPools = "spec.workers.machineDeployments[]";

/** A kubeadm configuration: extraArgs became lists, and fields that Cluster API fills in itself are gone. */
function kubeadm(path: string): RenamedFields {
  const gone = [
    "clusterConfiguration.networking",
    "clusterConfiguration.kubernetesVersion",
    "clusterConfiguration.clusterName",
    "useExperimentalRetryJoin",
  ];
  return {
    v1beta1: [
      ...gone.map((field): RenamedField => [`${path}.${field}`, ""]),
      [
        `${path}.clusterConfiguration.apiServer.timeoutForControlPlane`,
        `${path}.initConfiguration.timeouts.controlPlaneComponentHealthCheckSeconds and the same of joinConfiguration`,
      ],
      [`${path}.initConfiguration.bootstrapTokens[].ttl`, "ttlSeconds"],
      [`${path}.joinConfiguration.discovery.timeout`, `${path}.joinConfiguration.timeouts.discoverySeconds`],
    ],
    v1beta2: [
      [`${path}.initConfiguration.timeouts`, `${path}.clusterConfiguration.apiServer.timeoutForControlPlane`],
      [`${path}.joinConfiguration.timeouts`, `${path}.clusterConfiguration.apiServer.timeoutForControlPlane`],
    ],
  };
}

/** By `group/Kind`. Server-side apply refuses each in the other contract (CAPI: the kinds' definitions of v1.14.0; measured 6). */
export const renamedFields: Readonly<Record<string, RenamedFields>> = {
  [kinds.cluster]: merged(
    reference("spec.infrastructureRef"),
    reference("spec.controlPlaneRef"),
    deletion("spec.topology.controlPlane"),
    deletion(topologyPools),
    deletion(topologyMachinePools),
    {
      v1beta1: [
        ["spec.topology.class", "spec.topology.classRef.name"],
        ["spec.topology.classNamespace", "spec.topology.classRef.namespace"],
        ["spec.topology.rolloutAfter", ""],
        ["spec.topology.controlPlane.machineHealthCheck", "spec.topology.controlPlane.healthCheck"],
        [`${topologyPools}.machineHealthCheck`, `${topologyPools}.healthCheck`],
        [`${topologyPools}.strategy`, `${topologyPools}.rollout.strategy`],
      ],
      v1beta2: [
        ["spec.topology.classRef", "spec.topology.class"],
        ["spec.topology.controlPlane.healthCheck", "spec.topology.controlPlane.machineHealthCheck"],
        [`${topologyPools}.healthCheck`, `${topologyPools}.machineHealthCheck`],
      ],
    },
  ),
  [kinds.machineDeployment]: merged(...machine("spec.template.spec"), {
    v1beta1: [
      ["spec.strategy", "spec.rollout.strategy"],
      ["spec.rolloutAfter", "spec.rollout.after"],
      ["spec.minReadySeconds", "spec.template.spec.minReadySeconds"],
      ["spec.machineNamingStrategy", "spec.machineNaming"],
      ["spec.revisionHistoryLimit", ""],
      ["spec.progressDeadlineSeconds", ""],
    ],
    v1beta2: [
      ["spec.rollout", "spec.strategy and spec.rolloutAfter"],
      ["spec.machineNaming", "spec.machineNamingStrategy"],
      ["spec.template.spec.minReadySeconds", "spec.minReadySeconds"],
      ["spec.remediation", "spec.strategy.remediation"],
      ["spec.deletion", "spec.strategy.rollingUpdate.deletePolicy"],
    ],
  }),
  [kinds.machineSet]: merged(...machine("spec.template.spec"), {
    v1beta1: [
      ["spec.minReadySeconds", "spec.template.spec.minReadySeconds"],
      ["spec.deletePolicy", "spec.deletion.order"],
      ["spec.machineNamingStrategy", "spec.machineNaming"],
    ],
    v1beta2: [
      ["spec.template.spec.minReadySeconds", "spec.minReadySeconds"],
      ["spec.deletion", "spec.deletePolicy"],
      ["spec.machineNaming", "spec.machineNamingStrategy"],
    ],
  }),
  [kinds.machinePool]: merged(...machine("spec.template.spec"), {
    v1beta1: [["spec.minReadySeconds", "spec.template.spec.minReadySeconds"]],
    v1beta2: [["spec.template.spec.minReadySeconds", "spec.minReadySeconds"]],
  }),
  [kinds.machine]: merged(...machine("spec")),
  [kinds.machineHealthCheck]: {
    v1beta1: [
      ["spec.unhealthyConditions", "spec.checks.unhealthyNodeConditions"],
      ["spec.unhealthyMachineConditions", "spec.checks.unhealthyMachineConditions"],
      ["spec.nodeStartupTimeout", "spec.checks.nodeStartupTimeoutSeconds"],
      ["spec.maxUnhealthy", "spec.remediation.triggerIf.unhealthyLessThanOrEqualTo"],
      ["spec.unhealthyRange", "spec.remediation.triggerIf.unhealthyInRange"],
      ["spec.remediationTemplate", "spec.remediation.templateRef"],
    ],
    v1beta2: [
      ["spec.checks", "spec.unhealthyConditions and spec.nodeStartupTimeout"],
      ["spec.remediation", "spec.maxUnhealthy and spec.remediationTemplate"],
    ],
  },
  [kinds.clusterClass]: merged(deletion("spec.controlPlane"), deletion(classPools), {
    v1beta1: [
      ["spec.infrastructure.ref", "spec.infrastructure.templateRef"],
      ["spec.controlPlane.ref", "spec.controlPlane.templateRef"],
      ["spec.controlPlane.machineInfrastructure.ref", "spec.controlPlane.machineInfrastructure.templateRef"],
      ["spec.controlPlane.machineHealthCheck", "spec.controlPlane.healthCheck"],
      ["spec.controlPlane.namingStrategy", "spec.controlPlane.naming"],
      [`${classPools}.template`, `${classPools}.bootstrap.templateRef, infrastructure.templateRef and metadata`],
      [`${classPools}.machineHealthCheck`, `${classPools}.healthCheck`],
      [`${classPools}.strategy`, `${classPools}.rollout.strategy`],
      [
        "spec.workers.machinePools[].template",
        "spec.workers.machinePools[].bootstrap.templateRef and infrastructure.templateRef",
      ],
    ],
    v1beta2: [
      ["spec.infrastructure.templateRef", "spec.infrastructure.ref"],
      ["spec.controlPlane.templateRef", "spec.controlPlane.ref"],
      ["spec.controlPlane.machineInfrastructure.templateRef", "spec.controlPlane.machineInfrastructure.ref"],
      [`${classPools}.bootstrap`, `${classPools}.template.bootstrap`],
      [`${classPools}.infrastructure`, `${classPools}.template.infrastructure`],
    ],
  }),
  [kinds.kubeadmControlPlane]: merged(kubeadm("spec.kubeadmConfigSpec"), {
    v1beta1: [
      ["spec.machineTemplate.infrastructureRef", "spec.machineTemplate.spec.infrastructureRef"],
      ...timeouts.map((name): RenamedField => [
        `spec.machineTemplate.${name}`,
        `spec.machineTemplate.spec.deletion.${name}Seconds`,
      ]),
      ["spec.rolloutStrategy", "spec.rollout.strategy"],
      ["spec.rolloutAfter", "spec.rollout.after"],
      ["spec.rolloutBefore", "spec.rollout.before"],
      ["spec.remediationStrategy", "spec.remediation"],
      ["spec.machineNamingStrategy", "spec.machineNaming"],
    ],
    v1beta2: [
      ["spec.machineTemplate.spec", "spec.machineTemplate.infrastructureRef and its like"],
      ["spec.rollout", "spec.rolloutStrategy and spec.rolloutAfter"],
      ["spec.remediation", "spec.remediationStrategy"],
      ["spec.machineNaming", "spec.machineNamingStrategy"],
    ],
  }),
  [kinds.kubeadmConfigTemplate]: kubeadm("spec.template.spec"),
  [kinds.kubeadmConfig]: kubeadm("spec"),
};
