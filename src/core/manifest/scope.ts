import { textAt, type JsonObject } from "./json.ts";
import { groupOf } from "./object-ref.ts";

/** Kinds, as `group/Kind`, whose objects are in no namespace. */
export type ClusterScoped = ReadonlySet<string>;

/** What is known beforehand, and what the CustomResourceDefinitions among these objects say. */
export function clusterScopedOf(objects: Iterable<Scoped>): ClusterScoped {
  const found = [...objects].filter(isDefinition).map(({ object }) => definedKind(object));
  return found.length === 0 ? knownClusterScoped : new Set([...knownClusterScoped, ...found]);
}

/** Whether a kind's objects are in no namespace. A kind that nobody knows has one, as almost all do. */
export function isClusterScoped(group: string, kind: string, scoped: ClusterScoped): boolean {
  return scoped.has(`${group}/${kind}`);
}

interface Scoped {
  readonly apiVersion: string;
  readonly kind: string;
  readonly object: JsonObject;
}

function isDefinition({ apiVersion, kind, object }: Scoped): boolean {
  return (
    kind === "CustomResourceDefinition" &&
    groupOf(apiVersion) === "apiextensions.k8s.io" &&
    textAt(object, "spec", "scope") === "Cluster"
  );
}

function definedKind(object: JsonObject): string {
  return `${textAt(object, "spec", "group") ?? ""}/${textAt(object, "spec", "names", "kind") ?? ""}`;
}

/** By group. Kubernetes: `kubectl api-resources --namespaced=false` of 1.36; others: `spec.scope` of their definitions. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  "": ["ComponentStatus", "Namespace", "Node", "PersistentVolume"],
  "admissionregistration.k8s.io": [
    "MutatingAdmissionPolicy",
    "MutatingAdmissionPolicyBinding",
    "MutatingWebhookConfiguration",
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
    "ValidatingWebhookConfiguration",
  ],
  "apiextensions.k8s.io": ["CustomResourceDefinition"],
  "apiregistration.k8s.io": ["APIService"],
  "authentication.k8s.io": ["SelfSubjectReview", "TokenReview"],
  "authorization.k8s.io": ["SelfSubjectAccessReview", "SelfSubjectRulesReview", "SubjectAccessReview"],
  "certificates.k8s.io": ["CertificateSigningRequest", "ClusterTrustBundle"],
  "flowcontrol.apiserver.k8s.io": ["FlowSchema", "PriorityLevelConfiguration"],
  "networking.k8s.io": ["IPAddress", "IngressClass", "ServiceCIDR"],
  "node.k8s.io": ["RuntimeClass"],
  "rbac.authorization.k8s.io": ["ClusterRole", "ClusterRoleBinding"],
  "resource.k8s.io": ["DeviceClass", "DeviceTaintRule", "ResourceSlice"],
  "scheduling.k8s.io": ["PriorityClass"],
  "storage.k8s.io": ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass"],
  "snapshot.storage.k8s.io": ["VolumeSnapshotClass", "VolumeSnapshotContent"],
  "storagemigration.k8s.io": ["StorageVersionMigration"],
  "gateway.networking.k8s.io": ["GatewayClass"],
  // Cluster API: ExtensionConfig of the core, the IPAM provider's global pool, and identities that whole clusters use.
  "runtime.cluster.x-k8s.io": ["ExtensionConfig"],
  "ipam.cluster.x-k8s.io": ["GlobalInClusterIPPool"],
  "infrastructure.cluster.x-k8s.io": [
    "AWSClusterControllerIdentity",
    "AWSClusterRoleIdentity",
    "AWSClusterStaticIdentity",
    "OpenStackClusterIdentity",
    "VSphereClusterIdentity",
    "VSphereDeploymentZone",
    "VSphereFailureDomain",
  ],
  // What add-ons of clusters often bring.
  "cert-manager.io": ["ClusterIssuer"],
  "cilium.io": ["CiliumClusterwideNetworkPolicy", "CiliumLoadBalancerIPPool"],
  "kyverno.io": ["ClusterPolicy"],
  "operator.tigera.io": ["APIServer", "Installation"],
};

/** What is known beforehand. */
export const knownClusterScoped: ClusterScoped = new Set(
  Object.entries(kinds).flatMap(([group, names]) => names.map((name) => `${group}/${name}`)),
);
