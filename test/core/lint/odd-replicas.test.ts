import { expect, test } from "vitest";

import { findingsOf } from "./findings.ts";

const controlPlane = (kind: string, apiVersion: string, replicas: number) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a, namespace: default }\nspec: { replicas: ${String(replicas)} }\n`;

test.each([
  [2, "write 1 or 3"],
  [4, "write 3 or 5"],
  [1_000_000, "write an odd number"],
  [100, "write an odd number"],
])("an even control plane of %i is told to be odd: %s", (replicas, advice) => {
  const kubeadm = controlPlane("KubeadmControlPlane", "controlplane.cluster.x-k8s.io/v1beta2", replicas);
  expect(findingsOf("kubeadm-replicas", kubeadm).join()).toContain(`refused: ${advice}.`);
  const talos = controlPlane("TalosControlPlane", "controlplane.cluster.x-k8s.io/v1alpha3", replicas);
  expect(findingsOf("control-plane-replicas", talos).join()).toContain(`. ${advice.replace("write", "Write")}.`);
});
