import { describe, expect, test } from "vitest";

import { findingsOf } from "./findings.ts";
import { fleetFrom } from "./fleets.ts";

describe("immutable-template", () => {
  const template = (flavor: string, name = "c1-md-0") => `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackMachineTemplate
metadata: { name: ${name}, namespace: default }
spec: { template: { spec: { flavor: ${flavor} } } }
`;
  const pool = `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec:
  template:
    spec:
      infrastructureRef:
        apiGroup: infrastructure.cluster.x-k8s.io
        kind: OpenStackMachineTemplate
        name: c1-md-0
`;

  test("names a free name and every place to change", () => {
    const rest = {
      "pool.yaml": pool,
      "taken.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c1-md-0-v2, namespace: default }",
    };
    const head = fleetFrom({ "template.yaml": template("large"), ...rest });
    expect(findingsOf("immutable-template", head, fleetFrom({ "template.yaml": template("small"), ...rest }))).toEqual([
      "error refused 5: OpenStackMachineTemplate default/c1-md-0 cannot be edited: its machines are copies of it. Restore it, add a copy with the new content named c1-md-0-v3, and refer to that in MachineDeployment default/c1-md-0 (pool.yaml:11).",
    ]);
  });

  test("raises the version that a name ends in", () => {
    const findings = findingsOf("immutable-template", template("large", "workers-v9"), template("small", "workers-v9"));
    expect(findings).toEqual([expect.stringContaining("named workers-v10, and let what uses it refer to that.")]);
  });

  test.each([
    [
      "labels of the template itself",
      "OpenStackMachineTemplate",
      "infrastructure.cluster.x-k8s.io/v1beta1",
      "{ template: { spec: { a: 1 } } }",
      "{ template: { metadata: { labels: { a: b } }, spec: { a: 1 } } }",
    ],
    [
      "the order of fields",
      "OpenStackMachineTemplate",
      "infrastructure.cluster.x-k8s.io/v1beta1",
      "{ template: { spec: { a: 1, b: 2 } } }",
      "{ template: { spec: { b: 2, a: 1 } } }",
    ],
    [
      "a kubeadm template",
      "KubeadmConfigTemplate",
      "bootstrap.cluster.x-k8s.io/v1beta2",
      "{ template: { spec: { a: 1 } } }",
      "{ template: { spec: { a: 2 } } }",
    ],
    [
      "a template that its provider lets people edit",
      "Metal3MachineTemplate",
      "infrastructure.cluster.x-k8s.io/v1beta1",
      "{ template: { spec: { a: 1 } } }",
      "{ template: { spec: { a: 2 } } }",
    ],
  ])("%s may change", (_, kind, apiVersion, before, after) => {
    const object = (spec: string) =>
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: t, namespace: default }\nspec: ${spec}\n`;
    expect(findingsOf("immutable-template", object(after), object(before))).toEqual([]);
  });

  test.each([
    ["TalosConfigTemplate", "bootstrap.cluster.x-k8s.io/v1alpha3"],
    ["KubeadmControlPlaneTemplate", "controlplane.cluster.x-k8s.io/v1beta2"],
    ["KubevirtMachineTemplate", "infrastructure.cluster.x-k8s.io/v1alpha1"],
    ["UnheardOfMachineTemplate", "infrastructure.cluster.x-k8s.io/v1"],
  ])("a %s may not change", (kind, apiVersion) => {
    const object = (value: number) =>
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: t, namespace: default }\nspec: { template: { spec: { a: ${String(value)} } } }\n`;
    expect(findingsOf("immutable-template", object(2), object(1))).toHaveLength(1);
  });
});

