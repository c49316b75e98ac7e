import type { FieldPath } from "#core/manifest/field-path.ts";
import type { JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";

/** The manifests of one environment at one revision, understood. */
export interface Fleet {
  /** Every object by its key, unknown kinds included. */
  readonly manifests: ReadonlyMap<string, Manifest>;
  /** The manifests of each `group/Kind`, in the order they came in. */
  readonly kinds: ReadonlyMap<string, readonly Manifest[]>;
  /** Clusters by `namespace/name`, in that order. */
  readonly clusters: ReadonlyMap<string, Cluster>;
  /** ClusterClasses by `namespace/name`. */
  readonly classes: ReadonlyMap<string, ClusterClass>;
  readonly resourceSets: readonly ResourceSet[];
  /** Some files could not be read or rendered: what is not here may yet exist. */
  readonly incomplete: boolean;
}

export interface Cluster {
  /** `namespace/name`. */
  readonly key: string;
  readonly manifest: Manifest;
  readonly labels: Readonly<Record<string, string>>;
  /** `spec.paused`, or the annotation `cluster.x-k8s.io/paused`. */
  readonly paused: boolean;
  readonly infrastructure?: Reference;
  /** What `spec.controlPlaneRef` names, whether or not it is in git. */
  readonly controlPlaneReference?: Reference;
  /** Absent where the Cluster names none, or names one that is not in git. */
  readonly controlPlane?: MachinePart;
  /** Worker pools: a topology's in git's order, then MachineDeployments, MachinePools, MachineSets, Machines by name. */
  readonly pools: readonly MachinePart[];
  readonly topology?: Topology;
}

/** A reference, in either form, resolved to an identity. */
export interface Reference {
  /** What Cluster API looks for: in the namespace of the object that refers, whatever is written. */
  readonly target: ObjectRef;
  /** The version of a v1beta1 reference (`v1alpha3`), absent in the v1beta2 form. */
  readonly version?: string;
  /** Where it is written, from the object's root. */
  readonly path: FieldPath;
  /** The namespace that a v1beta1 reference names. */
  readonly namespace?: string;
}

/** The autoscaler's bounds, from its annotations. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

export type PartRole = "control-plane" | "worker";

/** A part of a cluster that has machines. */
export interface MachinePart {
  /** Unique within the cluster and equal in base and head: `KubeadmControlPlane/ns/name`, or `topology/md-0`. */
  readonly key: string;
  readonly kind: string;
  readonly role: PartRole;
  readonly namespace: string;
  /** The object's name; absent for a topology's part, whose name is generated. */
  readonly name?: string;
  /** Git's word for a topology's part: `controlPlane`, or a pool's name. */
  readonly topology?: string;
  /** The object that a person edits: the MachineDeployment itself, or the Cluster of a topology. */
  readonly manifest: Manifest;
  /** Its replicas as written; absent: the webhook's default, see {@link bounds}. */
  readonly replicas?: number;
  readonly bounds?: Bounds;
  /** The annotations of the object, or those that the topology gives to it. */
  readonly annotations: JsonObject;
  readonly version?: string;
  /** The object's own pause, by annotation: nothing at all happens to it. */
  readonly paused: boolean;
  /** A MachineDeployment's `spec.paused`: it scales, but rolls nothing out. */
  readonly rolloutPaused: boolean;
  /** Whether its replicas are Machines: those of a hosted control plane are pods. */
  readonly hasMachines: boolean;
  readonly infrastructureTemplate?: Reference;
  readonly bootstrapTemplate?: Reference;
}

export interface Topology {
  /** `namespace/name` of the ClusterClass. */
  readonly classKey: string;
  readonly class: ObjectRef;
  readonly version?: string;
  /** Its parts' own entries in `spec.topology`, by the part's key. */
  readonly entries: ReadonlyMap<string, TopologyEntry>;
}

/** What `spec.topology` says of one part. */
export interface TopologyEntry {
  readonly path: FieldPath;
  readonly value: JsonObject;
  /** The class of a pool (`default-worker`); absent for the control plane. */
  readonly class?: string;
}

export interface ClusterClass {
  /** `namespace/name`. */
  readonly key: string;
  readonly manifest: Manifest;
  readonly infrastructure?: Reference;
  /** The control plane's template and that of its machines. */
  readonly controlPlane: ClassPart;
  /** The worker classes by kind and name: `MachineDeployment/default-worker`. */
  readonly workers: ReadonlyMap<string, ClassPart>;
}

/** What a class says of one kind of part. */
export interface ClassPart {
  readonly path: FieldPath;
  readonly value: JsonObject;
  /** A KubeadmControlPlaneTemplate and its like; a control plane's only. */
  readonly template?: Reference;
  readonly bootstrapTemplate?: Reference;
  readonly infrastructureTemplate?: Reference;
}

/** A ClusterResourceSet, or a HelmChartProxy: what puts add-ons on the clusters that it selects. */
export interface ResourceSet {
  readonly manifest: Manifest;
  /** ApplyOnce: what was applied to a cluster is never looked at again. */
  readonly strategy: "ApplyOnce" | "Reconcile";
  /** The ConfigMaps and Secrets it lists; empty for a HelmChartProxy. */
  readonly resources: readonly ObjectRef[];
  /** A HelmChartProxy's chart. */
  readonly chart?: string;
  /** The set's own pause: Cluster API looks at no other for it. */
  readonly paused: boolean;
  /** Whether its selector matches these labels. Empty: a ClusterResourceSet matches no cluster, a HelmChartProxy each. */
  readonly selects: (labels: Readonly<Record<string, string>>) => boolean;
}
