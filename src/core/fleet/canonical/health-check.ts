import { seconds, templateReference } from "./conversions.ts";
import { move, type Move, type Shape } from "./shape.ts";

/**
 * A health check inside a class or a topology: `machineHealthCheck` became `healthCheck`
 * (CAPI:api/core/v1beta1/conversion.go, Convert_v1beta1_ControlPlaneTopology_To_v1beta2_ControlPlaneTopology and its like).
 */
export const inlineHealthCheckMoves: readonly Move[] = [
  move("machineHealthCheck.enable", "healthCheck.enabled"),
  ...healthCheckMoves("machineHealthCheck.", "healthCheck."),
];

/** The fields of a health check, from the object that has them to the one that gets them. */
export function healthCheckMoves(from: string, to: string): readonly Move[] {
  return [
    move(`${from}unhealthyConditions`, `${to}checks.unhealthyNodeConditions`),
    move(`${from}unhealthyMachineConditions`, `${to}checks.unhealthyMachineConditions`),
    move(`${from}nodeStartupTimeout`, `${to}checks.nodeStartupTimeoutSeconds`, seconds),
    move(`${from}maxUnhealthy`, `${to}remediation.triggerIf.unhealthyLessThanOrEqualTo`),
    move(`${from}unhealthyRange`, `${to}remediation.triggerIf.unhealthyInRange`),
    move(`${from}remediationTemplate`, `${to}remediation.templateRef`, templateReference),
  ];
}

const conditions: Shape = { items: { moves: [move("timeout", "timeoutSeconds", seconds)] } };

export const checks: Shape = {
  fields: { unhealthyNodeConditions: conditions, unhealthyMachineConditions: conditions },
};
