import { listAt, textAt, valueAt, type Json } from "#core/manifest/json.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import type { Edit } from "./edits.ts";
import { keysOf, type Keys } from "./fields.ts";
import { kinds } from "./kinds.ts";

/** A field that keeps the value it was created with. */
export interface ImmutableField {
  readonly kind: string;
  readonly keys: Keys;
  /** What the API refuses: an absent value that comes is `added`. */
  readonly change: readonly ("changed" | "removed" | "added")[];
  /** What of the value counts; the whole of it by default. */
  readonly read?: (value: Json | undefined) => Json | undefined;
  /** When it is allowed all the same. */
  readonly unless?: (edit: Edit) => boolean;
  /** What to do instead. */
  readonly instead: Shown;
  /** The upstream source. */
  readonly source: string;
}

const another = say`Make another object under another name.`;
const anotherCluster = say`Make another cluster.`;
const restore = say`Restore it.`;

const clusterNames: readonly ImmutableField[] = [
  kinds.machineDeployment,
  kinds.machineSet,
  kinds.machinePool,
  kinds.machine,
  kinds.machineHealthCheck,
].map((kind) => ({
  kind,
  keys: keysOf("spec.clusterName"),
  change: ["changed", "removed"],
  instead: another,
  source: "CAPI:internal/webhooks, measured 6",
}));

const classNameCheck = "unsafe.topology.cluster.x-k8s.io/disable-update-class-name-check";

const clusters: readonly ImmutableField[] = [
  ...["spec.infrastructureRef", "spec.controlPlaneRef"].map((path): ImmutableField => ({
    kind: kinds.cluster,
    keys: keysOf(path),
    change: ["removed"],
    // under a topology the controller owns the reference
    unless: ({ after }) => valueAt(after.object, "spec", "topology") !== undefined,
    instead: restore,
    source: "CAPI:internal/webhooks/cluster.go, measured 6",
  })),
  {
    kind: kinds.cluster,
    keys: keysOf("spec.topology"),
    change: ["removed"],
    instead: restore,
    source: "CAPI:internal/webhooks/cluster.go, measured 6",
  },
  {
    kind: kinds.cluster,
    keys: keysOf("spec.topology"),
    change: ["added"],
    unless: ({ after }) => valueAt(after.object, "metadata", "annotations", classNameCheck) !== undefined,
    instead: anotherCluster,
    source: "CAPI:internal/webhooks/cluster.go",
  },
];

const etcd = ["spec", "kubeadmConfigSpec", "clusterConfiguration", "etcd"];

const kubeadm: readonly ImmutableField[] = [
  {
    kind: kinds.kubeadmControlPlane,
    keys: keysOf("spec.kubeadmConfigSpec.clusterConfiguration.certificatesDir"),
    change: ["changed", "removed", "added"],
    // a removed or added default is no change
    read: (value) => value ?? "/etc/kubernetes/pki",
    instead: restore,
    source: "CAPI:controlplane/kubeadm/internal/webhooks/kubeadm_control_plane.go, measured 6",
  },
  {
    kind: kinds.kubeadmControlPlane,
    keys: [...etcd, "external"],
    change: ["removed", "added"],
    instead: say`A control plane cannot change between external and local etcd: make another cluster.`,
    source: "CAPI:controlplane/kubeadm/internal/webhooks/kubeadm_control_plane.go, measured 6",
  },
];

/** Fields of an OpenStackCluster of which nothing lets anyone change them. What a change may depend on (status, a first value) is not here. */
const openStackFields = [
  "spec.externalNetwork",
  "spec.router",
  "spec.disableExternalNetwork",
  "spec.disableAPIServerFloatingIP",
  "spec.disablePortSecurity",
  "spec.networkMTU",
  "spec.tags",
  "spec.apiServerLoadBalancer.enabled",
  "spec.apiServerLoadBalancer.provider",
];

const openStack: readonly ImmutableField[] = [
  ...openStackFields.map((path): ImmutableField => ({
    kind: kinds.openStackCluster,
    keys: keysOf(path),
    change: ["changed", "removed", "added"],
    // false and absent are one
    read: (value) => (value === false ? undefined : value),
    instead: anotherCluster,
    source: "CAPO:pkg/webhooks/openstackcluster_webhook.go, ValidateUpdate",
  })),
  {
    kind: kinds.openStackCluster,
    keys: keysOf("spec.managedSubnets"),
    change: ["changed", "removed", "added"],
    read: (value) =>
      listAt({ list: value ?? [] }, "list")
        .map((subnet) => textAt(subnet, "cidr") ?? "")
        .sort(),
    instead: say`Only dnsNameservers of a managed subnet may change.`,
    source: "CAPO:pkg/webhooks/openstackcluster_webhook.go, ValidateUpdate",
  },
  {
    kind: kinds.openStackCluster,
    keys: keysOf("spec.controlPlaneEndpoint"),
    change: ["changed", "removed"],
    unless: ({ before }) => textAt(before.object, "spec", "controlPlaneEndpoint", "host") === undefined,
    instead: anotherCluster,
    source: "CAPO:pkg/webhooks/openstackcluster_webhook.go, ValidateUpdate",
  },
];

export const immutableFields: readonly ImmutableField[] = [...clusterNames, ...clusters, ...kubeadm, ...openStack];