describe("version-step", () => {
  const kubeadm = (version: string) => `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: c1 } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: c1, namespace: default }
spec: { version: ${version} }
`;
  const talos = (version: string) =>
    kubeadm(version)
      .replaceAll("Kubeadm", "Talos")
      .replace("x-k8s.io/v1beta2\nkind: Talos", "x-k8s.io/v1alpha3\nkind: Talos");
  const topology = (version: string, annotations = "{}") => `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default, annotations: ${annotations} }
spec: { topology: { classRef: { name: small }, version: ${version} } }
`;

  test.each([
    ["one minor up", kubeadm, "v1.33.4", "v1.34.1", []],
    ["the v that was missing", kubeadm, "1.34.1", "v1.34.1", []],
    ["two minors up with kubeadm", kubeadm, "v1.33.4", "v1.35.0", ["error refused 10"]],
    ["two minors up with Talos", talos, "v1.33.4", "v1.35.0", ["warning 10"]],
    ["a downgrade with kubeadm", kubeadm, "v1.35.2", "v1.34.1", ["warning 10"]],
    ["a downgrade with Talos", talos, "v1.35.2", "v1.34.1", ["warning 10"]],
    ["a patch down in a topology", topology, "v1.34.2", "v1.34.1", ["error refused 5"]],
    ["two minors up in a topology", topology, "v1.33.4", "v1.35.0", ["error refused 5"]],
    ["a version that is none", kubeadm, "v1.33.4", "latest", []],
  ] as const)("%s", (_, cluster, before, after, expected) => {
    const findings = findingsOf("version-step", cluster(after), cluster(before));
    expect(findings.map((finding) => finding.split(":")[0])).toEqual(expected);
  });

  test("the annotation that switches the check off is heeded", () => {
    const off = '{ unsafe.topology.cluster.x-k8s.io/disable-update-version-check: "" }';
    expect(findingsOf("version-step", topology("v1.36.0", off), topology("v1.33.4"))).toEqual([]);
  });
});

describe("replicas-dropped", () => {
  const part = (kind: string, spec: string, annotations = "{}") => `
apiVersion: ${kind === "KubeadmControlPlane" ? "controlplane.cluster.x-k8s.io" : "cluster.x-k8s.io"}/v1beta2
kind: ${kind}
metadata: { name: a, namespace: default, annotations: ${annotations} }
spec: ${spec}
`;

  test.each(["MachineDeployment", "MachinePool", "KubeadmControlPlane"])("a %s loses all but one", (kind) => {
    expect(findingsOf("replicas-dropped", part(kind, "{ a: 1 }"), part(kind, "{ replicas: 3 }"))).toEqual([
      expect.stringContaining("replicas was 3 and is no longer there: it becomes 1, and 2 machines would be deleted."),
    ]);
  });

  test("one machine stays one", () => {
    expect(
      findingsOf("replicas-dropped", part("MachineDeployment", "{}"), part("MachineDeployment", "{ replicas: 1 }")),
    ).toEqual([]);
  });
});

