import { reference, unlessOwnNamespace, versionWithV } from "./conversions.ts";
import { checks, inlineHealthCheckMoves } from "./health-check.ts";
import { deletionMoves, strategyMoves } from "./machines.ts";
import { dropped, impliedBy, move, reading, type Shape } from "./shape.ts";

// CAPI:api/core/v1beta1/conversion.go: Convert_v1beta1_ClusterSpec_To_v1beta2_ClusterSpec, …_Topology_…,
// …_ControlPlaneTopology_…, …_MachineDeploymentTopology_…, …_MachinePoolTopology_…

/** A variable's value is any JSON: empty means something. `definitionFrom` could no longer be set. */
const variables: Shape = { items: { moves: dropped("definitionFrom"), fields: { value: { opaque: true } } } };

const overrides: Shape = { fields: { overrides: variables } };

const healthCheck: Shape = { fields: { checks } };

const controlPlane: Shape = {
  moves: [...inlineHealthCheckMoves, ...deletionMoves()],
  fields: { variables: overrides, healthCheck },
};

const machineDeployments: Shape = {
  items: {
    moves: [...strategyMoves("healthCheck.remediation"), ...inlineHealthCheckMoves, ...deletionMoves()],
    fields: { variables: overrides, healthCheck },
  },
};

const machinePools: Shape = { items: { moves: deletionMoves(), fields: { variables: overrides } } };

const topology: Shape = {
  moves: [
    move("class", "classRef.name"),
    move("classNamespace", "classRef.namespace"),
    // never used
    ...dropped("rolloutAfter"),
  ],
  fields: { controlPlane, variables, workers: { fields: { machineDeployments, machinePools } } },
  readings: [
    reading("version", versionWithV),
    // CAPI:api/core/v1beta2, Cluster.GetClassKey
    reading("classRef.namespace", unlessOwnNamespace),
  ],
};

export const cluster: Shape = {
  fields: {
    spec: {
      keepsEmpty: true,
      moves: [reading("infrastructureRef", reference), reading("controlPlaneRef", reference)],
      fields: { topology },
      readings: [
        impliedBy("paused", false),
        // an endpoint that v1beta1 writes where there is none (measured 8)
        impliedBy("controlPlaneEndpoint.host", ""),
        impliedBy("controlPlaneEndpoint.port", 0),
      ],
    },
  },
};
