import { describe, expect, test } from "vitest";

import type { FieldPath } from "#core/manifest/field-path.ts";
import type { Json, JsonObject } from "#core/manifest/json.ts";
import { shownChange, shownFieldPath, shownText, shownValue } from "#core/manifest/mask.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";

const ref = (kind: string, group = ""): ObjectRef => ({ group, kind, namespace: "default", name: "x" });
const thing = ref("Thing", "x.io");

/** Short, and like nothing in particular: only its place gives it away. */
const secret = "hunter2";

describe("commands", () => {
  test.each([
    ...["preKubeadmCommands", "postKubeadmCommands", "preRKE2Commands", "postRKE2Commands", "bootCommands"],
    ...["preK3sCommands", "postK3sCommands", "preStartCommands", "runcmd", "bootcmd"],
  ])("of %s are hidden each", (field) => {
    expect(shownValue(thing, ["spec", field], ["systemctl start a", `echo ${secret}`])).toEqual([
      "(command, 17 bytes)",
      "(command, 12 bytes)",
    ]);
    expect(shownValue(thing, ["spec", field, 0], ["echo", secret])).toBe("(command, 18 bytes)");
    expect(shownValue(thing, ["spec", field], secret)).toBe("(command, 7 bytes)");
    expect(shownValue(thing, ["spec", field], { a: secret })).toEqual({ a: "(command, 7 bytes)" });
  });

  test("say that they changed", () => {
    const [before, after] = ["echo one", "echo two"];
    expect(shownChange(thing, { path: ["spec", "preKubeadmCommands", 0], before, after }).after).toBe(
      "(command, 8 bytes, changed)",
    );
  });
});

describe("texts that hold a secret are hidden anywhere", () => {
  test.each([
    ...["echo 'root:hunter2' | chpasswd", "sshpass -p hunter2 ssh a", "sshpass -phunter2 ssh a"],
    ...["mysql -uroot -phunter2", "mysqldump -phunter2 db", "useradd -p hunter2 admin", "usermod -p hunter2 admin"],
    ...["docker login -u me -p hunter2", "helm registry login -p hunter2", "redis-cli -a hunter2"],
    ...["sudo -S <<< hunter2", "echo hunter2 | sudo -S ls", "openssl passwd -6 hunter2", "htpasswd -b a b hunter2"],
    ...["helm install --set pw=hunter2", "--set db.pw=hunter2", "machine github.com login me password hunter2"],
    ...["user:hunter2@tcp(db:3306)/app", "root:hunter2@host", "db.example:5432:app:me:hunter2", "*:*:*:me:hunter2"],
    ...["kind: Secret", '{"kind":"Secret","stringData":{"a":"hunter2"}}', "{apiVersion: v1, kind: secret}"],
  ])("%s", (text) => {
    expect(shownValue(thing, ["spec", "note"], text)).toMatch(/^\(secret, \d+ bytes\)$/);
    expect(shownValue(ref("ConfigMap"), ["data", "a"], text)).toMatch(/^\((secret|text), \d+ bytes\)$/);
  });
});

describe("a ConfigMap's value", () => {
  test.each(["admin:hunter2", "root: hunter2", "me@example.com:hunter2", "admin:1234", "a hunter2:x9y"])(
    "is hidden where it may be a user with a password: %s",
    (text) => {
      expect(shownValue(ref("ConfigMap"), ["data", "a"], text)).toMatch(/^\((secret|text), \d+ bytes\)$/);
    },
  );

  test.each([
    ...["true", "3", "30s", "info", "10.0.0.0/8", "10.0.0.1:8443", "db.example.com:5432", "redis:6379", "[::]:8080"],
    ...[":8080", "nginx:1.27.3", "registry.example/a/b:v1.34.1", "registry.example:5000/a:v1", "a:latest", "12:30"],
    ...["https://api.example.com:6443/path", "fd00:10:244::/56", "00:11:22:33:44:55", "eu-central-1", "a, b, c"],
    ...["host.example, other.example", "one two three"],
  ])("is readable: %s", (text) => {
    expect(shownValue(ref("ConfigMap"), ["data", "a"], text)).toBe(text);
  });
});

