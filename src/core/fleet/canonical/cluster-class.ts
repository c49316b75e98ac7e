import { templateReference } from "./conversions.ts";
import { checks, inlineHealthCheckMoves } from "./health-check.ts";
import { deletionMoves, strategyMoves } from "./machines.ts";
import { impliedBy, move, type Move, type Shape } from "./shape.ts";

// CAPI:api/core/v1beta1/conversion.go: Convert_v1beta1_ClusterClassSpec_To_v1beta2_ClusterClassSpec,
// …_ControlPlaneClass_…, …_MachineDeploymentClass_…, …_MachinePoolClass_…, …_ExternalPatchDefinition_…

const anyJson: Shape = { opaque: true };

const healthCheck: Shape = { fields: { checks } };

const naming = move("namingStrategy", "naming");

const workerMoves: readonly Move[] = [
  move("template.metadata", "metadata"),
  move("template.bootstrap.ref", "bootstrap.templateRef", templateReference),
  move("template.infrastructure.ref", "infrastructure.templateRef", templateReference),
  naming,
  ...deletionMoves(),
];

const controlPlane: Shape = {
  moves: [
    move("ref", "templateRef", templateReference),
    move("machineInfrastructure.ref", "machineInfrastructure.templateRef", templateReference),
    naming,
    ...inlineHealthCheckMoves,
    ...deletionMoves(),
  ],
  fields: { healthCheck },
};

const machineDeployments: Shape = {
  items: {
    moves: [...workerMoves, ...strategyMoves("healthCheck.remediation"), ...inlineHealthCheckMoves],
    fields: { healthCheck },
  },
};

const machinePools: Shape = { items: { moves: workerMoves } };

const variables: Shape = {
  items: { moves: [move("metadata", "deprecatedV1Beta1Metadata")], fields: { schema: anyJson } },
};

const definitions: Shape = {
  items: {
    fields: {
      jsonPatches: { items: { fields: { value: anyJson } } },
      // booleans that say nothing where they say false (conversion.go, ClusterClass.ConvertTo)
      selector: {
        fields: {
          matchResources: { readings: [impliedBy("controlPlane", false), impliedBy("infrastructureCluster", false)] },
        },
      },
    },
  },
};

const patches: Shape = {
  items: {
    moves: [
      move("external.generateExtension", "external.generatePatchesExtension"),
      move("external.validateExtension", "external.validateTopologyExtension"),
    ],
    fields: { definitions, external: { fields: { settings: anyJson } } },
  },
};

export const clusterClass: Shape = {
  fields: {
    spec: {
      keepsEmpty: true,
      moves: [
        move("infrastructure.ref", "infrastructure.templateRef", templateReference),
        move("infrastructureNamingStrategy", "infrastructure.naming"),
      ],
      fields: { controlPlane, workers: { fields: { machineDeployments, machinePools } }, variables, patches },
    },
  },
};
