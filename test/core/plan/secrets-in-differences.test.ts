import { expect, test } from "vitest";

import { planDocumentOf } from "#core/report/plan-document.ts";
import { renderComment } from "#core/report/render-comment.ts";
import { renderTerminal } from "#core/report/render-terminal.ts";

import { plannedFiles } from "../../support/planned.ts";

/** Where only the place tells that a value is a secret: `CANARY` stands for one that is short and like any word. */
const places: Readonly<Record<string, string>> = {
  "a command": kubeadmConfig("preKubeadmCommands: ['echo CANARY']"),
  "a command among others": kubeadmConfig("postKubeadmCommands: [a, 'CANARY', b]"),
  "a command of cloud-init": kubeadmConfig("bootCommands: [[echo, CANARY]]"),
  "a Secret of small letters": `apiVersion: v1\nkind: secret\nmetadata: { name: a }\nstringData: { word: CANARY }\n`,
  "a Secret in another object": thing("forProvider: { manifest: { kind: Secret, stringData: { word: CANARY } } }"),
  "data of a Secret in another object": thing(
    "manifest: { kind: Secret, metadata: { name: a }, data: { word: CANARY } }",
  ),
  "a Secret in a list": thing("objects: [{ kind: ConfigMap }, { kind: Secret, data: { word: CANARY } }]"),
  "a Secret of small letters in another object": thing("a: { b: { kind: secret, word: CANARY } }"),
  "a Secret as text": thing(`manifest: '{"kind":"Secret","data":{"word":"CANARY"}}'`),
  "a word with the name of a secret": thing("parameter: { name: password, value: CANARY }"),
  "a Secret's type": secret("type: [CANARY]\n"),
  "a Secret's type that is none": secret("type: CANARY\n"),
  "a Secret's immutable": secret("immutable: { x: CANARY }\n"),
  "a Secret's metadata": secret("", "  word: CANARY\n"),
  "a Secret's finalizers": secret("", "  finalizers: [CANARY]\n"),
  "a Secret's owner": secret("", "  ownerReferences: [{ uid: a, name: CANARY }]\n"),
  "a Secret's key": secret("stringData: { 'CANARY CANARY!': '' }\n"),
  "a Secret's annotation": secret("", `  annotations: { x: '{"a":"CANARY"}' }\n`),
  "what a tool applied last": `apiVersion: v1
kind: ConfigMap
metadata: { name: a, annotations: { example.com/applied: '{"spec":{"word":"CANARY"}}' } }
`,
  "a file that a patch adds": clusterClass(
    '{ op: add, path: "/spec/template/spec/files/-", value: { content: CANARY } }',
  ),
  "a file that a patch makes": clusterClass(
    '{ op: add, path: "/spec/template/spec/files/0/content", valueFrom: { template: CANARY } }',
  ),
  "a command that a patch adds": clusterClass(
    '{ op: add, path: "/spec/template/spec/preKubeadmCommands/-", value: CANARY }',
  ),
  "a netrc": configMap("machine github.com login me password CANARY"),
  "a user with a password": configMap("admin:CANARY"),
  "a data source": configMap("user:CANARY@tcp(db:3306)/app"),
  "a pgpass": configMap("db:5432:app:user:CANARY"),
  "a host with a password": configMap("root:CANARY@host"),
  "a chart's setting": thing("options: '--set pw=CANARY'"),
  ...Object.fromEntries(
    ["cloudInit", "ignition", "customData", "userData", "bootstrapScript"].map((field) => [
      `${field} of a machine`,
      thing(`${field}: CANARY`),
    ]),
  ),
  ...Object.fromEntries(
    [
      ...["sshpass -p CANARY ssh a", "mysql -pCANARY", "useradd -p CANARY a", "docker login -p CANARY"],
      ...["redis-cli -a CANARY", "sudo -S <<< CANARY", "echo 'root:CANARY' | chpasswd"],
    ].map((command) => [`a shell's command: ${command}`, thing(`line: "${command}"`)]),
  ),
};

test.each(Object.entries(places))("no report shows %s", (_name, text) => {
  const [base, head] = ["Zq9one", "Zq9two"].map((value) => ({ "clusters/a.yaml": text.replaceAll("CANARY", value) }));
  if (base === undefined || head === undefined) throw new Error("two trees were expected");
  const plans = [plannedFiles(base, head), plannedFiles({}, head), plannedFiles(base, {})];
  const reports = [
    JSON.stringify(planDocumentOf(plans)),
    renderComment(plans),
    renderTerminal(plans, { color: false, width: 10_000 }),
  ].join("\n");
  expect(reports).not.toContain("Zq9");
});

test("a change of such a value is not hidden with it", () => {
  const [base, head] = ["one", "two"].map((value) => ({
    "clusters/a.yaml": thing(`manifest: { kind: Secret, stringData: { word: ${value} } }`),
  }));
  expect(plannedFiles(base ?? {}, head ?? {}).changes.flatMap(({ fields }) => fields)).toEqual([
    {
      path: "spec.manifest",
      before: { kind: "Secret", stringData: { word: "(secret, 3 bytes)" } },
      after: { kind: "Secret", stringData: { word: "(secret, 3 bytes, changed)" } },
    },
  ]);
});

function secret(rest: string, metadata = ""): string {
  return `apiVersion: v1\nkind: Secret\nmetadata:\n  name: cloud\n${metadata}${rest}`;
}

function thing(spec: string): string {
  return `apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: a }\nspec: { ${spec} }\n`;
}

function configMap(value: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { word: "${value}" }\n`;
}

function kubeadmConfig(spec: string): string {
  return `apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfig
metadata: { name: a }
spec: { ${spec} }
`;
}

function clusterClass(patch: string): string {
  return `apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: a }
spec: { patches: [{ name: a, definitions: [{ selector: { kind: X }, jsonPatches: [${patch}] }] }] }
`;
}
