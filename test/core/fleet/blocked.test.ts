import { expect, test } from "vitest";

import { blockedReasonOf, missingTemplatesOf, versionSkewOf } from "#core/fleet/blocked.ts";

import { fleetFrom } from "../lint/fleets.ts";

interface Written {
  readonly controlPlane?: string;
  readonly pool?: string;
  readonly bootstrap?: string;
  readonly annotations?: string;
  readonly templates?: string;
}

const template = (kind: string, group: string) =>
  `---\napiVersion: ${group}.cluster.x-k8s.io/v1beta2\nkind: ${kind}\nmetadata: { name: a, namespace: default }\n`;
const both = template("DevMachineTemplate", "infrastructure") + template("KubeadmConfigTemplate", "bootstrap");

const cluster = (written: Written) => `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: c1 } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: c1, namespace: default }
spec: { version: ${written.controlPlane ?? "v1.34.1"} }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: md-0, namespace: default, annotations: ${written.annotations ?? "{}"} }
spec:
  clusterName: c1
  template:
    spec:
      version: ${written.pool ?? "v1.34.1"}
      infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: DevMachineTemplate, name: a }
      bootstrap: { configRef: { apiGroup: bootstrap.cluster.x-k8s.io, kind: ${written.bootstrap ?? "KubeadmConfigTemplate"}, name: a } }
${written.templates ?? both}`;

function subjectOf(written: Written, incomplete = false) {
  const fleet = fleetFrom(cluster(written), incomplete);
  const found = fleet.clusters.get("default/c1");
  const pool = found?.pools[0];
  if (found === undefined || pool === undefined) throw new Error("the case has a cluster with a pool");
  return { fleet, cluster: found, pool };
}

const skip = (checks: string) => `{ machineset.cluster.x-k8s.io/skip-preflight-checks: "${checks}" }`;

test.each([
  ["equal versions", {}, undefined],
  ["a patch above", { pool: "v1.34.4" }, undefined],
  ["a minor above", { pool: "v1.35.2" }, "kubernetes-ahead"],
  ["a minor below with kubeadm", { pool: "v1.33.4" }, "kubeadm"],
  ["three minors below with another bootstrap", { pool: "v1.31.4", bootstrap: "TalosConfigTemplate" }, undefined],
  ["four minors below", { pool: "v1.30.4", bootstrap: "TalosConfigTemplate" }, "kubernetes-behind"],
  ["a version that is none", { pool: "latest" }, undefined],
  ["a minor above, all checks skipped", { pool: "v1.35.2", annotations: skip("All") }, undefined],
  ["a minor above, one check skipped", { pool: "v1.35.2", annotations: skip("KubernetesVersionSkew") }, "kubeadm"],
  [
    "a minor below, kubeadm's check skipped",
    { pool: "v1.33.4", annotations: skip("A, KubeadmVersionSkew") },
    undefined,
  ],
] as const)("skew: %s", (_, written, expected) => {
  const { cluster: found, pool } = subjectOf(written);
  expect(versionSkewOf(found, pool)).toBe(expected);
});

test("a pool whose templates and version are there is not blocked", () => {
  const { cluster: found, pool, fleet } = subjectOf({});
  expect(blockedReasonOf(found, pool, fleet)).toBeUndefined();
});

test("a missing template blocks, and comes before the skew", () => {
  const {
    cluster: found,
    pool,
    fleet,
  } = subjectOf({ pool: "v1.35.2", templates: template("DevMachineTemplate", "infrastructure") });
  expect(missingTemplatesOf(pool, fleet).map(({ target }) => target.kind)).toEqual(["KubeadmConfigTemplate"]);
  expect(blockedReasonOf(found, pool, fleet)).toBe(
    "KubeadmConfigTemplate default/a is not in git, and a new machine needs it",
  );
});

test("an incomplete fleet blocks by skew alone", () => {
  const { cluster: found, pool, fleet } = subjectOf({ templates: "" }, true);
  expect(blockedReasonOf(found, pool, fleet)).toBeUndefined();
  const skewed = subjectOf({ templates: "", pool: "v1.35.2" }, true);
  expect(blockedReasonOf(skewed.cluster, skewed.pool, skewed.fleet)).toMatch(/KubernetesVersionSkew/);
});
