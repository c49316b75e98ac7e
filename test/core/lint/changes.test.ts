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

describe("replicas-dropped of a topology", () => {
  const cluster = (controlPlane: string, pool: string, list = "machineDeployments") => `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec:
  topology:
    classRef: { name: small }
    controlPlane: ${controlPlane}
    workers: { ${list}: [${pool}] }
`;
  const three = cluster("{ replicas: 3 }", "{ name: md-0, class: a, replicas: 3 }");
  const bounds =
    "{ cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size: '2', cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size: '5' }";
  const lost = "replicas was 3 and is no longer there: it becomes 1, and 2 machines would be deleted.";

  test.each([
    [
      "a pool",
      cluster("{ replicas: 3 }", "{ name: md-0, class: a }"),
      three,
      [`warning 9: ${lost} Keep it, or hand the pool to the autoscaler by adding its bounds in this change.`],
    ],
    [
      "a pool of a MachinePool",
      cluster("{}", "{ name: mp-0, class: a }", "machinePools"),
      cluster("{}", "{ name: mp-0, class: a, replicas: 3 }", "machinePools"),
      [expect.stringContaining(lost)],
    ],
    [
      "the control plane",
      cluster("{}", "{ name: md-0, class: a, replicas: 3 }"),
      three,
      [`warning 8: ${lost} Keep it.`],
    ],
    [
      "a pool that is handed to the autoscaler keeps its size",
      cluster("{ replicas: 3 }", `{ name: md-0, class: a, metadata: { annotations: ${bounds} } }`),
      three,
      [],
    ],
    ["a pool that goes has none to keep", cluster("{ replicas: 3 }", ""), three, []],
    [
      "a pool that is new has lost none",
      cluster("{ replicas: 3 }", "{ name: md-0, class: a, replicas: 3 }, { name: md-1, class: a }"),
      three,
      [],
    ],
  ])("%s", (_, head, base, expected) => {
    expect(findingsOf("replicas-dropped", head, base)).toEqual(expected);
  });
});

describe("rollout-time", () => {
  const object = (kind: string, version: string, spec: string) => `
apiVersion: ${kind === "MachineDeployment" ? "" : "controlplane."}cluster.x-k8s.io/${version}
kind: ${kind}
metadata: { name: a, namespace: default }
spec: ${spec}
`;
  const pool = (spec: string, version = "v1beta2") => object("MachineDeployment", version, spec);
  const kubeadm = (spec: string, version = "v1beta2") => object("KubeadmControlPlane", version, spec);
  const configured = (config: string) => kubeadm(`{ kubeadmConfigSpec: { ${config} } }`);
  const topology = (controlPlane: string, workers: string) => `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec:
  topology:
    controlPlane: ${controlPlane}
    workers: { machineDeployments: [{ name: md-0, ${workers} }] }
`;
  const date = 'after: "2026-03-01T00:00:00Z"';
  const older =
    "Once this date has come, the machines that were created before it are replaced. Git does not know how old they are, so the plan counts none.";
  const expiring =
    "The machines whose certificates expire within these days are replaced, now and from now on. Git does not know how old they are, so the plan counts none.";
  const first =
    "Only the machine that ran kubeadm init is compared with this, and replaced. Git does not know whether it is still there, so the plan counts none.";

  test.each([
    ["a pool", pool(`{ rollout: { ${date} } }`), pool("{}"), [`notice 5: ${older}`]],
    [
      "a pool in v1beta1's words",
      pool('{ rolloutAfter: "2026-03-01T00:00:00Z" }', "v1beta1"),
      pool("{}", "v1beta1"),
      [`notice 5: ${older}`],
    ],
    [
      "the same date in another contract's words is no change",
      pool(`{ rollout: { ${date} } }`),
      pool('{ rolloutAfter: "2026-03-01T00:00:00Z" }', "v1beta1"),
      [],
    ],
    ["a date that is taken away replaces nothing", pool("{}"), pool(`{ rollout: { ${date} } }`), []],
    ["a new pool has no machines yet", pool(`{ rollout: { ${date} } }`), "", []],
    ["a control plane's date", kubeadm(`{ rollout: { ${date} } }`), kubeadm("{}"), [`notice 5: ${older}`]],
    [
      "a control plane's certificates",
      kubeadm("{ rollout: { before: { certificatesExpiryDays: 30 } } }"),
      kubeadm("{ rollout: { before: { certificatesExpiryDays: 20 } } }"),
      [`notice 5: ${expiring}`],
    ],
    [
      "a control plane's certificates in v1beta1's words",
      kubeadm("{ rolloutBefore: { certificatesExpiryDays: 30 } }", "v1beta1"),
      kubeadm("{}", "v1beta1"),
      [`notice 5: ${expiring}`],
    ],
    ["a topology's pool", topology("{}", `rollout: { ${date} }`), topology("{}", "class: a"), [`notice 8: ${older}`]],
    [
      "a topology's control plane",
      topology(`{ rollout: { ${date} } }`, "class: a"),
      topology("{}", "class: a"),
      [`notice 7: ${older}`],
    ],
    [
      "an initConfiguration alone",
      configured("initConfiguration: { skipPhases: [a] }"),
      configured("preKubeadmCommands: []"),
      [`notice 5: ${first}`],
    ],
    [
      "an initConfiguration beside what no machine is compared with",
      configured("initConfiguration: { skipPhases: [a] }, clusterConfiguration: { dns: { imageTag: b } }"),
      configured("clusterConfiguration: { dns: { imageTag: a } }"),
      [`notice 5: ${first}`],
    ],
    [
      "an initConfiguration beside what replaces all machines",
      configured("initConfiguration: { skipPhases: [a] }, preKubeadmCommands: [b]"),
      configured("preKubeadmCommands: [a]"),
      [],
    ],
    [
      "a timeout that no machine is compared with",
      configured("initConfiguration: { timeouts: { controlPlaneComponentHealthCheckSeconds: 300 } }"),
      configured("preKubeadmCommands: []"),
      [],
    ],
  ])("%s", (_, head, base, expected) => {
    expect(findingsOf("rollout-time", head, base)).toEqual(expected);
  });
});

