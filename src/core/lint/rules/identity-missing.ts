import type { Fleet } from "#core/fleet/fleet.ts";
import { listAt, objectAt, textAt, valueBelow, type JsonObject } from "#core/manifest/json.ts";
import type { FieldPath } from "#core/manifest/field-path.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say, shownValueText } from "#core/shown/shown.ts";

import { keysOf, type Keys } from "../fields.ts";
import { kubeadmSpecsOf, machineSpecsOf, type EmbeddedSpec } from "../embedded-specs.ts";
import { kinds, ofKind } from "../kinds.ts";
import type { Finding, Rule } from "../rule.ts";

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
      if (!isInGit(need, fleet)) yield findingOf(need);
    }
  },
};

function findingOf({ manifest, path, kind, namespace, name }: Need): Finding {
  const place = kind === "Secret" ? say` in namespace ${shownValueText(namespace)}` : say``;
  const message = say`${shownValueText(kind)} ${shownValueText(name)} is not in git: it has to be in the management cluster${place}.`;
  return { manifest, path, message };
}

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

function needsOf(fleet: Fleet): readonly Need[] {
  const needs: Need[] = [];
  for (const [kind, keys, kindField] of identityFields) {
    for (const manifest of ofKind(fleet, kind)) {
      const value = objectAt(manifest.object, ...keys);
      if (value !== undefined)
        need(needs, { manifest, path: [...keys, "name"], value, kind: textAt(value, kindField) });
    }
  }
  readBootstrapSecrets(fleet, needs);
  for (const spec of kubeadmSpecsOf(fleet)) readKubeadmSecrets(spec, needs);
  return needs;
}

interface Written {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly value: JsonObject;
  readonly kind?: string | undefined;
}

function need(needs: Need[], { manifest, path, value, kind = "Secret" }: Written): void {
  const name = textAt(value, "name");
  const namespace = textAt(value, "namespace") ?? manifest.ref.namespace;
  if (name !== undefined) needs.push({ manifest, path, kind: kindNames[kind] ?? kind, namespace, name });
}

const dataSecretName = ["bootstrap", "dataSecretName"];

function readBootstrapSecrets(fleet: Fleet, needs: Need[]): void {
  for (const { manifest, path, value } of machineSpecsOf(fleet)) {
    const name = valueBelow(value, dataSecretName);
    if (typeof name === "string" && name !== "")
      need(needs, { manifest, path: [...path, "bootstrap", "dataSecretName"], value: { name } });
  }
}

const secretFields = [
  ["files", "contentFrom"],
  ["users", "passwdFrom"],
] as const;

function readKubeadmSecrets({ manifest, path, value }: EmbeddedSpec, needs: Need[]): void {
  for (const [list, field] of secretFields) {
    if (value[list] === undefined) continue;
    for (const [index, entry] of listAt(value, list).entries()) {
      const secret = objectAt(entry, field, "secret");
      if (secret !== undefined)
        need(needs, { manifest, path: [...path, list, index, field, "secret", "name"], value: secret });
    }
  }
}

function isInGit({ kind, namespace, name }: Need, fleet: Fleet): boolean {
  if (kind === "Secret") return fleet.manifests.has(`/Secret/${namespace}/${name}`);
  // identities are cluster-scoped, but for a few
  return ofKind(fleet, `infrastructure.cluster.x-k8s.io/${kind}`).some(({ ref }) => ref.name === name);
}
