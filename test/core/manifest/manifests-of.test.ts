import { expect, it } from "vitest";

import { originOf } from "#core/manifest/locate.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { manifestsOf, type FileManifests } from "#core/manifest/manifests-of.ts";
import { parseFile } from "#core/manifest/parse-file.ts";
import { clusterScopedOf } from "#core/manifest/scope.ts";

it("a manifest has an identity, an origin and its text", () => {
  const text = "apiVersion: cluster.x-k8s.io/v1beta2\nkind: Cluster\nmetadata: {name: c1}\n";

  expect(read(text)).toEqual({
    manifests: [
      {
        ref: { group: "cluster.x-k8s.io", kind: "Cluster", namespace: "default", name: "c1" },
        key: "cluster.x-k8s.io/Cluster/default/c1",
        apiVersion: "cluster.x-k8s.io/v1beta2",
        object: { apiVersion: "cluster.x-k8s.io/v1beta2", kind: "Cluster", metadata: { name: "c1" } },
        origin: { path: "clusters/a.yaml", line: 1, column: 1 },
        source: { text, document: 0 },
      },
    ],
    problems: [],
    refused: [],
  });
});

it("objects of one parsed file are shared by all that is made of it", () => {
  const file = { path: "a.yaml", text: "apiVersion: v1\nkind: Secret\nmetadata: {name: a}" };
  const parsed = parseFile(file.text);
  const [base] = manifestsOf(file, parsed, { namespace: "a" }).manifests;
  const [head] = manifestsOf({ ...file, path: "b.yaml" }, parsed, { namespace: "b" }).manifests;

  expect(base?.object).toBe(head?.object);
  expect([base?.key, head?.key]).toEqual(["/Secret/a/a", "/Secret/b/a"]);
});

it.each([
  ["v1", "Namespace"],
  ["v1", "PersistentVolume"],
  ["apiextensions.k8s.io/v1", "CustomResourceDefinition"],
  ["rbac.authorization.k8s.io/v1", "ClusterRole"],
  ["admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration"],
  ["storage.k8s.io/v1", "StorageClass"],
  ["scheduling.k8s.io/v1", "PriorityClass"],
  ["ipam.cluster.x-k8s.io/v1alpha2", "GlobalInClusterIPPool"],
  ["infrastructure.cluster.x-k8s.io/v1alpha1", "OpenStackClusterIdentity"],
  ["infrastructure.cluster.x-k8s.io/v1beta2", "AWSClusterStaticIdentity"],
  ["runtime.cluster.x-k8s.io/v1beta2", "ExtensionConfig"],
])("%s %s is in no namespace, even if it names one", (apiVersion, kind) => {
  const { manifests } = read(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a, namespace: b}`);

  expect(manifests[0]?.ref).toMatchObject({ kind, namespace: "", name: "a" });
});

it.each([
  ["rbac.authorization.k8s.io/v1", "Role"],
  ["infrastructure.cluster.x-k8s.io/v1beta1", "AzureClusterIdentity"],
  ["unknown.io/v1", "Namespace"],
])("%s %s is in one", (apiVersion, kind) => {
  expect(read(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}`).manifests[0]?.ref.namespace).toBe(
    "default",
  );
});

it("a CustomResourceDefinition in git says of its kind whether it is in one", () => {
  const definition =
    "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: things.a.io}\nspec: {group: a.io, scope: Cluster, names: {kind: Thing}}";
  const text = "apiVersion: a.io/v1\nkind: Thing\nmetadata: {name: a}";
  const clusterScoped = clusterScopedOf(parseFile(definition).objects);

  expect(manifestsOf({ path: "a", text }, parseFile(text), { namespace: "x", clusterScoped }).manifests[0]?.key).toBe(
    "a.io/Thing//a",
  );
});

it("what the API refuses is named, and stays a manifest", () => {
  const { manifests, problems, refused } = read(
    "apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n  labels: {x: on}\n",
  );

  expect(manifests).toHaveLength(1);
  expect(problems).toMatchObject([
    { rule: "label-not-string", severity: "error", origin: { path: "clusters/a.yaml", line: 5, column: 12 } },
  ]);
  expect(refused).toEqual(["/Secret/default/a"]);
});

it("a field's origin is its line, in a document or an item of a List", () => {
  const text =
    "a: 1\n---\napiVersion: v1\nkind: List\nitems:\n  - {}\n  - apiVersion: v1\n    kind: Secret\n    metadata:\n      name: a\n    list:\n      - name: x\n      - name: y\n        value: 1\n";
  const [manifest] = read(text).manifests;

  expect(manifest?.origin).toEqual({ path: "clusters/a.yaml", line: 7, column: 5 });
  expect(
    places(manifest, [
      ["metadata", "name"],
      ["list", 1, "value"],
      ["list", { item: "y", index: 1 }, "value"],
      ["list", 1, "missing"],
      ["spec"],
      [],
    ]),
  ).toEqual(["10:7", "14:9", "14:9", "13:9", "7:5", "7:5"]);
});

it("a field of a generated object is where the object is", () => {
  const origin = { path: "kustomization.yaml", line: 2, column: 3, generator: "kustomize" };
  const ref = { group: "", kind: "Secret", namespace: "x", name: "a" };

  expect(
    originOf({ ref, key: "/Secret/x/a", apiVersion: "v1", object: { metadata: {} }, origin }, ["metadata"]),
  ).toEqual(origin);
});

it("a thousand findings in one file of a thousand objects are located in a moment", () => {
  const text = Array.from(
    { length: 1000 },
    (_, index) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: s${index}\n`,
  ).join("---\n");

  expect(
    read(text)
      .manifests.map((manifest) => originOf(manifest, ["metadata", "name"]).line)
      .slice(-1),
  ).toEqual([4999]);
});

function read(text: string): FileManifests {
  return manifestsOf({ path: "clusters/a.yaml", text }, parseFile(text), { namespace: "default" });
}

function places(manifest: Manifest | undefined, paths: readonly Parameters<typeof originOf>[1][]): readonly string[] {
  if (manifest === undefined) return [];
  return paths.map((path) => originOf(manifest, path)).map(({ line, column }) => `${line}:${column}`);
}
