import { reference, seconds, versionWithV } from "./conversions.ts";
import { withoutFilledLabels, withoutOwnClusterLabel } from "./filled-labels.ts";
import { checks, healthCheckMoves } from "./health-check.ts";
import { dropped, impliedBy, move, reading, type Move, type Shape } from "./shape.ts";

// CAPI:api/core/v1beta1/conversion.go has the moves, CAPI:internal/webhooks/*.go the values that absence means.

/** Durations became seconds below `deletion`. `to` is its place. */
export function deletionMoves(to = "deletion"): readonly Move[] {
  return ["nodeDrainTimeout", "nodeVolumeDetachTimeout", "nodeDeletionTimeout"].map((timeout) =>
    move(timeout, `${to}.${timeout}Seconds`, seconds),
  );
}

/** The strategy of a MachineDeployment, a class or a topology; `remediation` is where `maxInFlight` went. */
export function strategyMoves(remediation: string): readonly Move[] {
  return [
    move("strategy.rollingUpdate.deletePolicy", "deletion.order"),
    move("strategy.remediation.maxInFlight", `${remediation}.maxInFlight`),
    move("strategy.rollingUpdate", "rollout.strategy.rollingUpdate"),
    move("strategy.type", "rollout.strategy.type"),
  ];
}

const machineSpec: Shape = {
  moves: [reading("bootstrap.configRef", reference), reading("infrastructureRef", reference), ...deletionMoves()],
  readings: [reading("version", versionWithV), impliedBy("minReadySeconds", 0)],
};

const template: Shape = { fields: { spec: machineSpec } };

/** CAPI:internal/webhooks/machinedeployment.go Default: RollingUpdate, surge 1, unavailable 0. */
const rollingUpdateDefaults = [
  impliedBy("type", "RollingUpdate"),
  impliedBy("rollingUpdate.maxSurge", 1),
  impliedBy("rollingUpdate.maxUnavailable", 0),
];

/** The strategy that the webhook sets; of another type it sets nothing. */
const rollingUpdate: Shape = {
  readsOnly: ({ type }) => type === undefined || type === "RollingUpdate",
  readings: rollingUpdateDefaults,
};

export const machineDeployment: Shape = {
  fields: {
    spec: {
      keepsEmpty: true,
      moves: [
        ...strategyMoves("remediation"),
        move("rolloutAfter", "rollout.after"),
        move("machineNamingStrategy", "machineNaming"),
        move("minReadySeconds", "template.spec.minReadySeconds"),
        // never used, and gone (Convert_v1beta1_MachineDeploymentSpec_To_v1beta2_MachineDeploymentSpec)
        ...dropped("progressDeadlineSeconds", "revisionHistoryLimit"),
      ],
      fields: { template, rollout: { fields: { strategy: rollingUpdate } } },
      readings: [impliedBy("paused", false)],
    },
  },
  finish: withoutFilledLabels({ nameLabel: "cluster.x-k8s.io/deployment-name", fillsClusterName: true }),
};

export const machineSet: Shape = {
  fields: {
    spec: {
      keepsEmpty: true,
      moves: [
        move("deletePolicy", "deletion.order"),
        move("machineNamingStrategy", "machineNaming"),
        move("minReadySeconds", "template.spec.minReadySeconds"),
      ],
      fields: { template },
      readings: [impliedBy("deletion.order", "Random")],
    },
  },
  finish: withoutFilledLabels({ nameLabel: "cluster.x-k8s.io/set-name", fillsClusterName: false }),
};

export const machinePool: Shape = {
  fields: {
    spec: {
      keepsEmpty: true,
      moves: [move("minReadySeconds", "template.spec.minReadySeconds")],
      fields: { template },
    },
  },
  finish: withoutOwnClusterLabel,
};

export const machine: Shape = {
  fields: {
    spec: {
      ...machineSpec,
      keepsEmpty: true,
      // CAPI:internal/webhooks/machine.go, defaultNodeDeletionTimeout
      readings: [...(machineSpec.readings ?? []), impliedBy("deletion.nodeDeletionTimeoutSeconds", 10)],
    },
  },
  finish: withoutOwnClusterLabel,
};

export const machineHealthCheck: Shape = {
  fields: {
    spec: {
      keepsEmpty: true,
      moves: healthCheckMoves("", ""),
      fields: { checks },
      // CAPI:api/core/v1beta2, DefaultNodeStartupTimeoutSeconds
      readings: [impliedBy("checks.nodeStartupTimeoutSeconds", 600)],
    },
  },
  finish: withoutOwnClusterLabel,
};
