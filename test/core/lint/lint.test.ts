import { expect, test } from "vitest";

import { lint } from "#core/lint/lint.ts";

import { fleetFrom } from "./fleets.ts";

const twoMistakes = {
  "b.yaml": `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: c1, namespace: default }
spec:
  version: latest
  replicas: 2
`,
  "a.yaml": `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackCluster
metadata: { name: c1, namespace: default }
spec:
  identityRef:
    name: cloud
`,
};

const key = "controlplane.cluster.x-k8s.io/KubeadmControlPlane/default/c1";

test("problems come in the order of their places, with what the API refuses beside them", () => {
  const { problems, refused } = lint({ fleet: fleetFrom(twoMistakes) }, {});
  expect(problems.map(({ rule, severity, origin }) => [rule, severity, origin])).toEqual([
    ["identity-missing", "notice", { path: "a.yaml", line: 7, column: 5 }],
    ["version-format", "error", { path: "b.yaml", line: 6, column: 3 }],
    ["kubeadm-replicas", "error", { path: "b.yaml", line: 7, column: 3 }],
  ]);
  expect(refused).toEqual(new Set([key]));
});

test("another severity refuses all the same", () => {
  const settings = { "version-format": "off", "kubeadm-replicas": "warning", "identity-missing": "off" } as const;
  const { problems, refused } = lint({ fleet: fleetFrom(twoMistakes) }, settings);
  expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([["kubeadm-replicas", "warning"]]);
  expect(refused).toEqual(new Set([key]));
});

test("a rule that is off reports nothing, and what the API refuses stays refused", () => {
  const settings = { "version-format": "off", "kubeadm-replicas": "off", "identity-missing": "off" } as const;
  expect(lint({ fleet: fleetFrom(twoMistakes) }, settings)).toEqual({ problems: [], refused: new Set([key]) });
});

test("a lesser severity of a rule lessens its graver findings, a graver one does not touch the lesser", () => {
  const fleet = fleetFrom(`
apiVersion: bootstrap.cluster.x-k8s.io/v1alpha3
kind: TalosConfigTemplate
metadata: { name: old, namespace: default }
spec: { template: { spec: { generateType: join } } }
---
apiVersion: bootstrap.cluster.x-k8s.io/v1alpha3
kind: TalosConfigTemplate
metadata: { name: wrong, namespace: default }
spec: { template: { spec: { generateType: agent } } }
`);
  const severities = (setting?: "warning" | "notice") =>
    lint({ fleet }, setting === undefined ? {} : { "talos-generate-type": setting }).problems.map(
      ({ severity }) => severity,
    );
  expect(severities()).toEqual(["notice", "error"]);
  expect(severities("warning")).toEqual(["notice", "warning"]);
  expect(severities("notice")).toEqual(["notice", "notice"]);
});
