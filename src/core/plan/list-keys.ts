import { isObject, type Json } from "#core/manifest/json.ts";

/** How the items of a list are told apart. */
export interface ListKeys {
  /** What the list's field is called. */
  readonly fields: readonly string[];
  /** The fields of an item that name it, as alternatives: the first that every item has, and no two alike, counts. */
  readonly keys: readonly (readonly string[])[];
  /** The order of the items is no difference: whoever reads the list finds them by name. */
  readonly order?: "means-nothing";
  /** The upstream source: a CRD's x-kubernetes-list-map-keys, or a patchMergeKey of Kubernetes. */
  readonly source: string;
}

/** The row of the list-keys table for a field of this name. */
export function listKeysOf(field: string): ListKeys | undefined {
  return byField.get(field);
}

/**
 * The items by their names, in their order; undefined where they have none, or two have the same. `keys` are the fields
 * that named them.
 */
export function namedItems(list: readonly Json[], keys: readonly string[]): ReadonlyMap<string, number> | undefined {
  const names = new Map<string, number>();
  for (const [index, item] of list.entries()) {
    const name = nameOf(item, keys);
    if (name === undefined || names.has(name)) return undefined;
    names.set(name, index);
  }
  return names;
}

function nameOf(item: Json, keys: readonly string[]): string | undefined {
  if (!isObject(item)) return undefined;
  const parts = keys.map((key) => (Object.hasOwn(item, key) ? item[key] : undefined));
  // the last of several keys may be missing, as the effect of a taint may
  const isNamed = isPart(parts[0]) && parts.every((part) => part === undefined || isPart(part));
  return isNamed ? parts.filter((part) => part !== undefined).join(",") : undefined;
}

function isPart(value: Json | undefined): value is string | number {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}

const core = "k8s.io/api/core/v1, patchMergeKey";
const topology = "CAPI:core/config/crd, clusters";
const kubeadm = "CAPI:bootstrap/kubeadm/config/crd, kubeadmconfigs; machines are compared in order";

const table: readonly ListKeys[] = [
  { fields: ["containers", "initContainers", "ephemeralContainers"], keys: [["name"]], source: core },
  { fields: ["env", "extraEnvs"], keys: [["name"]], source: core },
  { fields: ["volumes", "extraVolumes"], keys: [["name"]], source: core },
  { fields: ["volumeMounts", "mounts"], keys: [["mountPath"]], source: core },
  { fields: ["imagePullSecrets"], keys: [["name"]], source: core },
  {
    fields: ["ports"],
    keys: [["name"], ["containerPort", "protocol"], ["port", "protocol"], ["nameSuffix"]],
    source: core,
  },
  { fields: ["tolerations"], keys: [["key", "effect"]], source: core },
  {
    fields: ["taints"],
    keys: [["key", "effect"]],
    source: "CAPI:core/config/crd, machinedeployments; ordered in kubeadm's nodeRegistration",
  },
  { fields: ["conditions"], keys: [["type"]], order: "means-nothing", source: core },
  {
    fields: ["readinessGates", "availabilityGates"],
    keys: [["conditionType"]],
    order: "means-nothing",
    source: topology,
  },
  { fields: ["variables"], keys: [["name"]], order: "means-nothing", source: topology },
  { fields: ["overrides"], keys: [["name"]], order: "means-nothing", source: topology },
  // the order is that of upgrades (measured 2)
  { fields: ["machineDeployments", "machinePools"], keys: [["name"], ["class"]], source: topology },
  { fields: ["patches"], keys: [["name"]], source: "CAPI:api/core/v1beta2, ClusterClassPatch: applied in order" },
  {
    fields: ["unhealthyConditions", "unhealthyNodeConditions", "unhealthyMachineConditions"],
    keys: [["type", "status"]],
    order: "means-nothing",
    source: "CAPI:api/core/v1beta2, UnhealthyNodeCondition: logically or-ed",
  },
  { fields: ["extraArgs", "kubeletExtraArgs"], keys: [["name"], ["name", "value"]], source: kubeadm },
  { fields: ["files"], keys: [["path"]], source: kubeadm },
  { fields: ["users"], keys: [["name"]], source: kubeadm },
  { fields: ["filesystems"], keys: [["label"]], source: kubeadm },
  { fields: ["partitions"], keys: [["device"]], source: kubeadm },
  { fields: ["resources"], keys: [["kind", "name"]], source: "CAPI:api/addons/v1beta2, ClusterResourceSetSpec" },
  { fields: ["bindings"], keys: [["clusterResourceSetName"]], source: "CAPI:api/addons/v1beta2" },
  { fields: ["failureDomains"], keys: [["name"]], source: "CAPI:test/infrastructure/docker/config/crd" },
  {
    fields: ["additionalBlockDevices", "schedulerHintAdditionalProperties", "valueSpecs"],
    keys: [["name"]],
    order: "means-nothing",
    source: "CAPO:config/crd, openstackmachinetemplates",
  },
  { fields: ["serverMetadata"], keys: [["key"]], order: "means-nothing", source: "CAPO:config/crd" },
  {
    fields: ["allNodesSecurityGroupRules", "controlPlaneNodesSecurityGroupRules", "workerNodesSecurityGroupRules"],
    keys: [["name"]],
    order: "means-nothing",
    source: "CAPO:config/crd, openstackclusters",
  },
  { fields: ["managedSubnets"], keys: [["cidr"]], source: "CAPO:api/v1beta1, SubnetSpec" },
  { fields: ["networkDevices", "additionalDevices", "vrfs"], keys: [["name"]], source: "capmox:config/crd" },
  { fields: ["zoneConfig"], keys: [["zone"]], source: "capmox:config/crd, proxmoxclusters" },
  { fields: ["dataVolumeTemplates"], keys: [["name"]], source: "capk:config/crd" },
  { fields: ["disks", "interfaces", "networks", "inputs", "gpus"], keys: [["name"]], source: "capk:config/crd" },
  { fields: ["ownerReferences"], keys: [["uid"]], order: "means-nothing", source: "k8s.io/apimachinery, ObjectMeta" },
];

const byField: ReadonlyMap<string, ListKeys> = new Map(
  table.flatMap((row) => row.fields.map((field) => [field, row] as const)),
);
