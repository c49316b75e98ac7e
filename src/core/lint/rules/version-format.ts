import { kubernetesVersionOf } from "#core/fleet/kubernetes-version.ts";
import { say, shownName } from "#core/shown/shown.ts";

import { fieldOf, keysOf, type Keys } from "../fields.ts";
import { kinds, machineSpecs, ofKind } from "../kinds.ts";
import type { Rule } from "../rule.ts";

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
    for (const { kind, keys, isVersion, example } of versionFields) {
      for (const manifest of ofKind(fleet, kind)) {
        const field = fieldOf(manifest, [keys]);
        if (field === undefined || (typeof field.value === "string" && isVersion(field.value))) continue;
        const written = typeof field.value === "string" ? say`${shownName(field.value)}` : say`A value that is no text`;
        const message = say`${written} is no Kubernetes version, and the API refuses it. Write one such as ${shownName(example)}.`;
        yield { manifest, path: field.path, message, refused: true };
      }
    }
  },
};

interface VersionField {
  readonly kind: string;
  readonly keys: Keys;
  readonly isVersion: (text: string) => boolean;
  readonly example: string;
}

const semantic = { isVersion: (text: string) => kubernetesVersionOf(text) !== undefined, example: "v1.34.1" };

const versionFields: readonly VersionField[] = [
  ...machineSpecs.map(([kind, spec]) => ({ kind, keys: [...spec, "version"], ...semantic })),
  { kind: kinds.kubeadmControlPlane, keys: keysOf("spec.version"), ...semantic },
  { kind: kinds.cluster, keys: keysOf("spec.topology.version"), ...semantic },
  {
    kind: kinds.rke2ControlPlane,
    keys: keysOf("spec.version"),
    isVersion: (text) => /^v\d+\.\d+\.\d+\+rke2r\d+$/.test(text),
    example: "v1.34.1+rke2r1",
  },
];
