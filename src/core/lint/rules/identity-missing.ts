import type { Fleet } from "#core/fleet/fleet.ts";
import { listAt, objectAt, textAt, type JsonObject } from "#core/manifest/json.ts";
import type { FieldPath } from "#core/manifest/field-path.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say, shownName } from "#core/shown/shown.ts";

import { keysOf, type Keys } from "../fields.ts";
import { kinds, machineSpecs, ofKind } from "../kinds.ts";
import type { Rule } from "../rule.ts";

/** A Secret or an identity that machines need and that git does not have. */
export const identityMissing: Rule = {
  name: "identity-missing",
  severity: "notice",
  summary: "A Secret or an identity that is referred to is not in git.",
  reason:
    "Credentials often stay out of git, so this is advice: they have to be in the management cluster, in the right namespace, " +
    "before the first machine. Each is named once, at the first object that needs it.",
  source:
    "CAPO:api/v1beta1/identity_types.go; capmox:api/v1alpha2; capk:api/v1alpha1; CAPI:api/bootstrap/kubeadm/v1beta2",
  examples: {
    bad: `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackCluster
metadata: { name: c1, namespace: default }
spec:
  identityRef: { name: c1-cloud-config, cloudName: openstack }
`,
    good: `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackCluster
metadata: { name: c1, namespace: default }
spec:
  identityRef: { name: c1-cloud-config, cloudName: openstack }
---
apiVersion: v1
kind: Secret
metadata: { name: c1-cloud-config, namespace: default }
`,
  },
  *check({ fleet }) {
    const seen = new Set<string>();
    for (const need of needsOf(fleet)) {
      const key = `${need.kind}/${need.namespace}/${need.name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (isInGit(need, fleet)) continue;
      const place = need.kind === "Secret" ? say` in namespace ${shownName(need.namespace)}` : say``;
      const message = say`${shownName(need.kind)} ${shownName(need.name)} is not in git: it has to be in the management cluster${place}.`;
      yield { manifest: need.manifest, path: need.path, message };
    }
  },
};

interface Need {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** Where a kind names its credentials, and which field of it says of what kind they are. Without one it is a Secret. */
const identityFields: readonly (readonly [kind: string, keys: Keys, kindField: string])[] = [
  [kinds.openStackCluster, keysOf("spec.identityRef"), "type"],
  ["infrastructure.cluster.x-k8s.io/OpenStackMachineTemplate", keysOf("spec.template.spec.identityRef"), "type"],
  [kinds.proxmoxCluster, keysOf("spec.credentialsRef"), ""],
  ["infrastructure.cluster.x-k8s.io/KubevirtCluster", keysOf("spec.infraClusterSecretRef"), ""],
  ["infrastructure.cluster.x-k8s.io/KubevirtMachineTemplate", keysOf("spec.template.spec.infraClusterSecretRef"), ""],
  ["infrastructure.cluster.x-k8s.io/VSphereCluster", keysOf("spec.identityRef"), "kind"],
  ["infrastructure.cluster.x-k8s.io/AzureCluster", keysOf("spec.identityRef"), "kind"],
];

/** What CAPO calls its kinds of identity. */
const kindNames: Readonly<Record<string, string>> = { ClusterIdentity: "OpenStackClusterIdentity" };

const kubeadmSpecs: readonly (readonly [kind: string, keys: Keys])[] = [
  [kinds.kubeadmControlPlane, keysOf("spec.kubeadmConfigSpec")],
  [kinds.kubeadmConfigTemplate, keysOf("spec.template.spec")],
  [kinds.kubeadmConfig, keysOf("spec")],
];

function* needsOf(fleet: Fleet): Iterable<Need> {
  for (const [kind, keys, kindField] of identityFields) {
    for (const manifest of ofKind(fleet, kind)) {
      const value = objectAt(manifest.object, ...keys);
      if (value !== undefined) yield* needOf(manifest, [...keys, "name"], value, textAt(value, kindField));
    }
  }
  yield* bootstrapSecrets(fleet);
  for (const [kind, keys] of kubeadmSpecs)
    for (const manifest of ofKind(fleet, kind)) yield* kubeadmSecrets(manifest, keys);
}

function* needOf(manifest: Manifest, path: FieldPath, value: JsonObject, kind = "Secret"): Iterable<Need> {
  const name = textAt(value, "name");
  const namespace = textAt(value, "namespace") ?? manifest.ref.namespace;
  if (name !== undefined) yield { manifest, path, kind: kindNames[kind] ?? kind, namespace, name };
}

function* bootstrapSecrets(fleet: Fleet): Iterable<Need> {
  for (const [kind, keys] of machineSpecs) {
    for (const manifest of ofKind(fleet, kind)) {
      const name = textAt(manifest.object, ...keys, "bootstrap", "dataSecretName");
      if (name !== undefined) yield* needOf(manifest, [...keys, "bootstrap", "dataSecretName"], { name });
    }
  }
}

const secretFields = [
  ["files", "contentFrom"],
  ["users", "passwdFrom"],
] as const;

function* kubeadmSecrets(manifest: Manifest, keys: Keys): Iterable<Need> {
  for (const [list, field] of secretFields) {
    for (const [index, entry] of listAt(manifest.object, ...keys, list).entries()) {
      const secret = objectAt(entry, field, "secret");
      if (secret !== undefined) yield* needOf(manifest, [...keys, list, index, field, "secret", "name"], secret);
    }
  }
}

function isInGit({ kind, namespace, name }: Need, fleet: Fleet): boolean {
  if (kind === "Secret") return fleet.manifests.has(`/Secret/${namespace}/${name}`);
  // identities are cluster-scoped, but for a few
  return ofKind(fleet, `infrastructure.cluster.x-k8s.io/${kind}`).some(({ ref }) => ref.name === name);
}
