import { describe, expect, test } from "vitest";

import { canonicalOf } from "#core/fleet/canonical/canonical.ts";

import { manifestOf, manifestWith, objectOf } from "./manifest-of.ts";
import { pairs } from "./pairs.ts";

const machineDeployment = (rest: string) =>
  `{ apiVersion: cluster.x-k8s.io/v1beta2, kind: MachineDeployment, metadata: { name: md }, spec: { clusterName: c1, ${rest} } }`;

describe("a v1beta1 object and the same as v1beta2", () => {
  test.each(pairs)("have one canonical form: $kind", ({ old, stored }) => {
    expect(canonicalOf(manifestOf(old))).toEqual(objectOf(stored));
    expect(canonicalOf(manifestOf(stored))).toEqual(objectOf(stored));
  });
});

describe("an object that is canonical already", () => {
  test.each(pairs)("comes back by identity: $kind", ({ stored }) => {
    const manifest = manifestOf(stored);
    expect(canonicalOf(manifest)).toBe(manifest.object);
  });

  test("of a kind without a table comes back by identity, whatever it holds", () => {
    const manifest = manifestOf(
      "{ apiVersion: x.io/v1, kind: X, metadata: { name: x }, spec: { a: null, b: {}, c: [] } }",
    );
    expect(canonicalOf(manifest)).toBe(manifest.object);
  });

  test("of a version that is not served any more stays as it is", () => {
    const manifest = manifestOf(
      "{ apiVersion: cluster.x-k8s.io/v1alpha4, kind: Cluster, metadata: { name: x }, spec: {} }",
    );
    expect(canonicalOf(manifest)).toBe(manifest.object);
  });
});

test("two manifests of one parsed object share its canonical form", () => {
  const object = objectOf(pairs[0]?.old ?? "");
  expect(canonicalOf(manifestWith(object))).toBe(canonicalOf(manifestWith(object)));
});

test("a namespace that is written and one that is the default are the same; another one is not", () => {
  const bare = "{ apiVersion: v1, kind: ConfigMap, metadata: { name: a }, data: { x: y } }";
  const written = "{ apiVersion: v1, kind: ConfigMap, metadata: { name: a, namespace: default }, data: { x: y } }";
  expect(canonicalOf(manifestOf(written))).toEqual(canonicalOf(manifestOf(bare)));
});

test("what the server and tools write means nothing", () => {
  const manifest = manifestOf(`
apiVersion: x.io/v1
kind: X
metadata:
  name: x
  uid: u
  generation: 3
  resourceVersion: "5"
  creationTimestamp: null
  managedFields: [{ manager: kubectl }]
  labels: {}
  annotations: { kubectl.kubernetes.io/last-applied-configuration: "{}", cluster.x-k8s.io/conversion-data: "{}" }
spec: { a: 1 }
status: { ready: true }
`);
  expect(canonicalOf(manifest)).toEqual({ apiVersion: "x.io/v1", kind: "X", metadata: { name: "x" }, spec: { a: 1 } });
});

test("other annotations stay", () => {
  const manifest = manifestOf(
    "{ apiVersion: v1, kind: X, metadata: { name: x, annotations: { a: b, cluster.x-k8s.io/conversion-data: c } } }",
  );
  expect(canonicalOf(manifest)["metadata"]).toEqual({ name: "x", annotations: { a: "b" } });
});

describe("the labels that the webhook of a MachineDeployment fills in", () => {
  const labels = (selector: string, template: string) =>
    canonicalOf(
      manifestOf(
        machineDeployment(`selector: ${selector}, template: { metadata: { labels: ${template} }, spec: { x: 1 } }`),
      ),
    )["spec"];
  const cluster = "cluster.x-k8s.io/cluster-name: c1";
  const name = "cluster.x-k8s.io/deployment-name: md";
  const bare = { clusterName: "c1", template: { spec: { x: 1 } } };

  test.each([
    ["none", "{}", "{}"],
    ["none, with null", "{ matchLabels: null }", "null"],
    ["the template's alone", "{}", `{ ${cluster}, ${name} }`],
    ["all of them", `{ matchLabels: { ${cluster}, ${name} } }`, `{ ${cluster}, ${name} }`],
    ["by name alone", `{ matchLabels: { ${name} } }`, `{ ${name} }`],
  ])("mean nothing: %s", (_, selector, template) => {
    expect(labels(selector, template)).toEqual(bare);
  });

  test.each([
    ["a selector of the cluster alone", `{ matchLabels: { ${cluster} } }`, `{ ${cluster} }`],
    ["a selector that the template does not match", `{ matchLabels: { ${name} } }`, "{}"],
    ["a selector of one's own", "{ matchLabels: { a: b } }", "{ a: b }"],
    ["expressions", "{ matchExpressions: [{ key: a, operator: Exists }] }", "{ a: b }"],
    ["another cluster's label", "{}", "{ cluster.x-k8s.io/cluster-name: c2 }"],
    ["another name's label", "{}", "{ cluster.x-k8s.io/deployment-name: other }"],
  ])("stay where they say something: %s", (_, selector, template) => {
    expect(labels(selector, template)).not.toEqual(bare);
  });

  test("beside a selector of one's own, the cluster's label means nothing", () => {
    const own = labels(`{ matchLabels: { a: b, ${cluster} } }`, `{ a: b, ${cluster} }`);
    expect(own).toEqual(labels("{ matchLabels: { a: b } }", "{ a: b }"));
  });
});

