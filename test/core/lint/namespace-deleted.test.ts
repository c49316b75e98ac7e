import { describe, expect, test } from "vitest";

import { findingsOf } from "./findings.ts";
import { fleetFrom } from "./fleets.ts";

const namespace = "apiVersion: v1\nkind: Namespace\nmetadata: { name: team-a }\n";
const cluster = (name: string, inside = "team-a") => `---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: ${name}, namespace: ${inside} }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: TalosControlPlane, name: ${name} } }
`;
const machines = (name: string) => `---
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: ${name}-md, namespace: team-a }
spec: { clusterName: ${name}, replicas: 4 }
`;
const object = (apiVersion: string, kind: string) =>
  `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x, namespace: team-a }\n`;

const inFiles = (files: Readonly<Record<string, string>>) => fleetFrom(files);

describe("namespace-deleted", () => {
  test("clusters that stay in git are pointed at where they are", () => {
    const rest = { "c1.yaml": cluster("c1") + machines("c1"), "c2.yaml": cluster("c2") };
    expect(findingsOf("namespace-deleted", inFiles(rest), inFiles({ "ns.yaml": namespace, ...rest }))).toEqual([
      "error refused 4: Namespace team-a is removed from git: Kubernetes would delete everything in it at once, Cluster team-a/c1, Cluster team-a/c2 with 4 machines, and what Cluster API takes apart in order would wait for ever. Restore the Namespace. To give it up, remove the clusters first, in a merge of their own, and it once they are gone.",
    ]);
  });

  test("clusters that go with it are lost all the same", () => {
    const base = inFiles({ "ns.yaml": namespace, "c1.yaml": cluster("c1") + machines("c1") });
    expect(findingsOf("namespace-deleted", inFiles({}), base)).toEqual([
      "error refused 3: Namespace team-a is removed from git: Kubernetes would delete everything in it at once, Cluster team-a/c1 with 4 machines, and what Cluster API takes apart in order would wait for ever. Keep the Namespace: remove the clusters first, in a merge of their own, and it once they are gone.",
    ]);
  });

  test("a cluster that moves to another namespace goes with its old one", () => {
    const moved = namespace.replace("team-a", "team-b") + cluster("c1", "team-b");
    expect(findingsOf("namespace-deleted", moved, namespace + cluster("c1"))).toHaveLength(1);
  });

  test("of a cluster that git does not have its objects are named", () => {
    const pool = machines("c1");
    expect(findingsOf("namespace-deleted", pool, namespace + pool)).toEqual([
      expect.stringContaining("everything in it at once, MachineDeployment team-a/c1-md among it, and"),
    ]);
  });

  const template = object("infrastructure.cluster.x-k8s.io/v1beta2", "DevMachineTemplate");

  test.each([
    ["it stays", namespace, namespace + cluster("c1")],
    ["the clusters went before", "", namespace],
    ["only the clusters go", namespace, namespace + cluster("c1")],
    ["nothing of Cluster API was in it", object("v1", "ConfigMap"), namespace + object("v1", "ConfigMap")],
    [
      "templates and classes that nothing used go with it",
      "",
      namespace + template + object("cluster.x-k8s.io/v1beta2", "ClusterClass"),
    ],
    ["it is new", namespace + cluster("c1"), cluster("c1")],
    ["clusters are elsewhere", cluster("c1", "team-b"), namespace + cluster("c1", "team-b")],
  ])("nothing is found where %s", (_, head, base) => {
    expect(findingsOf("namespace-deleted", head, base)).toEqual([]);
  });

  test("a template that git keeps would go too", () => {
    expect(findingsOf("namespace-deleted", template, namespace + template)).toHaveLength(1);
  });

  test("nothing is concluded from a head that is not known in full", () => {
    expect(findingsOf("namespace-deleted", fleetFrom("", true), namespace + cluster("c1"))).toEqual([]);
  });
});
