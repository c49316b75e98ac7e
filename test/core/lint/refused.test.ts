import { describe, expect, test } from "vitest";

import { findingsOf } from "./findings.ts";

const core = "cluster.x-k8s.io";
const controlPlane = "controlplane.cluster.x-k8s.io";

const object = (kind: string, apiVersion: string, spec: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a, namespace: default }\nspec: ${spec}\n`;
const pool = (spec: string, version = "v1beta2") => object("MachineDeployment", `${core}/${version}`, spec);
const kubeadm = (spec: string, version = "v1beta2") =>
  object("KubeadmControlPlane", `${controlPlane}/${version}`, spec);
const cluster = (spec: string, version = "v1beta2") => object("Cluster", `${core}/${version}`, spec);
const healthCheck = (spec: string, version = "v1beta2") => object("MachineHealthCheck", `${core}/${version}`, spec);
const proxmox = (spec: string) => object("ProxmoxCluster", "infrastructure.cluster.x-k8s.io/v1alpha2", spec);

const externalEtcd = "kubeadmConfigSpec: { clusterConfiguration: { etcd: { external: { endpoints: [a] } } } }";
const taint = "{ key: node-role.kubernetes.io/control-plane, effect: NoSchedule }";

/** What the API refuses, by the rule that says so. */
const refused: readonly (readonly [rule: string, manifest: string])[] = [
  ["kubeadm-replicas", kubeadm("{ replicas: 4 }")],
  ["kubeadm-replicas", kubeadm("{ replicas: 0 }")],
  ["kubeadm-replicas", kubeadm(`{ replicas: 0, ${externalEtcd} }`)],
  ["rollout-strategy", kubeadm("{ replicas: 3, rollout: { strategy: { rollingUpdate: { maxSurge: 2 } } } }")],
  ["rollout-strategy", kubeadm("{ replicas: 1, rollout: { strategy: { rollingUpdate: { maxSurge: 0 } } } }")],
  ["rollout-strategy", kubeadm("{ replicas: 1, rolloutStrategy: { rollingUpdate: { maxSurge: 0 } } }", "v1beta1")],
  ["rollout-strategy", kubeadm('{ replicas: 1, rollout: { strategy: { rollingUpdate: { maxSurge: "25%" } } } }')],
  ["rollout-strategy", pool("{ strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } }", "v1beta1")],
  ["rollout-strategy", pool("{ rollout: { strategy: { rollingUpdate: { maxSurge: 0 } } } }")],
  [
    "rollout-strategy",
    cluster(
      "{ topology: { workers: { machineDeployments: [{ name: a, rollout: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } } }] } } }",
    ),
  ],
  ["version-format", pool("{ template: { spec: { version: latest } } }")],
  ["version-format", pool("{ template: { spec: { version: 1.34 } } }")],
  ["version-format", pool("{ template: { spec: { version: v1.34 } } }")],
  ["version-format", cluster("{ topology: { version: v1 } }")],
  ["version-format", object("RKE2ControlPlane", `${controlPlane}/v1beta2`, "{ version: v1.34.1 }")],
  [
    "selector-mismatch",
    pool("{ clusterName: c, selector: { matchExpressions: [{ key: a, operator: Exists }] }, template: {} }"),
  ],
  ["worker-taint", pool(`{ template: { spec: { taints: [${taint}] } } }`)],
  ["cidr-invalid", cluster("{ clusterNetwork: { services: { cidrBlocks: [10.0.0.0/33] } } }")],
  ["cidr-invalid", cluster("{ clusterNetwork: { pods: { cidrBlocks: [010.0.0.0/8] } } }")],
  ["cidr-invalid", cluster("{ clusterNetwork: { pods: { cidrBlocks: ['fd00::1::/64'] } } }")],
  ["machine-naming", kubeadm('{ machineNaming: { template: "a-{{.random}}" } }')],
  ["machine-naming", pool('{ machineNamingStrategy: { template: "a" } }', "v1beta1")],
  ["health-check", healthCheck("{ clusterName: c, selector: { matchLabels: null } }")],
  ["health-check", healthCheck("{ clusterName: c, selector: { matchLabels: { cluster.x-k8s.io/cluster-name: d } } }")],
  [
    "health-check",
    healthCheck("{ clusterName: c, selector: { matchLabels: { a: b } }, checks: { nodeStartupTimeoutSeconds: 29 } }"),
  ],
  [
    "health-check",
    healthCheck("{ clusterName: c, selector: { matchLabels: { a: b } }, nodeStartupTimeout: 20s }", "v1beta1"),
  ],
  ["kubeadm-config", kubeadm("{ kubeadmConfigSpec: { files: [{ path: /a, content: x }, { path: /a, content: y }] } }")],
  [
    "kubeadm-config",
    kubeadm("{ kubeadmConfigSpec: { users: [{ name: a, passwd: x, passwdFrom: { secret: { name: a, key: b } } }] } }"),
  ],
  [
    "kubeadm-config",
    kubeadm(
      "{ kubeadmConfigSpec: { initConfiguration: { timeouts: { controlPlaneComponentHealthCheckSeconds: 5 } } } }",
    ),
  ],
  ["topology-pool-duplicate", cluster("{ topology: { variables: [{ name: a, value: 1 }, { name: a, value: 2 }] } }")],
  [
    "proxmox-endpoint",
    proxmox("{ controlPlaneEndpoint: { host: 10.0.0.5 }, ipv4Config: { addresses: [10.0.0.0/29] } }"),
  ],
  [
    "proxmox-endpoint",
    proxmox("{ controlPlaneEndpoint: { host: 'fd00::5' }, ipv6Config: { addresses: ['fd00::1-fd00::9'] } }"),
  ],
  [
    "resource-set-invalid",
    object(
      "ClusterResourceSet",
      `addons.${core}/v1beta2`,
      "{ clusterSelector: { matchLabels: { a: b } }, resources: [] }",
    ),
  ],
  [
    "resource-set-invalid",
    object(
      "ClusterResourceSet",
      `addons.${core}/v1beta1`,
      "{ clusterSelector: { matchLabels: { a: b } }, resources: [{ kind: Service, name: a }] }",
    ),
  ],
];

const accepted: readonly (readonly [rule: string, manifest: string])[] = [
  ["kubeadm-replicas", kubeadm("{ version: v1.34.1 }")],
  ["kubeadm-replicas", kubeadm(`{ replicas: 2, ${externalEtcd} }`)],
  ["rollout-strategy", kubeadm("{ replicas: 3, rollout: { strategy: { rollingUpdate: { maxSurge: 0 } } } }")],
  ["rollout-strategy", pool('{ rollout: { strategy: { rollingUpdate: { maxSurge: "0%", maxUnavailable: "0%" } } } }')],
  ["rollout-strategy", pool("{ rollout: { strategy: { rollingUpdate: { maxUnavailable: 0 } } } }")],
  ["version-format", pool("{ template: { spec: { version: 1.34.1 } } }")],
  ["version-format", pool("{ template: { spec: { version: v1.35.0-rc.1+build.2 } } }")],
  ["version-format", object("RKE2ControlPlane", `${controlPlane}/v1beta2`, "{ version: v1.34.1+rke2r1 }")],
  ["selector-mismatch", pool("{ clusterName: c, selector: { matchLabels: null }, template: {} }", "v1beta1")],
  [
    "selector-mismatch",
    pool("{ clusterName: c, selector: { matchLabels: { cluster.x-k8s.io/cluster-name: c } }, template: {} }"),
  ],
  ["worker-taint", kubeadm(`{ machineTemplate: { spec: { taints: [${taint}] } } }`)],
  [
    "cidr-invalid",
    cluster("{ clusterNetwork: { pods: { cidrBlocks: ['fd00:10:244::/56', 10.244.1.1/16, '::ffff:10.0.0.0/104'] } } }"),
  ],
  ["machine-naming", kubeadm('{ machineNaming: { template: "" } }')],
  [
    "health-check",
    healthCheck("{ clusterName: c, selector: { matchLabels: { a: b } }, checks: { nodeStartupTimeoutSeconds: 0 } }"),
  ],
  [
    "health-check",
    healthCheck("{ clusterName: c, selector: { matchLabels: { a: b } }, nodeStartupTimeout: 1m30s }", "v1beta1"),
  ],
  [
    "kubeadm-config",
    kubeadm(
      "{ kubeadmConfigSpec: { clusterConfiguration: { etcd: { local: {}, external: { endpoints: [a] } } } } }",
      "v1beta1",
    ),
  ],
  [
    "bootstrap-missing",
    object("MachinePool", `${core}/v1beta1`, '{ template: { spec: { bootstrap: { dataSecretName: "" } } } }'),
  ],
  [
    "proxmox-endpoint",
    proxmox("{ controlPlaneEndpoint: { host: c1.example.com }, ipv4Config: { addresses: [10.0.0.0/8] } }"),
  ],
  [
    "proxmox-endpoint",
    proxmox(
      "{ externalManagedControlPlane: true, controlPlaneEndpoint: { host: 10.0.0.5 }, ipv4Config: { addresses: [10.0.0.5] } }",
    ),
  ],
  [
    "resource-set-invalid",
    object("ClusterResourceSet", `addons.${core}/v1beta1`, "{ clusterSelector: { matchLabels: { a: b } } }"),
  ],
];

describe("what the API refuses", () => {
  test.each(refused)("%s: %s", (rule, manifest) => {
    expect(findingsOf(rule, manifest)).toEqual([expect.stringMatching(/^error refused /)]);
  });
});

describe("what the API accepts", () => {
  test.each(accepted)("%s: %s", (rule, manifest) => {
    expect(findingsOf(rule, manifest)).toEqual([]);
  });
});

describe("unknown-field", () => {
  const reference =
    "{ apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: DevCluster, name: a, namespace: default }";

  test.each([
    ["a reference", cluster(`{ infrastructureRef: ${reference} }`), ["apiVersion", "namespace"]],
    [
      "a topology's class and pools",
      cluster("{ topology: { class: a, workers: { machineDeployments: [{ name: a }, { name: b, strategy: {} }] } } }"),
      ["class", "strategy"],
    ],
    [
      "a pool's fields",
      pool("{ strategy: {}, minReadySeconds: 5, template: { spec: { nodeDrainTimeout: 5m } } }"),
      ["strategy", "minReadySeconds", "nodeDrainTimeout"],
    ],
    [
      "a control plane's fields",
      kubeadm("{ rolloutStrategy: {}, machineTemplate: { infrastructureRef: {} } }"),
      ["infrastructureRef", "rolloutStrategy"],
    ],
    ["a health check's fields", healthCheck("{ maxUnhealthy: 40% }"), ["maxUnhealthy"]],
    [
      "v1beta2 names under v1beta1",
      pool("{ rollout: {}, template: { spec: { infrastructureRef: { apiGroup: a } } } }", "v1beta1"),
      ["apiGroup", "rollout"],
    ],
  ])("%s", (_, manifest, fields) => {
    const found = findingsOf("unknown-field", manifest).map((finding) => / no field (\S+) /.exec(finding)?.[1]);
    expect(found.sort()).toEqual([...fields].sort());
    expect(findingsOf("unknown-field", manifest)).toHaveLength(fields.length);
  });

  test("says what to write instead", () => {
    expect(findingsOf("unknown-field", pool("{ minReadySeconds: 5 }"))).toEqual([
      "error refused 4: v1beta2 of MachineDeployment has no field minReadySeconds here, and the API refuses it. Write spec.template.spec.minReadySeconds, or use v1beta1.",
    ]);
  });

  test.each([
    ["v1beta1", pool("{ strategy: {}, rolloutAfter: a, template: { spec: { nodeDrainTimeout: 5m } } }", "v1beta1")],
    ["v1beta2", pool("{ rollout: {}, deletion: {}, template: { spec: { minReadySeconds: 5, deletion: {} } } }")],
  ])("a pool of %s by its own names has no foreign field", (_, manifest) => {
    expect(findingsOf("unknown-field", manifest)).toEqual([]);
  });
});

describe("topologies", () => {
  const classOf = (spec: string) => `---\n${object("ClusterClass", `${core}/v1beta2`, spec)}`;
  const topology = (fields: string) => cluster(`{ topology: { classRef: { name: a }, version: v1.34.1, ${fields} } }`);

  test.each([
    [
      "a required variable without a default is missing",
      "variables: []",
      "{ variables: [{ name: image, required: true, schema: {} }] }",
      1,
    ],
    [
      "a required variable has a default",
      "variables: []",
      "{ variables: [{ name: image, required: true, schema: { openAPIV3Schema: { default: a } } }] }",
      0,
    ],
    [
      "an override of a pool is not defined",
      "workers: { machineDeployments: [{ name: a, class: a, variables: { overrides: [{ name: b, value: 1 }] } }] }",
      "{ variables: [] }",
      1,
    ],
    [
      "an extension may define more",
      "variables: [{ name: b, value: 1 }]",
      "{ patches: [{ name: a, external: { discoverVariablesExtension: a.b } }] }",
      0,
    ],
  ])("%s", (_, fields, spec, count) => {
    expect(findingsOf("topology-variable", topology(fields) + classOf(spec))).toHaveLength(count);
  });

  test("a class in which the pool's annotations stand forbids replicas", () => {
    const annotations = '{ cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size: "1" }';
    const workers = `{ workers: { machineDeployments: [{ class: a, metadata: { annotations: ${annotations} } }] } }`;
    const head = topology("workers: { machineDeployments: [{ name: md, class: a, replicas: 2 }] }") + classOf(workers);
    expect(findingsOf("autoscaler-replicas", head)).toEqual([expect.stringMatching(/^error refused /)]);
  });

  test("a control plane of two is no problem for a class of another kind", () => {
    const talos =
      "{ controlPlane: { templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: OtherControlPlaneTemplate, name: a } } }";
    expect(findingsOf("topology-replicas", topology("controlPlane: { replicas: 2 }") + classOf(talos))).toEqual([]);
  });
});

test("a message holds no value of a Secret", () => {
  const head = `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: a, namespace: default }
spec: { clusterSelector: { matchLabels: { a: b } }, resources: [{ kind: Secret, name: a }] }
---
apiVersion: v1
kind: Secret
metadata: { name: a, namespace: default }
type: Opaque
stringData: { password: hunter2 }
`;
  expect(findingsOf("resource-set-source", head)).toEqual([
    "error 10: ClusterResourceSet default/a lists this Secret and applies only those of type addons.cluster.x-k8s.io/resource-set; it is of type Opaque. Change its type, which needs another name: a Secret's type is immutable.",
  ]);
});
