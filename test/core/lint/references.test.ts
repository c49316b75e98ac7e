import { describe, expect, test } from "vitest";

import { findingsOf } from "./findings.ts";
import { fleetFrom } from "./fleets.ts";

const pool = (reference: string) => `
apiVersion: cluster.x-k8s.io/v1beta1
kind: MachineDeployment
metadata: { name: md-0, namespace: default }
spec:
  template:
    spec:
      infrastructureRef: ${reference}
`;

const template = (namespace: string, apiVersion = "infrastructure.cluster.x-k8s.io/v1beta1") => `---
apiVersion: ${apiVersion}
kind: OpenStackMachineTemplate
metadata: { name: md-0, namespace: ${namespace} }
`;

const v1beta1 = "{ apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: OpenStackMachineTemplate, name: md-0 }";
const v1beta2 = "{ apiGroup: infrastructure.cluster.x-k8s.io, kind: OpenStackMachineTemplate, name: md-0 }";

describe("reference-missing", () => {
  test.each([v1beta1, v1beta2])("a template that is nowhere is an error: %s", (reference) => {
    expect(findingsOf("reference-missing", pool(reference))).toEqual([
      "error 8: OpenStackMachineTemplate default/md-0 does not exist: it is not in git. Cluster API waits for it and makes nothing. Add it, or name one that exists.",
    ]);
  });

  test("what the change removes is said to be removed", () => {
    const findings = findingsOf("reference-missing", pool(v1beta2), pool(v1beta2) + template("default"));
    expect(findings).toEqual([expect.stringContaining("this change removes it from git")]);
  });

  test("an incomplete fleet makes it a notice, once for each object", () => {
    const fleet = fleetFrom({ "a.yaml": pool(v1beta1), "b.yaml": pool(v1beta1).replace("md-0,", "md-1,") }, true);
    expect(findingsOf("reference-missing", fleet)).toEqual([
      "notice 8: Whether OpenStackMachineTemplate default/md-0 exists could not be checked, because some files could not be read: it is not in those that could.",
    ]);
  });

  describe("a class that is not in git", () => {
    const cluster = (name: string, version = "v1.34.1", className = "small") => `---
apiVersion: cluster.x-k8s.io/v1beta1
kind: Cluster
metadata: { name: ${name}, namespace: default }
spec: { topology: { class: ${className}, version: ${version} } }
`;
    const clusterClass = (name: string) => `---
apiVersion: cluster.x-k8s.io/v1beta1
kind: ClusterClass
metadata: { name: ${name}, namespace: default }
spec: {}
`;
    const message =
      "5: ClusterClass default/small is not in git: it must exist in the management cluster, or nothing of the topology is ever reconciled.";

    test.each([
      ["a new cluster brings a warning", cluster("c1"), "", [`warning ${message}`]],
      ["another class brings a warning", cluster("c1"), cluster("c1", "v1.34.1", "large"), [`warning ${message}`]],
      ["any other edit brings a notice", cluster("c1", "v1.34.2"), cluster("c1"), [`notice ${message}`]],
      ["no base brings a notice", cluster("c1"), undefined, [`notice ${message}`]],
      ["clusters share a notice", cluster("c1") + cluster("c2"), undefined, [`notice ${message}`]],
      [
        "what a warning tells needs no notice",
        cluster("c1") + cluster("c2"),
        cluster("c1"),
        [`warning ${message.replace("5", "10")}`],
      ],
    ])("%s, and is never refused", (_, head, base, expected) => {
      expect(findingsOf("reference-missing", head, base)).toEqual(expected);
    });

    test("one that the change removes is an error of the class alone", () => {
      const [head, base] = [cluster("c1"), cluster("c1") + clusterClass("small")];
      expect(findingsOf("reference-missing", head, base)).toEqual([]);
      expect(findingsOf("class-in-use", head, base)).toEqual([
        "error refused 9: ClusterClass default/small is removed from git and still used by Cluster default/c1: the API refuses to delete it. Remove it after they have let go of it.",
      ]);
    });

    test("one that is removed while another namespace has its like is one error too", () => {
      const like = clusterClass("small").replace("namespace: default", "namespace: other");
      const [head, base] = [cluster("c1") + like, cluster("c1") + like + clusterClass("small")];
      expect(findingsOf("reference-namespace", head, base)).toEqual([]);
      expect(findingsOf("class-in-use", head, base)).toHaveLength(1);
    });
  });

  test("a class names templates in v1beta1 and in v1beta2", () => {
    const findings = findingsOf(
      "reference-missing",
      `
apiVersion: cluster.x-k8s.io/v1beta1
kind: ClusterClass
metadata: { name: old, namespace: default }
spec:
  workers:
    machineDeployments:
      - class: a
        template:
          bootstrap: { ref: { apiVersion: bootstrap.cluster.x-k8s.io/v1beta1, kind: KubeadmConfigTemplate, name: gone } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: new, namespace: default }
spec:
  infrastructure:
    templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: DevClusterTemplate, name: gone }
`,
    );
    expect(findings).toEqual([
      expect.stringContaining("error 10: KubeadmConfigTemplate default/gone does not exist"),
      expect.stringContaining("error 17: DevClusterTemplate default/gone does not exist"),
    ]);
  });
});

