import { expect, test } from "vitest";

import { configOf } from "#core/config/config-of.ts";
import { planDocumentOf } from "#core/report/plan-document.ts";
import { renderComment } from "#core/report/render-comment.ts";
import { renderTerminal } from "#core/report/render-terminal.ts";

import { kubeadm } from "../../support/fleets/kubeadm.ts";
import { plannedFiles } from "../../support/planned.ts";

/** What people paste in the wrong place, in parts, so that no scanner takes it for a secret. */
const canaries: readonly string[] = [
  ["gh", "p_Zq9Zq9Zq9Zq9Zq9Zq9Zq9Zq9Zq9Zq9"].join(""),
  "https://robot:Zq9Zq9@charts.example.com",
  "Zq9a1b2c3d4e5f6a7b8c9d0e1f2a3b4",
  "password=Zq9Zq9Zq9",
  "root:Zq9Zq9@host",
];

/** The fields whose values messages quote: `CANARY` stands for one. */
const places: Readonly<Record<string, string>> = {
  "a version": controlPlane("version: CANARY"),
  "a version of RKE2": `apiVersion: controlplane.cluster.x-k8s.io/v1beta1
kind: RKE2ControlPlane
metadata: { name: x }
spec: { replicas: 3, version: CANARY }
`,
  "a topology's version": topology("classRef: { name: any }, version: CANARY"),
  "a class": topology("classRef: { name: CANARY }, version: v1.34.1"),
  "a class by its old field": topology("class: CANARY, version: v1.34.1"),
  "a worker class": topology(
    "classRef: { name: small }, version: v1.34.1, workers: { machineDeployments: [{ name: md-0, class: CANARY }] }",
    clusterClass("workers: { machineDeployments: [{ class: one }] }"),
  ),
  "a worker class of a class": topology(
    "classRef: { name: small }, version: v1.34.1, workers: { machineDeployments: [{ name: md-0, class: any }] }",
    clusterClass("workers: { machineDeployments: [{ class: CANARY }] }"),
  ),
  "a pool's name": topology(
    "classRef: { name: any }, version: v1.34.1, workers: { machineDeployments: [{ name: CANARY, class: a, replicas: 3 }, { name: CANARY, class: a }] }",
  ),
  "a new pool's name": topology(
    "classRef: { name: any }, version: v1.34.1, workers: { machineDeployments: [{ name: CANARY, class: a }] }",
  ),
  "a version of Talos": `${cluster("controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: TalosControlPlane, name: x }")}---
apiVersion: controlplane.cluster.x-k8s.io/v1alpha3
kind: TalosControlPlane
metadata: { name: x }
spec: { replicas: 3, version: CANARY }
`,
  "a variable's name": topology(
    "classRef: { name: small }, version: v1.34.1, variables: [{ name: CANARY, value: a }]",
    clusterClass("variables: [{ name: other, required: true, schema: { openAPIV3Schema: { type: string } } }]"),
  ),
  "a defined variable's name": topology(
    "classRef: { name: small }, version: v1.34.1, variables: [{ name: other, value: a }]",
    clusterClass("variables: [{ name: CANARY, required: true, schema: { openAPIV3Schema: { type: string } } }]"),
  ),
  "a class's templates": clusterClass(
    "infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1, kind: CANARY, name: CANARY } }",
  ),
  "an external patch": topology(
    "classRef: { name: small }, version: v1.34.1",
    clusterClass("patches: [{ name: CANARY, external: { generatePatchesExtension: CANARY } }]"),
  ),
  "a network": cluster("clusterNetwork: { pods: { cidrBlocks: [CANARY] } }"),
  "an endpoint": cluster("controlPlaneEndpoint: { host: CANARY, port: 6443 }"),
  "a reference's kind": cluster(
    "infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: CANARY, name: CANARY }",
  ),
  "a reference's group": cluster("infrastructureRef: { apiGroup: CANARY, kind: DevCluster, name: CANARY }"),
  "a reference's version": cluster("infrastructureRef: { apiVersion: CANARY, kind: DevCluster, name: CANARY }"),
  "a reference without a group": cluster("infrastructureRef: { kind: CANARYTemplate, name: CANARY }"),
  "a reference's namespace": cluster(
    "infrastructureRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: DevCluster, name: c1, namespace: CANARY }",
  ),
  "a control plane's reference": cluster(
    "controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: CANARY, name: CANARY }",
  ),
  "a cluster's name": pool("clusterName: CANARY, template: { spec: { clusterName: other } }"),
  "a machine's cluster's name": pool("clusterName: c1, template: { spec: { clusterName: CANARY } }"),
  "a data secret": pool(
    "clusterName: c1, template: { spec: { clusterName: c1, version: CANARY, bootstrap: { dataSecretName: CANARY } } }",
  ),
  "an identity": `apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackCluster
metadata: { name: c1 }
spec: { identityRef: { type: CANARY, name: CANARY, cloudName: CANARY } }
`,
  "a Talos type": `apiVersion: bootstrap.cluster.x-k8s.io/v1alpha3
kind: TalosConfigTemplate
metadata: { name: workers }
spec: { template: { spec: { generateType: CANARY } } }
`,
  "a resource set's kinds": resourceSet("[{ kind: CANARY, name: a }]"),
  "a resource set's names": resourceSet("[{ kind: Secret, name: CANARY }, { kind: ConfigMap, name: CANARY }]"),
  "a Secret's type": `${resourceSet("[{ kind: Secret, name: cloud }]")}---
apiVersion: v1
kind: Secret
metadata: { name: cloud }
type: CANARY
stringData: { a: b }
`,
  "a chart": `apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: metrics }
spec: { clusterSelector: {}, repoURL: https://charts.example.com, chartName: CANARY, version: CANARY }
`,
  "an annotation's name": annotated("{ CANARY-node-group-min-size: 1 }"),
  "an annotation that is no text": annotated("{ CANARY: [1] }"),
  "a label's name": annotated("{}", "{ CANARY: true }"),
  "a field's name": cluster("CANARY: [a]"),
  "an API version": "apiVersion: CANARY\nkind: ConfigMap\nmetadata: { name: a }\n",
  "a name": "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: CANARY }\n",
  "a namespace": "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: CANARY }\n",
  "an alias": "apiVersion: v1\nkind: ConfigMap\nmetadata: *CANARY\n",
  "a key that is there twice": "apiVersion: v1\nkind: ConfigMap\nmetadata: { CANARY: 1, CANARY: 2 }\n",
  "a feature of a machine's health": `apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineHealthCheck
metadata: { name: a }
spec: { clusterName: CANARY, selector: { matchLabels: { CANARY: CANARY } } }
`,
};