describe("objects of different meaning have different canonical forms", () => {
  const object = (kind: string, spec: string, version = "v1beta2") =>
    canonicalOf(
      manifestOf(
        `{ apiVersion: ${kind.split(" ")[0] ?? ""}/${version}, kind: ${kind.split(" ")[1] ?? ""}, metadata: { name: x }, spec: ${spec} }`,
      ),
    );
  const cluster = "cluster.x-k8s.io Cluster";
  const deployment = "cluster.x-k8s.io MachineDeployment";
  const controlPlane = "controlplane.cluster.x-k8s.io KubeadmControlPlane";
  const template = "bootstrap.cluster.x-k8s.io KubeadmConfigTemplate";

  test.each([
    ["replicas, and none", deployment, "{ replicas: 1 }", "{}"],
    ["replicas of zero, and none", deployment, "{ replicas: 0 }", "{}"],
    ["paused", cluster, "{ paused: true }", "{ paused: false }"],
    ["OnDelete", deployment, "{ rollout: { strategy: { type: OnDelete } } }", "{}"],
    ["a surge of 0", controlPlane, "{ rollout: { strategy: { rollingUpdate: { maxSurge: 0 } } } }", "{}"],
    ["a percentage of one", deployment, "{ rollout: { strategy: { rollingUpdate: { maxSurge: 1% } } } }", "{}"],
    [
      "no taints, and kubeadm's own",
      template,
      "{ template: { spec: { joinConfiguration: { nodeRegistration: { taints: [] } } } } }",
      "{ template: { spec: {} } }",
    ],
    [
      "a control plane that joins",
      template,
      "{ template: { spec: { joinConfiguration: { controlPlane: {} } } } }",
      "{ template: { spec: {} } }",
    ],
    [
      "a variable that is empty",
      cluster,
      "{ topology: { variables: [{ name: a, value: {} }] } }",
      "{ topology: { variables: [{ name: a, value: [] }] } }",
    ],
    [
      "a reference into another namespace",
      cluster,
      "{ infrastructureRef: { kind: A, name: a, namespace: other } }",
      "{ infrastructureRef: { kind: A, name: a } }",
    ],
    [
      "a class in another namespace",
      cluster,
      "{ topology: { classRef: { name: a, namespace: other } } }",
      "{ topology: { classRef: { name: a } } }",
    ],
    [
      "an explicit false that v1beta2 stores",
      controlPlane,
      "{ kubeadmConfigSpec: { files: [{ path: a, append: false }] } }",
      "{ kubeadmConfigSpec: { files: [{ path: a }] } }",
    ],
    [
      "arguments in another order, which v1beta2 stores",
      controlPlane,
      "{ kubeadmConfigSpec: { clusterConfiguration: { scheduler: { extraArgs: [{ name: a }, { name: b }] } } } }",
      "{ kubeadmConfigSpec: { clusterConfiguration: { scheduler: { extraArgs: [{ name: b }, { name: a }] } } } }",
    ],
    ["how many items there are", controlPlane, "{ a: [{}, {}] }", "{ a: [{}] }"],
  ])("%s", (_, kind, one, other) => {
    expect(object(kind, one)).not.toEqual(object(kind, other));
  });

  test.each([
    [
      "a backend",
      "infrastructure.cluster.x-k8s.io DevMachine",
      "{ backend: { inMemory: {} } }",
      "{ backend: { docker: {} } }",
    ],
    [
      "a duration that is none",
      deployment,
      "{ template: { spec: { nodeDrainTimeout: soon } } }",
      "{ template: { spec: {} } }",
    ],
    [
      "a class in another namespace",
      cluster,
      "{ topology: { class: a, classNamespace: b } }",
      "{ topology: { class: a } }",
    ],
    [
      "a reference's group",
      cluster,
      "{ infrastructureRef: { apiVersion: a.io/v1, kind: A } }",
      "{ infrastructureRef: { apiVersion: b.io/v1, kind: A } }",
    ],
  ])("in v1beta1: %s", (_, kind, one, other) => {
    expect(object(kind, one, "v1beta1")).not.toEqual(object(kind, other, "v1beta1"));
  });

  test("fields of v1beta1 under v1beta2 stay, for the API to refuse", () => {
    expect(object(deployment, "{ strategy: { type: OnDelete }, minReadySeconds: 5 }")["spec"]).toEqual({
      strategy: { type: "OnDelete" },
      minReadySeconds: 5,
    });
  });
});