describe("a Secret in another object", () => {
  const manifest = { apiVersion: "v1", kind: "Secret", metadata: { name: "a" }, stringData: { word: secret } };
  const hidden = {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "a" },
    stringData: { word: "(secret, 7 bytes)" },
  };

  test.each<[string, Json, Json]>([
    ["deep in it", { forProvider: { manifest } }, { forProvider: { manifest: hidden } }],
    ["in a list", { objects: [[manifest]] }, { objects: [[hidden]] }],
    ["in small letters", { a: { ...manifest, kind: "secret" } }, { a: { ...hidden, kind: "secret" } }],
    [
      "with fields of no Secret",
      { a: { kind: "SECRET", word: secret } },
      { a: { kind: "SECRET", word: "(secret, 7 bytes)" } },
    ],
    [
      "that is only referred to",
      { ref: { kind: "Secret", name: "a", key: "b" } },
      { ref: { kind: "Secret", name: "a", key: "b" } },
    ],
  ])("%s", (_, value, expected) => {
    expect(shownValue(thing, ["spec"], value)).toEqual(expected);
  });

  test("is known by its fields in a path", () => {
    expect(shownValue(thing, ["spec", "manifest", "stringData", "word"], secret)).toBe("(secret, 7 bytes)");
  });

  test("of a kind in small letters is one", () => {
    expect(shownValue(ref("secret"), ["stringData", "word"], secret)).toBe("(secret, 7 bytes)");
    expect(shownValue(ref("secret"), ["spec"], secret)).toBe("(secret, 7 bytes)");
  });
});

describe("a malformed Secret", () => {
  test.each<[string, JsonObject, Json]>([
    ["a type that is a list", { type: [secret] }, { type: "(secret, 11 bytes)" }],
    ["a type that is none", { type: secret }, { type: "(secret, 7 bytes)" }],
    ["immutable that is a map", { immutable: { x: secret } }, { immutable: "(secret, 15 bytes)" }],
    ["immutable that is a text", { immutable: secret }, { immutable: "(secret, 7 bytes)" }],
    ["a field of metadata", { metadata: { x: secret } }, { metadata: { x: "(secret, 7 bytes)" } }],
    ["finalizers", { metadata: { finalizers: [secret] } }, { metadata: { finalizers: "(secret, 11 bytes)" } }],
    ["metadata that is a text", { metadata: secret }, { metadata: "(secret, 7 bytes)" }],
    ["a name that is a map", { metadata: { name: { a: secret } } }, { metadata: { name: "(secret, 15 bytes)" } }],
    ["labels that are a list", { metadata: { labels: [secret] } }, { metadata: { labels: "(secret, 11 bytes)" } }],
    [
      "a label that is a map",
      { metadata: { labels: { a: { b: secret } } } },
      { metadata: { labels: { a: "(secret, 15 bytes)" } } },
    ],
    ["an API version that is a list", { apiVersion: [secret] }, { apiVersion: "(secret, 11 bytes)" }],
    ["a key with odd characters", { data: { "hunter2!": "" } }, { data: { "(secret)": "(secret, 0 bytes)" } }],
    ["a key of great length", { data: { ["a".repeat(254)]: "" } }, { data: { "(secret)": "(secret, 0 bytes)" } }],
  ])("hides %s", (_, object, expected) => {
    expect(shownValue(ref("Secret"), [], object)).toEqual(expected);
    for (const [field, value] of Object.entries(object)) {
      expect({ [field]: shownValue(ref("Secret"), [field], value) }).toEqual(expected);
    }
  });

  test("has no odd key in a path", () => {
    expect(shownFieldPath(["data", "hunter2!"], ref("Secret"))).toBe("data[(secret)]");
    expect(shownFieldPath(["stringData", "a".repeat(254)], ref("Secret"))).toBe("stringData[(secret)]");
    expect(shownFieldPath(["data", "tls.crt"], ref("Secret"))).toBe("data[tls.crt]");
    expect(shownFieldPath(["metadata", "labels", "a.io/b"], ref("Secret"))).toBe("metadata.labels[a.io/b]");
  });

  test.each(["Opaque", "kubernetes.io/tls", "addons.cluster.x-k8s.io/resource-set", "helm.sh/release.v1"])(
    "that is well written shows its type: %s",
    (type) => {
      expect(shownText(ref("Secret"), ["type"], type)).toBe(type);
    },
  );
});