test.each(Object.entries(places))("no message shows %s", (_name, text) => {
  for (const canary of canaries) {
    const [base, head] = ["other", quoted(canary)].map((value) => fleetWith(text, value));
    if (base === undefined || head === undefined) throw new Error("two fleets were expected");
    const plans = [plannedFiles(base, head), plannedFiles({}, head), plannedFiles(head, {}), plannedFiles(head, base)];
    const reports = [
      JSON.stringify(planDocumentOf(plans)),
      renderComment(plans),
      renderTerminal(plans, { color: false, width: 10_000 }),
    ].join("\n");
    expect(reports).not.toContain("Zq9");
  }
});

test.each(["namespace: CANARY", "name: CANARY", "branch: CANARY", "apply: CANARY", "include: [CANARY]", "CANARY: 1"])(
  "no problem of the configuration shows %s",
  (line) => {
    for (const canary of canaries) {
      const text = `version: 1\nenvironments:\n  - name: production\n  - ${line}\nlint: { rules: { CANARY: error } }\n`;
      const file = text.replaceAll("CANARY", quoted(canary));
      const { problems } = configOf(file, ".github/slipway.yml", ["version-format"]);
      expect(problems.map(({ message }) => message).join("\n")).not.toContain("Zq9");
    }
  },
);

function quoted(canary: string): string {
  return /^\w+$/.test(canary) ? canary : `"${canary}"`;
}

/** The canary in each place, in quotation marks of its own where it stands in a longer word. */
function fleetWith(text: string, value: string): Readonly<Record<string, string>> {
  const plain = value.replaceAll('"', "");
  const file = text
    .replaceAll(/CANARY(?=[\w-])/g, plain)
    .replaceAll("*CANARY", `*${plain}`)
    .replaceAll("CANARY", value);
  const rest = Object.entries(kubeadm).map(([name, content]): [string, string] => [`clusters/${name}.yaml`, content]);
  return { ...Object.fromEntries(rest), "clusters/place.yaml": file };
}

function cluster(spec: string): string {
  return `apiVersion: cluster.x-k8s.io/v1beta2\nkind: Cluster\nmetadata: { name: x1 }\nspec: { ${spec} }\n`;
}

function topology(fields: string, rest = ""): string {
  return `${cluster(`topology: { ${fields} }`)}---\n${rest}`;
}

function clusterClass(spec: string): string {
  return `apiVersion: cluster.x-k8s.io/v1beta2\nkind: ClusterClass\nmetadata: { name: small }\nspec: { ${spec} }\n`;
}

function controlPlane(spec: string): string {
  return `apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: x }
spec: { replicas: 3, ${spec} }
`;
}

function pool(spec: string): string {
  return `apiVersion: cluster.x-k8s.io/v1beta2\nkind: MachineDeployment\nmetadata: { name: x }\nspec: { ${spec} }\n`;
}

function annotated(annotations: string, labels = "{}"): string {
  return `apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: x, annotations: ${annotations}, labels: ${labels} }
spec: { clusterName: c1, template: { spec: { clusterName: c1 } } }
`;
}

function resourceSet(resources: string): string {
  return `apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: x }
spec: { clusterSelector: { matchLabels: { a: b } }, resources: ${resources} }
`;
}
