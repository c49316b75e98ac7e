/** How the kinds that have machines say what they want. */
export interface PartKind {
  readonly group: string;
  readonly kind: string;
  /** Where the reference to the machines' template may stand: the first that is there counts. */
  readonly infrastructure: readonly (readonly string[])[];
  readonly bootstrap: readonly (readonly string[])[];
  /** replicas: each is a Machine; by-template: only if there is a machine template; one: it is a Machine itself. */
  readonly machines: "replicas" | "by-template" | "one";
  /** The upstream source. */
  readonly source: string;
}

const clusterGroup = "cluster.x-k8s.io";
const templateInfrastructure = ["spec", "template", "spec", "infrastructureRef"];
const templateBootstrap = ["spec", "template", "spec", "bootstrap", "configRef"];

export const workerKinds: readonly PartKind[] = [
  {
    group: clusterGroup,
    kind: "MachineDeployment",
    infrastructure: [templateInfrastructure],
    bootstrap: [templateBootstrap],
    machines: "replicas",
    source: "CAPI:api/core/v1beta2/machinedeployment_types.go",
  },
  {
    group: clusterGroup,
    kind: "MachinePool",
    infrastructure: [templateInfrastructure],
    bootstrap: [templateBootstrap],
    machines: "replicas",
    source: "CAPI:api/core/v1beta2/machinepool_types.go",
  },
  {
    group: clusterGroup,
    kind: "MachineSet",
    infrastructure: [templateInfrastructure],
    bootstrap: [templateBootstrap],
    machines: "replicas",
    source: "CAPI:api/core/v1beta2/machineset_types.go",
  },
  {
    group: clusterGroup,
    kind: "Machine",
    infrastructure: [["spec", "infrastructureRef"]],
    bootstrap: [["spec", "bootstrap", "configRef"]],
    machines: "one",
    source: "CAPI:api/core/v1beta2/machine_types.go",
  },
];

/**
 * A control plane of any kind, by contract: one that manages machines has a machine template; the replicas of the others
 * (Kamaji, k0smotron, managed services) are pods or nothing.
 */
export const controlPlaneByContract: Omit<PartKind, "group" | "kind"> = {
  infrastructure: [
    ["spec", "machineTemplate", "spec", "infrastructureRef"],
    ["spec", "machineTemplate", "infrastructureRef"],
    ["spec", "infrastructureTemplate"],
    ["spec", "infrastructureRef"],
    ["spec", "machineTemplate", "spec", "infrastructureTemplate"],
  ],
  bootstrap: [],
  machines: "by-template",
  source: "CAPI:docs/book/src/developer/providers/contracts/control-plane.md, ControlPlane: machines",
};