describe("class-template-edited", () => {
  const template = (kind: string, value: string, labels = "{}") => `---
apiVersion: ${kind === "KubeadmConfigTemplate" ? "bootstrap" : "infrastructure"}.cluster.x-k8s.io/v1beta1
kind: ${kind}
metadata: { name: t, namespace: default, labels: ${labels} }
spec: { template: { spec: { a: ${value} } } }
`;
  const clusterClass = (kind: string, name = "t") => `---
apiVersion: cluster.x-k8s.io/v1beta1
kind: ClusterClass
metadata: { name: small, namespace: default }
spec:
  controlPlane:
    machineInfrastructure: { ref: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: ${kind}, name: ${name} } }
  workers:
    machineDeployments:
      - class: a
        template:
          bootstrap: { ref: { apiVersion: bootstrap.cluster.x-k8s.io/v1beta1, kind: ${kind}, name: ${name} } }
          infrastructure: { ref: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: ${kind}, name: ${name} } }
      - class: b
`;
  const cluster = (name: string, ...classes: readonly string[]) => `---
apiVersion: cluster.x-k8s.io/v1beta1
kind: Cluster
metadata: { name: ${name}, namespace: default }
spec:
  topology:
    class: small
    workers: { machineDeployments: [${classes.map((each, at) => `{ name: md-${String(at)}, class: ${each} }`).join(", ")}] }
`;
  const clusters = cluster("c1", "a", "a", "b") + cluster("c2", "a") + cluster("c3", "b");
  const fleet = (kind: string, value: string, labels?: string) =>
    template(kind, value, labels) + clusterClass(kind) + clusters;

  test("counts the pools that are made of a bootstrap template, and their clusters", () => {
    const findings = findingsOf(
      "class-template-edited",
      fleet("KubeadmConfigTemplate", "2"),
      fleet("KubeadmConfigTemplate", "1"),
    );
    expect(findings).toEqual([
      "warning 5: The edit is accepted and wakes nobody; then, within about ten minutes and unasked, it rolls 3 pools in 2 clusters of ClusterClass default/small, all together. To roll them at once and visibly, restore it, add a copy with the new content named t-v2, and let the class's templateRef name that.",
    ]);
  });

  test("counts control planes too, of a machine template that its provider lets people edit", () => {
    const findings = findingsOf(
      "class-template-edited",
      fleet("Metal3MachineTemplate", "2"),
      fleet("Metal3MachineTemplate", "1"),
    );
    expect(findings).toEqual([
      expect.stringContaining("it rolls 3 pools, 3 control planes in 3 clusters of ClusterClass default/small"),
    ]);
  });

  test.each([
    [
      "a template that may not be edited is another rule's",
      fleet("DevMachineTemplate", "2"),
      fleet("DevMachineTemplate", "1"),
    ],
    [
      "labels of the template roll nothing",
      fleet("KubeadmConfigTemplate", "1", "{ a: b }"),
      fleet("KubeadmConfigTemplate", "1"),
    ],
    [
      "a class without clusters",
      template("KubeadmConfigTemplate", "2") + clusterClass("KubeadmConfigTemplate"),
      template("KubeadmConfigTemplate", "1") + clusterClass("KubeadmConfigTemplate"),
    ],
    [
      "a cluster that is new",
      fleet("KubeadmConfigTemplate", "2"),
      template("KubeadmConfigTemplate", "1") + clusterClass("KubeadmConfigTemplate"),
    ],
    [
      "a template that the class only now names rolls at once",
      fleet("KubeadmConfigTemplate", "2"),
      template("KubeadmConfigTemplate", "1") + clusterClass("KubeadmConfigTemplate", "other") + clusters,
    ],
  ])("%s", (_, head, base) => {
    expect(findingsOf("class-template-edited", head, base)).toEqual([]);
  });
});

describe("topology-worker-class", () => {
  const clusterClass = (...names: readonly string[]) => `---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: small, namespace: default }
spec: { workers: { machineDeployments: [${names.map((name) => `{ class: ${name} }`).join(", ")}] } }
`;
  const cluster = (pool: string) => `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { topology: { classRef: { name: small }, workers: { machineDeployments: [${pool}] } } }
`;
  const used = cluster("{ name: md-0, class: b }");

  test.each([
    ["a used worker class that goes is the class's error", used, used, ["class-in-use"]],
    ["a pool moved to a worker class that goes", used, cluster("{ name: md-0, class: a }"), ["topology-worker-class"]],
    ["a new cluster of a worker class that goes", used, "", ["topology-worker-class"]],
  ])("%s, once", (_, head, base, expected) => {
    const found = ["class-in-use", "topology-worker-class"].filter(
      (rule) => findingsOf(rule, head + clusterClass("a"), base + clusterClass("a", "b")).length === 1,
    );
    expect(found).toEqual(expected);
  });

  test("one that the class never had is the cluster's error, whether or not it is new", () => {
    const fleet = used + clusterClass("a");
    expect(findingsOf("topology-worker-class", fleet, fleet)).toHaveLength(1);
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
