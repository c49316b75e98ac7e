import * as fc from "fast-check";
import { expect, test } from "vitest";

import { configOf } from "#core/config/config-of.ts";
import { planDocumentOf } from "#core/report/plan-document.ts";
import { renderComment } from "#core/report/render-comment.ts";
import { renderTerminal } from "#core/report/render-terminal.ts";

import { kubeadm } from "../../support/fleets/kubeadm.ts";
import { plannedFiles } from "../../support/planned.ts";

/** Where people keep secrets, well written and broken: `CANARY` stands for one, `BASE64` for it in base64. */
const places: Readonly<Record<string, string>> = {
  "a Secret's data": secret("data:\n  token: BASE64\n"),
  "a Secret's stringData": secret("stringData:\n  token: CANARY\n"),
  "a Secret's data that is a text": secret("data: CANARY\n"),
  "a Secret's data that is a list": secret("data: [CANARY]\n"),
  "a Secret's data that is deeper": secret("stringData:\n  token:\n    inner: CANARY\n"),
  "a Secret's value that is a number": secret("stringData:\n  token: 12345\n  other: CANARY\n"),
  "a Secret of another case": secret("stringdata:\n  token: CANARY\n"),
  "a Secret with a label that is no text": secret("stringData:\n  token: CANARY\n", "  labels: { tier: on }\n"),
  "a Secret in a List": `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Secret
    metadata: { name: cloud }
    stringData: { token: CANARY }
`,
  "a Secret with a key twice": secret("stringData:\n  token: CANARY\n  token: other\n"),
  "a Secret that ends in a quotation": secret('stringData:\n  token: "CANARY\n'),
  "a Secret with a tab": secret("stringData:\n\ttoken: CANARY\n"),
  "a Secret with an alias to nothing": secret("stringData:\n  token: CANARY\n  other: *nothing\n"),
  "a Secret without a name": `apiVersion: v1\nkind: Secret\nmetadata: {}\nstringData: { token: CANARY }\n`,
  "a Secret of no API version": `kind: Secret\nmetadata: { name: cloud }\nstringData: { token: CANARY }\n`,
  "a last applied configuration": `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '{"kind":"Secret","stringData":{"token":"CANARY"}}'
    cluster.x-k8s.io/conversion-data: '{"spec":{"token":"CANARY"}}'
`,
  "a payload with a Secret": configMap("    apiVersion: v1\n    kind: Secret\n    stringData:\n      token: CANARY\n"),
  "a payload that is no YAML": configMap("    {{ CANARY: [\n"),
  "a payload in base64": `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\nbinaryData: { x: BASE64 }\n`,
  "a payload that is a map": `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { x: { token: CANARY } }\n`,
  "a kubeadm file": kubeadmConfig("files:\n          - { path: /etc/token, content: CANARY }"),
  "a kubeadm file that is broken": kubeadmConfig("files:\n          - { path: /etc/token, content: [CANARY] }"),
  "a kubeadm file of both kinds": kubeadmConfig(
    "files:\n          - { path: /etc/token, content: CANARY, contentFrom: { secret: { name: a, key: b } } }",
  ),
  "a kubeadm user": kubeadmConfig("users:\n          - { name: admin, passwd: CANARY }"),
  "a kubeadm command": kubeadmConfig(
    "preKubeadmCommands: ['curl -H \"Authorization: Bearer CANARY\" https://example.com']",
  ),
  "a bootstrap token": kubeadmConfig("joinConfiguration: { discovery: { bootstrapToken: { token: CANARY } } }"),
  "an address with a password": chart(
    "  repoURL: https://robot:CANARY@charts.example.com/stable\n  valuesTemplate: x\n",
  ),
  "an address with a token": chart("  repoURL: https://charts.example.com/stable?access_token=CANARY\n"),
  "a chart's values": chart('  repoURL: https://charts.example.com\n  valuesTemplate: "password: CANARY"\n'),
  "a Talos patch": `apiVersion: bootstrap.cluster.x-k8s.io/v1alpha3
kind: TalosConfigTemplate
metadata: { name: workers }
spec: { template: { spec: { generateType: worker, strategicPatches: ["machine: { token: CANARY }"] } } }
`,
  "a Talos configuration": `apiVersion: controlplane.cluster.x-k8s.io/v1alpha3
kind: TalosControlPlane
metadata: { name: plane }
spec: { replicas: 3, version: v1.34.1, controlPlaneConfig: { controlplane: { generateType: none, data: CANARY } } }
`,
  "a variable of a topology": `apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: t1 }
spec:
  topology:
    classRef: { name: any }
    version: v1.34.1
    variables: [{ name: registryPassword, value: CANARY }]
`,
  "an unknown kind": `apiVersion: example.com/v1
kind: Anything
metadata: { name: a }
spec: { password: CANARY, apiKey: CANARY, clientSecret: CANARY, credentials: { user: a, key: CANARY } }
`,
  "a document of no kind": "token: CANARY\npassword: CANARY\n",
  "a document that is a text": "CANARY\n",
};

/** What a secret looks like: nothing that a report says of itself. */
const canary = fc.stringMatching(/^[A-Za-z0-9]{24,40}$/).map((text) => `Zq9${text}`);

test.each(Object.entries(places))("no report shows %s", (_name, text) => {
  fc.assert(
    fc.property(canary, canary, (one, other) => {
      const [base, head] = [one, other].map((value) => fleetWith(text, value));
      if (base === undefined || head === undefined) return;
      const plans = [plannedFiles(base, head), plannedFiles({}, head), plannedFiles(base, {})];
      const reports = [
        JSON.stringify(planDocumentOf(plans)),
        renderComment(plans),
        renderTerminal(plans, { color: false, width: 10_000 }),
        renderTerminal(plans, { color: true, width: 80 }),
      ].join("\n");
      for (const value of [one, other]) {
        expect(reports).not.toContain(value);
        expect(reports).not.toContain(base64(value));
        expect(reports).not.toContain(value.slice(0, 12));
      }
    }),
    { numRuns: 5 },
  );
});

test.each([
  "variables: { values: { API_TOKEN: [CANARY] } }",
  "variables: { values: CANARY }",
  "variables: CANARY",
  "token: CANARY",
  "name: [CANARY]",
])("no problem of the configuration shows the value in %s", (line) => {
  const text = `version: 1\nenvironments:\n  - name: production\n    ${line}\n`;
  const { problems } = configOf(text.replaceAll("CANARY", "Zq9abcdefabcdefabcdef"), ".github/slipway.yml");
  expect(problems.map(({ message }) => message).join("\n")).not.toContain("Zq9");
});

function fleetWith(text: string, value: string): Readonly<Record<string, string>> {
  const file = text.replaceAll("CANARY", value).replaceAll("BASE64", base64(value));
  const rest = Object.entries(kubeadm).map(([name, content]): [string, string] => [`clusters/${name}.yaml`, content]);
  return { ...Object.fromEntries(rest), "clusters/place.yaml": file };
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

function secret(rest: string, metadata = ""): string {
  return `apiVersion: v1\nkind: Secret\nmetadata:\n  name: cloud\n${metadata}${rest}`;
}

function configMap(payload: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata:\n  x.yaml: |\n${payload}`;
}

function kubeadmConfig(spec: string): string {
  return `apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: workers }
spec:
  template:
    spec:
        ${spec}
`;
}

function chart(spec: string): string {
  return `apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: metrics }
spec:
  clusterSelector: {}
  chartName: metrics
${spec}`;
}
