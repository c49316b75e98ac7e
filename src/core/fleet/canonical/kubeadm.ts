import { argumentList, reference, seconds, unlessFalse, versionWithV } from "./conversions.ts";
import { deletionMoves } from "./machines.ts";
import { dropped, impliedBy, move, reading, type Move, type Shape } from "./shape.ts";

// CAPI:api/bootstrap/kubeadm/v1beta1/conversion.go and CAPI:api/controlplane/kubeadm/v1beta1/conversion.go. An explicit
// false counts in v1beta2 alone: the API stores it, and machines are compared with what is stored.

const inV1beta1UnlessFalse = (...fields: readonly string[]): readonly Move[] =>
  fields.map((field) => reading(field, unlessFalse));

const volumes: Shape = { items: { moves: inV1beta1UnlessFalse("readOnly") } };

const component: Shape = {
  moves: [reading("extraArgs", argumentList)],
  fields: { extraVolumes: volumes },
};

const clusterConfiguration: Shape = {
  // dropped without a word (measured 8)
  moves: dropped("apiVersion", "kind", "clusterName", "kubernetesVersion", "networking"),
  fields: {
    apiServer: component,
    controllerManager: component,
    scheduler: component,
    etcd: { fields: { local: component } },
  },
};

const nodeRegistration: Shape = {
  moves: [reading("kubeletExtraArgs", argumentList)],
  // no taints at all is not the same as kubeadm's own (CAPI:controlplane/kubeadm/internal/filters.go, dropOmittableFields)
  fields: { taints: { keepsEmpty: true } },
  readings: [impliedBy("imagePullPolicy", "IfNotPresent")],
};

const initConfiguration: Shape = {
  moves: dropped("apiVersion", "kind"),
  fields: {
    nodeRegistration,
    bootstrapTokens: { items: { moves: [move("ttl", "ttlSeconds", seconds)] } },
  },
};

const joinConfiguration: Shape = {
  moves: [
    ...dropped("apiVersion", "kind"),
    ...inV1beta1UnlessFalse(
      "discovery.bootstrapToken.unsafeSkipCAVerification",
      "discovery.file.kubeConfig.cluster.insecureSkipTLSVerify",
      "discovery.file.kubeConfig.user.exec.provideClusterInfo",
    ),
  ],
  // its presence makes the machine one of the control plane
  fields: { nodeRegistration, controlPlane: { keepsEmpty: true } },
};

const kubeadmConfigSpec: Shape = {
  moves: [
    ...dropped("useExperimentalRetryJoin"),
    // kept (measured 8), in another place
    move(
      "clusterConfiguration.apiServer.timeoutForControlPlane",
      [
        "initConfiguration.timeouts.controlPlaneComponentHealthCheckSeconds",
        "joinConfiguration.timeouts.controlPlaneComponentHealthCheckSeconds",
      ],
      seconds,
    ),
    move("joinConfiguration.discovery.timeout", "joinConfiguration.timeouts.tlsBootstrapSeconds", seconds),
    ...inV1beta1UnlessFalse("ignition.containerLinuxConfig.strict"),
  ],
  fields: {
    clusterConfiguration,
    initConfiguration,
    joinConfiguration,
    files: { items: { moves: inV1beta1UnlessFalse("append") } },
  },
  // set on both sides before machines are compared (CAPI:bootstrap/kubeadm, ApplyPreviousKubeadmConfigDefaults), and so
  // is the imagePullPolicy above
  readings: [impliedBy("format", "cloud-config")],
};

export const kubeadmConfig: Shape = { fields: { spec: { ...kubeadmConfigSpec, keepsEmpty: true } } };

export const kubeadmConfigTemplate: Shape = {
  fields: { spec: { keepsEmpty: true, fields: { template: { fields: { spec: kubeadmConfigSpec } } } } },
};

const machineTemplate: Shape = {
  moves: [
    move("infrastructureRef", "spec.infrastructureRef", reference),
    move("readinessGates", "spec.readinessGates"),
    move("taints", "spec.taints"),
    ...deletionMoves("spec.deletion"),
  ],
};

const controlPlaneSpec: Shape = {
  moves: [
    move("rolloutBefore", "rollout.before"),
    move("rolloutAfter", "rollout.after"),
    move("rolloutStrategy", "rollout.strategy"),
    move("remediationStrategy.maxRetry", "remediation.maxRetry"),
    move("remediationStrategy.retryPeriod", "remediation.retryPeriodSeconds", seconds),
    move("remediationStrategy.minHealthyPeriod", "remediation.minHealthyPeriodSeconds", seconds),
    move("machineNamingStrategy", "machineNaming"),
  ],
  fields: { machineTemplate, kubeadmConfigSpec },
  readings: [
    reading("version", versionWithV),
    // the only type, and the surge that the webhook sets (CAPI:controlplane/kubeadm/internal/webhooks, Default)
    impliedBy("rollout.strategy.type", "RollingUpdate"),
    impliedBy("rollout.strategy.rollingUpdate.maxSurge", 1),
  ],
};

export const kubeadmControlPlane: Shape = { fields: { spec: { ...controlPlaneSpec, keepsEmpty: true } } };

export const kubeadmControlPlaneTemplate: Shape = {
  fields: { spec: { keepsEmpty: true, fields: { template: { fields: { spec: controlPlaneSpec } } } } },
};
