import type { JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";

/** The manifests of one environment at one revision, understood. */
export interface Fleet {
  /** Every object by its key, unknown kinds included. */
  readonly manifests: ReadonlyMap<string, Manifest>;
  /** The manifests of each `group/Kind`, in the order of their keys. */
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
  /** Worker pools, in the order of their names: MachineDeployments, MachinePools, MachineSets and Machines of their own. */
  readonly pools: readonly MachinePart[];
  readonly topology?: Topology;
}

/** A reference as written, in either form, resolved to an identity. */
export interface Reference {
  readonly target: ObjectRef;
  /** The version of a v1beta1 reference (`v1alpha3`), absent in the v1beta2 form. */
  readonly version?: string;
  /** Where it is written, from the object's root. */
  readonly path: readonly (string | number)[];
  /** A v1beta1 reference that names a namespace. */
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
  readonly version?: string;
  /** The object's own pause: `spec.paused`, or the annotation. */
  readonly paused: boolean;
  readonly infrastructureTemplate?: Reference;
  readonly bootstrapTemplate?: Reference;
  /**
   * The part in the shape that its kind has in v1beta2, with the defaults that change meaning left out: what tables of
   * effects and differences are read on. For a topology's part, what the topology controller would generate.
   */
  readonly desired: () => JsonObject;
}

export interface Topology {
  /** `namespace/name` of the ClusterClass. */
  readonly classKey: string;
  readonly class: ObjectRef;
  readonly version?: string;
}

export interface ClusterClass {
  readonly key: string;
  readonly manifest: Manifest;
  readonly templates: readonly Reference[];
}

/** A ClusterResourceSet. */
export interface ResourceSet {
  readonly manifest: Manifest;
  readonly strategy: "ApplyOnce" | "Reconcile";
  readonly resources: readonly ObjectRef[];
  /** Whether its selector matches these labels; an empty selector matches nothing. */
  readonly selects: (labels: Readonly<Record<string, string>>) => boolean;
}