describe("immutable-field", () => {
  const object = (apiVersion: string, kind: string, spec: string) =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a, namespace: default }\nspec: ${spec}\n`;
  const openStack = (spec: string) => object("infrastructure.cluster.x-k8s.io/v1beta1", "OpenStackCluster", spec);
  const cluster = (spec: string) => object("cluster.x-k8s.io/v1beta2", "Cluster", spec);
  const kubeadm = (spec: string) =>
    object(
      "controlplane.cluster.x-k8s.io/v1beta2",
      "KubeadmControlPlane",
      `{ kubeadmConfigSpec: { clusterConfiguration: ${spec} } }`,
    );
  const reference = "{ apiGroup: infrastructure.cluster.x-k8s.io, kind: DevCluster, name: a }";

  test.each([
    [
      "a Cluster's reference removed",
      cluster(`{ infrastructureRef: ${reference}, paused: true }`),
      cluster("{ paused: true }"),
    ],
    [
      "a topology removed",
      cluster("{ topology: { version: v1.34.1 } }"),
      cluster(`{ infrastructureRef: ${reference} }`),
    ],
    [
      "a topology added",
      cluster(`{ infrastructureRef: ${reference} }`),
      cluster(`{ infrastructureRef: ${reference}, topology: { version: v1.34.1 } }`),
    ],
    ["another directory of certificates", kubeadm("{ certificatesDir: /a }"), kubeadm("{ certificatesDir: /b }")],
    [
      "etcd made external",
      kubeadm("{ etcd: { local: { dataDir: /a } } }"),
      kubeadm("{ etcd: { external: { endpoints: [a] } } }"),
    ],
    [
      "another external network",
      openStack("{ externalNetwork: { id: a } }"),
      openStack("{ externalNetwork: { id: b } }"),
    ],
    [
      "another managed subnet",
      openStack("{ managedSubnets: [{ cidr: 10.0.0.0/24 }] }"),
      openStack("{ managedSubnets: [{ cidr: 10.0.1.0/24 }] }"),
    ],
    [
      "another endpoint of OpenStack",
      openStack("{ controlPlaneEndpoint: { host: a } }"),
      openStack("{ controlPlaneEndpoint: { host: b } }"),
    ],
  ])("%s is refused", (_, before, after) => {
    expect(findingsOf("immutable-field", after, before)).toEqual([expect.stringMatching(/^error refused /)]);
  });

  test.each([
    [
      "a Cluster's reference renamed",
      cluster(`{ infrastructureRef: ${reference} }`),
      cluster(`{ infrastructureRef: ${reference.replace("name: a", "name: b")} }`),
    ],
    [
      "other name servers of a managed subnet",
      openStack("{ managedSubnets: [{ cidr: 10.0.0.0/24 }] }"),
      openStack("{ managedSubnets: [{ cidr: 10.0.0.0/24, dnsNameservers: [1.1.1.1] }] }"),
    ],
    [
      "a false that was absent",
      openStack("{ identityRef: {} }"),
      openStack("{ disableExternalNetwork: false, identityRef: {} }"),
    ],
    [
      "the endpoint of OpenStack for the first time",
      openStack("{ identityRef: {} }"),
      openStack("{ controlPlaneEndpoint: { host: a } }"),
    ],
    [
      "other arguments of the API server",
      kubeadm("{ apiServer: { extraArgs: [] } }"),
      kubeadm("{ apiServer: { extraArgs: [{ name: a, value: b }] } }"),
    ],
  ])("%s is accepted", (_, before, after) => {
    expect(findingsOf("immutable-field", after, before)).toEqual([]);
  });
});

describe("kubeadm-minor-skew", () => {
  const cluster = (spec: { controlPlane: string; pool: string; replicas?: number; template?: string }) => `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: c1 } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: c1, namespace: default }
spec: { version: ${spec.controlPlane} }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: md-0, namespace: default }
spec:
  clusterName: c1
  replicas: ${String(spec.replicas ?? 2)}
  template:
    spec:
      version: ${spec.pool}
      infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: DevMachineTemplate, name: ${spec.template ?? "a"} }
      bootstrap: { configRef: { apiGroup: bootstrap.cluster.x-k8s.io, kind: KubeadmConfigTemplate, name: a } }
`;
  const before = cluster({ controlPlane: "v1.33.4", pool: "v1.33.4" });
  const behind = { controlPlane: "v1.34.1", pool: "v1.33.4" };

  test.each([
    ["a pool left a minor behind is not touched", cluster(behind), before, []],
    ["one that grows waits", cluster({ ...behind, replicas: 3 }), before, ["warning 20"]],
    ["one that shrinks does not", cluster({ ...behind, replicas: 1 }), before, []],
    ["one that rolls waits", cluster({ ...behind, template: "b" }), before, ["warning 20"]],
    ["a new one waits", cluster(behind), "", ["warning 20"]],
    ["a new one without machines does not", cluster({ ...behind, replicas: 0 }), "", []],
    ["without a base it is advice", cluster(behind), undefined, ["notice 20"]],
  ])("%s", (_, head, base, expected) => {
    expect(findingsOf("kubeadm-minor-skew", head, base).map((finding) => finding.split(":")[0])).toEqual(expected);
  });
});

test("a control plane removed with its Cluster is no problem", () => {
  const both = `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: c1 } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: c1, namespace: default }
`;
  expect(findingsOf("control-plane-removed", "", both)).toEqual([]);
});

test("what is not in an incomplete fleet is not called removed", () => {
  const paused =
    "apiVersion: cluster.x-k8s.io/v1beta2\nkind: Cluster\nmetadata: { name: c1, namespace: default }\nspec: { paused: true }\n";
  expect(findingsOf("paused-cluster-deleted", fleetFrom("", true), paused)).toEqual([]);
});