describe("reference-namespace", () => {
  test("a template in another namespace is said with its place, and not called missing", () => {
    const head = pool(v1beta2) + template("other");
    expect(findingsOf("reference-missing", head)).toEqual([]);
    expect(findingsOf("reference-namespace", head)).toEqual([
      "error 8: OpenStackMachineTemplate default/md-0 does not exist: the OpenStackMachineTemplate of that name is in namespace other (fleet.yaml:10), and Cluster API looks in default alone. Put both in one namespace.",
    ]);
  });

  test("a namespace in a v1beta1 reference does not help", () => {
    const reference = v1beta1.replace(" }", ", namespace: other }");
    expect(findingsOf("reference-namespace", pool(reference) + template("other"))).toEqual([
      expect.stringContaining("error 8: OpenStackMachineTemplate default/md-0 does not exist"),
    ]);
    expect(findingsOf("reference-namespace", pool(reference) + template("default"))).toEqual([
      expect.stringContaining("warning 8: The reference names namespace other, which Cluster API ignores"),
    ]);
  });

  test("the object's own namespace may be written", () => {
    const reference = v1beta1.replace(" }", ", namespace: default }");
    expect(findingsOf("reference-namespace", pool(reference) + template("default"))).toEqual([]);
  });
});

describe("reference-kind", () => {
  test.each([
    [
      "a reference without a group is refused",
      "{ kind: OpenStackMachineTemplate, name: md-0 }",
      "error refused 8: The reference to OpenStackMachineTemplate md-0 has no group",
    ],
    [
      "a group of another role is wrong",
      "{ apiGroup: bootstrap.cluster.x-k8s.io, kind: OtherTemplate, name: md-0 }",
      "error 8: This field refers to group infrastructure.cluster.x-k8s.io, and bootstrap.cluster.x-k8s.io is written.",
    ],
    [
      "the object of another group is named",
      "{ apiGroup: example.com, kind: OpenStackMachineTemplate, name: md-0 }",
      "error 8: OpenStackMachineTemplate default/md-0 does not exist in group example.com: git has it in group infrastructure.cluster.x-k8s.io.",
    ],
  ])("%s", (_, reference, message) => {
    expect(findingsOf("reference-kind", pool(reference) + template("default"))).toEqual([
      expect.stringContaining(message),
    ]);
  });

  test("a group of a provider's own is accepted", () => {
    const own = "{ apiGroup: infra.example.com, kind: MyMachineTemplate, name: md-0 }";
    expect(findingsOf("reference-kind", pool(own))).toEqual([]);
  });

  test("a MachinePool uses objects, not templates", () => {
    const machinePool = (kind: string) => `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachinePool
metadata: { name: mp-0, namespace: default }
spec: { template: { spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: ${kind}, name: mp-0 } } } }
`;
    expect(findingsOf("reference-kind", machinePool("DockerMachinePool"))).toEqual([]);
    expect(findingsOf("reference-kind", machinePool("DockerMachinePoolTemplate"))).toEqual([
      expect.stringContaining("this field takes the object itself, not a template"),
    ]);
  });
});

test("a Secret is asked for once, and one in git not at all", () => {
  const cluster = (name: string, secret: string) => `---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackCluster
metadata: { name: ${name}, namespace: default }
spec: { identityRef: { name: ${secret}, cloudName: openstack } }
`;
  const secret = "---\napiVersion: v1\nkind: Secret\nmetadata: { name: here, namespace: default }\n";
  const head = cluster("c1", "there") + cluster("c2", "there") + cluster("c3", "here") + secret;
  expect(findingsOf("identity-missing", head)).toEqual([
    "notice 5: Secret there is not in git: it has to be in the management cluster in namespace default.",
  ]);
});
