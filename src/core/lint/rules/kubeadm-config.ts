import type { FieldPath } from "#core/manifest/field-path.ts";
import { isObject, listAt, objectAt, textAt, valueAt, type Json } from "#core/manifest/json.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import { isWritten } from "../fields.ts";
import { kubeadmSpecsOf, type EmbeddedSpec } from "../embedded-specs.ts";
import type { Rule } from "../rule.ts";

/** A kubeadm configuration that says two things at once. */
export const kubeadmConfig: Rule = {
  name: "kubeadm-config",
  severity: "error",
  summary:
    "A kubeadm configuration has two contents for a file, two files of one path, two passwords, two etcds, or timeouts that differ.",
  reason:
    "Webhooks refuse a configuration in which one thing is said twice, or otherwise for the first machine than for the others.",
  source: "CAPI:internal/util/kubeadm validation; controlplane/kubeadm/internal/webhooks/kubeadm_control_plane.go",
  examples: {
    bad: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: c1-md-0, namespace: default }
spec:
  template:
    spec:
      files:
        - { path: /etc/motd, content: hello, contentFrom: { secret: { name: motd, key: text } } }
`,
    good: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: c1-md-0, namespace: default }
spec:
  template:
    spec:
      files:
        - { path: /etc/motd, contentFrom: { secret: { name: motd, key: text } } }
`,
  },
  *check({ fleet }) {
    for (const spec of kubeadmSpecsOf(fleet)) {
      for (const [path, message] of wrongIn(spec)) {
        yield {
          manifest: spec.manifest,
          path: [...spec.path, ...path],
          message: say`${message}, and the API refuses it.`,
          refused: true,
        };
      }
    }
  },
};

function* wrongIn(spec: EmbeddedSpec): Iterable<[FieldPath, Shown]> {
  if (spec.value["files"] !== undefined) yield* wrongFiles(listAt(spec.value, "files"));
  if (spec.value["users"] !== undefined) yield* wrongUsers(listAt(spec.value, "users"));
  const etcd = objectAt(spec.value, "clusterConfiguration", "etcd");
  if (isFull(etcd?.["local"]) && isFull(etcd?.["external"])) {
    yield [["clusterConfiguration", "etcd"], say`The control plane has a local and an external etcd`];
  }
  yield* wrongTimeouts(spec);
}

function* wrongUsers(users: readonly Json[]): Iterable<[FieldPath, Shown]> {
  for (const [index, user] of users.entries()) {
    if (isBoth(user, "passwd", "passwdFrom")) yield [["users", index], say`A user has passwd and passwdFrom`];
  }
}

function* wrongFiles(files: readonly Json[]): Iterable<[FieldPath, Shown]> {
  const seen = new Set<string>();
  for (const [index, file] of files.entries()) {
    if (isBoth(file, "content", "contentFrom")) yield [["files", index], say`A file has content and contentFrom`];
    const path = textAt(file, "path") ?? "";
    if (seen.has(path)) yield [["files", index, "path"], say`Two files have the same path`];
    seen.add(path);
  }
}

/** Control planes alone: elsewhere one of the two configurations is never used. The v1beta1 form has one field for both. */
function* wrongTimeouts({ path, value }: EmbeddedSpec): Iterable<[FieldPath, Shown]> {
  if (!path.includes("kubeadmConfigSpec")) return;
  const [init, join] = ["initConfiguration", "joinConfiguration"].map((each) => valueAt(value, each, ...timeout));
  if (init === join) return;
  const message = say`controlPlaneComponentHealthCheckSeconds has to be the same in initConfiguration and joinConfiguration`;
  yield [[init === undefined ? "joinConfiguration" : "initConfiguration", ...timeout], message];
}

const timeout = ["timeouts", "controlPlaneComponentHealthCheckSeconds"];

function isBoth(value: Json, field: string, other: string): boolean {
  return isWritten(valueAt(value, field)) && valueAt(value, field) !== "" && isFull(valueAt(value, other));
}

function isFull(value: Json | undefined): boolean {
  return isObject(value) && Object.keys(value).length > 0;
}
