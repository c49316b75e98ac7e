import { kubernetesVersionOf } from "#core/fleet/kubernetes-version.ts";
import { textAt, valueAt, type Json } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say, shownValueText } from "#core/shown/shown.ts";

import { isWritten, keysOf, type Keys } from "../fields.ts";
import { kinds, ofKind } from "../kinds.ts";
import { machineSpecsOf } from "../embedded-specs.ts";
import type { Finding, Rule } from "../rule.ts";

/** A Kubernetes version that is none. */
export const versionFormat: Rule = {
  name: "version-format",
  severity: "error",
  summary: "A Kubernetes version is not a semantic version.",
  reason:
    "Webhooks refuse what is not major.minor.patch. A missing v is added by them. Unquoted, 1.30 is a number and reads 1.3.",
  source: "CAPI:internal/webhooks, util/version; measured with Cluster API v1.14.0; CAPRKE2:controlplane/api",
  examples: {
    bad: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: c1, namespace: default }
spec: { replicas: 3, version: latest }
`,
    good: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: c1, namespace: default }
spec: { replicas: 3, version: v1.34.1 }
`,
  },
  *check({ fleet }) {
    // clusters have few versions between them
    const valid = new Set<Json>();
    for (const { manifest, path, value } of machineSpecsOf(fleet)) {
      yield* wrongVersion(manifest, [...path, "version"], { value: value["version"], valid });
    }
    for (const [kind, path] of fields) {
      for (const manifest of ofKind(fleet, kind)) {
        yield* wrongVersion(manifest, path, { value: valueAt(manifest.object, ...path), valid });
      }
    }
    for (const manifest of ofKind(fleet, kinds.rke2ControlPlane)) yield* wrongRke2Version(manifest);
  },
};

function* wrongRke2Version(manifest: Manifest): Iterable<Finding> {
  const version = textAt(manifest.object, "spec", "version");
  if (version === undefined || rke2Version.test(version)) return;
  const message = say`${shownValueText(version)} is no version of RKE2, and the API refuses it. Write one such as v1.34.1+rke2r1.`;
  yield { manifest, path: ["spec", "version"], message, refused: true };
}

const rke2Version = /^v\d+\.\d+\.\d+\+rke2r\d+$/;

const fields: readonly (readonly [kind: string, path: Keys])[] = [
  [kinds.kubeadmControlPlane, keysOf("spec.version")],
  [kinds.cluster, keysOf("spec.topology.version")],
];

interface Written {
  readonly value: Json | undefined;
  /** The versions that were found to be some. */
  readonly valid: Set<Json>;
}

function* wrongVersion(manifest: Manifest, path: Keys, { value, valid }: Written): Iterable<Finding> {
  if (!isWritten(value) || valid.has(value)) return;
  if (typeof value === "string" && kubernetesVersionOf(value) !== undefined) {
    valid.add(value);
    return;
  }
  const written = typeof value === "string" ? say`${shownValueText(value)}` : say`A value that is no text`;
  const message = say`${written} is no Kubernetes version, and the API refuses it. Write one such as v1.34.1.`;
  yield { manifest, path, message, refused: true };
}
