import { expect, test } from "vitest";

import { changesImmutable } from "#core/fleet/immutable.ts";

import { manifestFrom } from "./manifest-from.ts";

const older = `
apiVersion: controlplane.cluster.x-k8s.io/v1beta1
kind: KubeadmControlPlaneTemplate
metadata: { name: a, namespace: default }
spec:
  template:
    spec: { kubeadmConfigSpec: { clusterConfiguration: { apiServer: { extraArgs: { audit-log-maxage: "7" } } } } }
`;
const newer = (days: string) => `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata: { name: a, namespace: default, labels: { team: a } }
spec:
  template:
    spec:
      kubeadmConfigSpec:
        clusterConfiguration: { apiServer: { extraArgs: [{ name: audit-log-maxage, value: "${days}" }] } }
`;
const configMap = (immutable: boolean, value: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: a, namespace: default }
immutable: ${String(immutable)}
data: { a: ${value} }
`;

test.each([
  ["the same content in the other contract's words", older, newer("7"), false],
  ["another content in the other contract's words", older, newer("8"), true],
  ["the data of an immutable ConfigMap", configMap(true, "x"), configMap(true, "y"), true],
  ["the data of another ConfigMap", configMap(false, "x"), configMap(false, "y"), false],
])("%s", (_, before, after, expected) => {
  expect(changesImmutable(manifestFrom(before), manifestFrom(after))).toBe(expected);
});
