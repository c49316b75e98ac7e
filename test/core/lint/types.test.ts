import { describe, expect, test } from "vitest";

import { findingsOf } from "./findings.ts";

const object = (kind: string, apiVersion: string, spec: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a, namespace: default }\nspec: ${spec}\n`;

const core = "cluster.x-k8s.io";
const contracts = ["v1beta1", "v1beta2"] as const;
const pool = (spec: string, version: string) => object("MachineDeployment", `${core}/${version}`, spec);
const cluster = (spec: string, version: string) => object("Cluster", `${core}/${version}`, spec);
const kubeadm = (spec: string, version: string) =>
  object("KubeadmControlPlane", `controlplane.${core}/${version}`, spec);
const talos = (spec: string) => object("TalosControlPlane", `controlplane.${core}/v1alpha3`, spec);

const workers = (fields: string) => `{ topology: { workers: { machineDeployments: [{ name: md, ${fields} }] } } }`;

describe.each(contracts)("field-type refuses under %s", (version) => {
  test.each([
    ["replicas in quotes", pool('{ replicas: "3" }', version), "spec.replicas"],
    ["half a machine", pool("{ replicas: 3.5 }", version), "spec.replicas"],
    ["less than none", pool("{ replicas: -1 }", version), "spec.replicas"],
    ["more than an int32 holds", pool("{ replicas: 2147483648 }", version), "spec.replicas"],
    ["true replicas", object("MachineSet", `${core}/${version}`, "{ replicas: true }"), "spec.replicas"],
    ["a list of replicas", object("MachinePool", `${core}/${version}`, "{ replicas: [3] }"), "spec.replicas"],
    ["replicas of a control plane", kubeadm('{ replicas: "3" }', version), "spec.replicas"],
    [
      "replicas of a topology's control plane",
      cluster('{ topology: { controlPlane: { replicas: "3" } } }', version),
      "spec.topology.controlPlane.replicas",
    ],
    [
      "replicas of a topology's pool",
      cluster(workers("replicas: 1.5"), version),
      "spec.topology.workers.machineDeployments[md].replicas",
    ],
    [
      "a topology's bound that is a number",
      cluster(workers("metadata: { annotations: { a: 2 } }"), version),
      "spec.topology.workers.machineDeployments[md].metadata.annotations.a",
    ],
    ["a pause in quotes", cluster('{ paused: "true" }', version), "spec.paused"],
    ["a pool's pause", pool("{ paused: 1 }", version), "spec.paused"],
    ["a name that is a number", pool("{ clusterName: 123 }", version), "spec.clusterName"],
    [
      "a reference's name",
      pool("{ template: { spec: { infrastructureRef: { name: 1e3 } } } }", version),
      "spec.template.spec.infrastructureRef.name",
    ],
    ["a reference that is a text", cluster("{ infrastructureRef: c1 }", version), "spec.infrastructureRef"],
    [
      "a selector's label",
      object("ClusterResourceSet", `addons.${core}/${version}`, "{ clusterSelector: { matchLabels: { cni: yes } } }"),
      "spec.clusterSelector.matchLabels.cni",
    ],
    [
      "pools that are no list",
      cluster("{ topology: { workers: { machineDeployments: { name: md } } } }", version),
      "spec.topology.workers.machineDeployments",
    ],
    ["a spec that is none", pool("[]", version), "spec"],
  ])("%s", (_, manifest, path) => {
    const places = findingsOf("field-type", manifest).map(
      (finding) => /^error refused \d+: Expected (\S+) to be /.exec(finding)?.[1],
    );
    expect(places).toEqual([path]);
  });

  test.each([
    ["3.0, which is 3", pool("{ replicas: 3.0 }", version)],
    ["no machines", pool("{ replicas: 0 }", version)],
    ["nothing", pool("{ replicas: null, clusterName: null, template: null }", version)],
    ["as many as an int32 holds", pool("{ replicas: 2147483647 }", version)],
    ["a name in quotes", pool('{ clusterName: "123" }', version)],
    ["labels in quotes", pool('{ selector: { matchLabels: { a: "1", b: "" } } }', version)],
    ["fields that it does not know", cluster("{ topology: { variables: [{ name: a, value: 1 }] } }", version)],
  ])("and accepts %s", (_, manifest) => {
    expect(findingsOf("field-type", manifest)).toEqual([]);
  });
});

describe("field-type: a rolling update's shares", () => {
  const shares: readonly (readonly [value: string, isRight: boolean])[] = [
    ["1", true],
    ['"25%"', true],
    ['"0%"', true],
    ['"1"', false],
    ["0.5", false],
    ['"1.5%"', false],
    ["lots", false],
    ["true", false],
    ["{}", false],
  ];

  test.each(shares)("maxSurge and maxUnavailable: %s (%s)", (value, isRight) => {
    for (const field of ["maxSurge", "maxUnavailable"]) {
      const rolling = `{ rollingUpdate: { ${field}: ${value} } }`;
      const manifests = [
        pool(`{ strategy: ${rolling} }`, "v1beta1"),
        pool(`{ rollout: { strategy: ${rolling} } }`, "v1beta2"),
        cluster(workers(`strategy: ${rolling}`), "v1beta1"),
        cluster(workers(`rollout: { strategy: ${rolling} }`), "v1beta2"),
      ];
      expect(manifests.map((manifest) => findingsOf("field-type", manifest).length)).toEqual(
        manifests.map(() => (isRight ? 0 : 1)),
      );
    }
  });

  test("a control plane's text is left to the webhook's own reading", () => {
    expect(
      findingsOf("field-type", kubeadm('{ rollout: { strategy: { rollingUpdate: { maxSurge: "1" } } } }', "v1beta2")),
    ).toEqual([]);
    expect(
      findingsOf("field-type", kubeadm("{ rolloutStrategy: { rollingUpdate: { maxSurge: true } } }", "v1beta1")),
    ).toHaveLength(1);
  });
});

describe("field-type: control planes of other kinds", () => {
  test.each(["{ replicas: 1.5 }", "{ version: 1.34 }", "{ replicas: none }"])("%s is refused", (spec) => {
    expect(findingsOf("field-type", talos(spec))).toHaveLength(1);
  });

  test("their templates and unknown kinds are not looked at", () => {
    const template = object("TalosControlPlaneTemplate", `controlplane.${core}/v1alpha3`, '{ replicas: "3" }');
    expect(findingsOf("field-type", template)).toEqual([]);
    expect(findingsOf("field-type", object("MachineDeployment", "example.com/v1", '{ replicas: "3" }'))).toEqual([]);
  });
});

describe("field-type: what it says", () => {
  test("what was expected, what came, and what comes of it", () => {
    expect(findingsOf("field-type", pool('{ replicas: "3" }', "v1beta2"))).toEqual([
      "error refused 4: Expected spec.replicas to be a whole number from 0 to 2147483647, without quotes; text (3) came, and the API refuses that.",
    ]);
  });

  test("never a secret", () => {
    const secret = `ghp_${"a1B2c3D4e5".repeat(4)}`;
    expect(findingsOf("field-type", pool(`{ replicas: ${secret} }`, "v1beta2"))).toEqual([
      expect.not.stringContaining(secret),
    ]);
  });

  test("of many mistakes in one object the first ten", () => {
    const labels = Array.from({ length: 30 }, (_, index) => `l${String(index)}: 1`).join(", ");
    expect(findingsOf("field-type", pool(`{ selector: { matchLabels: { ${labels} } } }`, "v1beta2"))).toHaveLength(10);
  });
});

describe("unknown-kind", () => {
  const named = (kind: string, apiVersion: string) =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a, namespace: default }\n`;

  test.each([
    ["machineDeployment", `${core}/v1beta2`, "warning 2", "Did you mean MachineDeployment?"],
    ["MachineDeployments", `${core}/v1beta2`, "warning 2", "Did you mean MachineDeployment?"],
    ["Flavour", `${core}/v1beta2`, "warning 2", "Its kinds are Cluster, "],
    ["kubeadmControlPlane", `controlplane.${core}/v1beta2`, "warning 2", "Did you mean KubeadmControlPlane?"],
    ["Cluster", `${core}/v1beta3`, "notice 1", "this is v1beta3"],
    ["Cluster", `${core}/v1alpha4`, "warning 1", "this is v1alpha4"],
    ["Cluster", `${core}/beta2`, "warning 1", "this is beta2"],
    ["Cluster", "clusters.x-k8s.io/v1beta2", "warning 1", "Write cluster.x-k8s.io."],
    ["KubeadmConfig", "boostrap.cluster.x-k8s.io/v1beta2", "warning 1", "Write bootstrap.cluster.x-k8s.io."],
  ])("%s of %s", (kind, apiVersion, place, text) => {
    expect(findingsOf("unknown-kind", named(kind, apiVersion))).toEqual([expect.stringContaining(text)]);
    expect(findingsOf("unknown-kind", named(kind, apiVersion))).toEqual([expect.stringMatching(`^${place}:`)]);
  });

  test.each([
    ["RKE2ControlPlane", `controlplane.${core}/v1beta1`],
    ["TalosConfig", `bootstrap.${core}/v1alpha3`],
    ["HelmChartProxy", `addons.${core}/v1alpha1`],
    ["DevCluster", `infrastructure.${core}/v1beta2`],
    ["InClusterIPPool", `ipam.${core}/v1alpha2`],
    ["Cluster", "postgresql.cnpg.io/v1"],
    ["Cluster", "cluster.karmada.io/v1alpha1"],
    ["Cluster", "management.cattle.io/v3"],
    ["Deployment", "apps/v1"],
    ["Namespace", "v1"],
  ])("%s of %s is somebody's own", (kind, apiVersion) => {
    expect(findingsOf("unknown-kind", named(kind, apiVersion))).toEqual([]);
  });
});