describe("annotations", () => {
  test.each(['{"a":"hunter2"}', ' [{"a":"hunter2"}]'])("that hold objects are hidden: %s", (text) => {
    const expected = `(not shown, ${String(text.length)} bytes)`;
    expect(shownValue(thing, ["metadata", "annotations", "x.io/applied"], text)).toBe(expected);
    expect(shownValue(thing, [], { spec: { metadata: { annotations: { a: text } } } })).toEqual({
      spec: { metadata: { annotations: { a: expected } } },
    });
  });
});

describe("a patch shows no more than the field that it patches", () => {
  test.each<[string, JsonObject, JsonObject]>([
    [
      "a file",
      { op: "add", path: "/spec/template/spec/files/-", value: { path: "/etc/a", content: secret } },
      { op: "add", path: "/spec/template/spec/files/-", value: { path: "/etc/a", content: "(text, 7 bytes)" } },
    ],
    [
      "all files",
      { op: "add", path: "/spec/files", value: [{ content: secret }] },
      { op: "add", path: "/spec/files", value: [{ content: "(text, 7 bytes)" }] },
    ],
    [
      "a file's content",
      { op: "replace", path: "/spec/files/0/content", value: secret },
      { op: "replace", path: "/spec/files/0/content", value: "(text, 7 bytes)" },
    ],
    [
      "a file of a template",
      { op: "replace", path: "/spec/files/0/content", valueFrom: { template: secret } },
      { op: "replace", path: "/spec/files/0/content", valueFrom: { template: "(text, 7 bytes)" } },
    ],
    [
      "a command",
      { op: "add", path: "/spec/preKubeadmCommands/-", value: secret },
      { op: "add", path: "/spec/preKubeadmCommands/-", value: "(command, 7 bytes)" },
    ],
    [
      "a Secret's data",
      { op: "add", path: "/stringData/a", value: secret },
      { op: "add", path: "/stringData/a", value: "(secret, 7 bytes)" },
    ],
    [
      "an ordinary field",
      { op: "replace", path: "/spec/template/spec/flavor", valueFrom: { variable: "flavor" } },
      { op: "replace", path: "/spec/template/spec/flavor", valueFrom: { variable: "flavor" } },
    ],
    [
      "a number",
      { op: "replace", path: "/spec/replicas", value: 3 },
      { op: "replace", path: "/spec/replicas", value: 3 },
    ],
  ])("%s", (_, value, expected) => {
    expect(shownValue(ref("ClusterClass"), ["spec", "patches", 0, "definitions", 0, "jsonPatches", 0], value)).toEqual(
      expected,
    );
    expect(shownValue(ref("ClusterClass"), ["spec"], { jsonPatches: [value] })).toEqual({ jsonPatches: [expected] });
  });
});

describe("what machines start with is hidden however short", () => {
  test.each<[FieldPath, Json]>([
    [["spec", "cloudInit"], secret],
    [["spec", "ignition"], secret],
    [["spec", "ignition", "config"], secret],
    [["spec", "customData"], secret],
    [["spec", "customData"], [secret]],
    [["spec", "userData"], secret],
    [["spec", "bootstrapScript"], secret],
    [["spec", "startupScript"], secret],
    [["spec", "cloudConfig"], secret],
  ])("%j", (path, value) => {
    expect(shownValue(thing, path, value)).toMatch(/^\(machine config, \d+ bytes\)$/);
  });

  test("its settings stay readable", () => {
    const spec = { cloudInit: { insecureSkipSecretsManager: true }, ignition: { version: "3.4" } };
    expect(shownValue(thing, ["spec"], spec)).toEqual(spec);
  });
});

test("numbers, booleans and keys of what is hidden do not show through a change of kind", () => {
  const change = { path: ["data"], before: { a: secret }, after: [secret] };
  expect(JSON.stringify(shownChange(ref("Secret"), change))).not.toContain(secret);
});
