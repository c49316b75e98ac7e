import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { FieldPath } from "#core/manifest/field-path.ts";
import type { Json, JsonObject } from "#core/manifest/json.ts";
import { shownChange, shownFieldPath, shownText, shownValue } from "#core/manifest/mask.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";

const ref = (kind: string, group = ""): ObjectRef => ({ group, kind, namespace: "default", name: "x" });
const anyKind = ref("Thing", "x.io");
const shown = (kind: string, object: JsonObject) => shownValue(ref(kind), [], object);
/** So that no scanner takes an example for a secret. */
const inParts = (...parts: readonly string[]) => parts.join("");
const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("a Secret", () => {
  test("shows its keys and how long the values are, decoded", () => {
    expect(
      shown("Secret", {
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name: "x", labels: { a: "b" } },
        type: "Opaque",
        data: { password: base64("hunter2hunte"), empty: "", none: null, broken: "%%%" },
        stringData: { token: "abc", number: 5 },
      }),
    ).toEqual({
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "x", labels: { a: "b" } },
      type: "Opaque",
      data: {
        password: "(secret, 12 bytes)",
        empty: "(secret, 0 bytes)",
        none: "(secret, 0 bytes)",
        broken: "(secret, 3 bytes)",
      },
      stringData: { token: "(secret, 3 bytes)", number: "(secret, 1 byte)" },
    });
  });

  test.each<[string, FieldPath, Json, unknown]>([
    ["one value", ["data", "a"], base64("abcd"), "(secret, 4 bytes)"],
    ["all of its data", ["data"], { a: base64("abcd") }, { a: "(secret, 4 bytes)" }],
    ["data that is no map", ["data"], "hunter2", "(secret, 7 bytes)"],
    ["data that is a list", ["data"], ["aa"], ["(secret, 2 bytes)"]],
    ["a map in its data", ["data", "a"], { b: "hunter2" }, "(secret, 15 bytes)"],
    ["a field that a Secret has not", ["stringdata"], { a: "hunter2" }, "(secret, 15 bytes)"],
    [
      "a value that SOPS encrypted",
      ["stringData", "a"],
      "ENC[AES256_GCM,data:abc=,iv:d,tag:e,type:str]",
      "(encrypted)",
    ],
    ["what SOPS adds", ["sops"], { mac: "ENC[]", age: [{ recipient: "age1x" }] }, "(encrypted)"],
    ["true", ["data", "a"], "true", "(secret, 3 bytes)"],
  ])("hides %s", (_, path, value, expected) => {
    expect(shownValue(ref("Secret"), path, value)).toEqual(expected);
  });
});

describe("a ConfigMap", () => {
  test.each<[string, string, unknown]>([
    ["short values", "10.0.0.0/8", "10.0.0.0/8"],
    ["manifests", "apiVersion: v1\nkind: Namespace\n", "(text, 31 bytes)"],
    ["a Secret in one line", '{"kind":"Secret","data":{"a":"b"}}', "(text, 34 bytes)"],
    ["a Secret whose kind is hidden", '{"ki\\u006ed":"S","data":{}}', "(text, 27 bytes)"],
    ["long values", "word ".repeat(40), "(text, 200 bytes)"],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nMII\n", "(secret, 36 bytes)"],
  ])("%s", (_, value, expected) => {
    expect(shownValue(ref("ConfigMap"), ["data", "a.yaml"], value)).toEqual(expected);
    expect(shown("ConfigMap", { data: { "a.yaml": value } })).toEqual({ data: { "a.yaml": expected } });
  });

  test("binary data is never shown", () => {
    expect(shown("ConfigMap", { binaryData: { a: base64("abc") } })).toEqual({
      binaryData: { a: "(binary, 3 bytes)" },
    });
  });
});

describe("what holds machines' secrets is hidden whole", () => {
  const long = "machine:\n  token: abc\n";
  test.each<[string, string, FieldPath, Json, unknown]>([
    [
      "the object applied last",
      "Cluster",
      ["metadata", "annotations", "kubectl.kubernetes.io/last-applied-configuration"],
      "{}",
      "(not shown, 2 bytes)",
    ],
    [
      "the object before conversion",
      "Cluster",
      ["metadata", "annotations", "cluster.x-k8s.io/conversion-data"],
      "{}",
      "(not shown, 2 bytes)",
    ],
    [
      "a kubeadm file",
      "KubeadmConfig",
      ["spec", "files", { item: "/a", index: 0 }, "content"],
      "abc",
      "(text, 3 bytes)",
    ],
    [
      "a user's password",
      "KubeadmConfig",
      ["spec", "users", { item: "a", index: 0 }, "passwd"],
      "abc",
      "(secret, 3 bytes)",
    ],
    [
      "a bootstrap token",
      "KubeadmConfig",
      ["spec", "initConfiguration", "bootstrapTokens", 0, "token"],
      "abc",
      "(secret, 3 bytes)",
    ],
    [
      "a token of discovery",
      "KubeadmConfig",
      ["spec", "joinConfiguration", "discovery", "bootstrapToken", "token"],
      "a",
      "(secret, 1 byte)",
    ],
    [
      "the certificates' key",
      "KubeadmConfig",
      ["spec", "clusterConfiguration", "certificateKey"],
      "abc",
      "(secret, 3 bytes)",
    ],
    [
      "a Talos patch",
      "TalosConfigTemplate",
      ["spec", "template", "spec", "configPatches", 0, "value"],
      { a: "b" },
      "(machine config, 9 bytes)",
    ],
    [
      "a value in a Talos patch",
      "TalosControlPlane",
      ["spec", "configPatches", 0, "value", "machine", "x"],
      "abc",
      "(machine config, 3 bytes)",
    ],
    ["strategic patches", "TalosConfig", ["spec", "strategicPatches"], [long], ["(machine config, 22 bytes)"]],
    ["a strategic patch", "TalosConfig", ["spec", "strategicPatches", 0], long, "(machine config, 22 bytes)"],
    ["inline manifests", "Thing", ["cluster", "inlineManifests"], [{ contents: "a" }], "(machine config, 18 bytes)"],
    ["a whole Talos configuration", "TalosConfig", ["spec", "data"], long, "(machine config, 22 bytes)"],
    [
      "cloud-init",
      "KubevirtMachine",
      ["spec", "volumes", 0, "cloudInitNoCloud", "userData"],
      "#cloud",
      "(machine config, 6 bytes)",
    ],
    ["values of a chart", "HelmChartProxy", ["spec", "valuesTemplate"], "a: b", "(text, 4 bytes)"],
    ["encrypted data", "SealedSecret", ["spec", "encryptedData"], { a: "AgB" }, { a: "(encrypted)" }],
  ])("%s", (...[, kind, path, value, expected]) => {
    expect(shownValue(ref(kind), path, value)).toEqual(expected);
  });

  test("a Talos patch still says what it does where", () => {
    const patch = { op: "add", path: "/machine/network", value: { hostname: "a" } };
    expect(shownValue(ref("TalosConfig"), ["spec", "configPatches", 0], patch)).toEqual({
      op: "add",
      path: "/machine/network",
      value: "(machine config, 16 bytes)",
    });
  });
});

const secrets: readonly (readonly [string, Json])[] = [
  ...[
    ...[
      "password",
      "dbPassword",
      "DB_PASSWORD",
      "admin-passwd",
      "passphrase",
      "token",
      "authToken",
      "clientSecret",
      "secret",
    ],
    ...[
      "apiKey",
      "api-key",
      "API_KEY",
      "accessKey",
      "accessKeyId",
      "secretAccessKey",
      "privateKey",
      "clientKey",
      "credentials",
    ],
    ...[
      ".dockerconfigjson",
      "authorization",
      "tls.key",
      "ca.key",
      "id_rsa",
      "kubeconfig",
      "encryptionKey",
      "pwd",
      "x.io/api-token",
    ],
  ].map((name) => [name, "hunter2"] as const),
  ["password", 12345],
  ["note", "-----BEGIN EC PRIVATE KEY-----"],
  ["note", `data ${base64("-----BEGIN EC PRIVATE KEY-----")}`],
  ["url", "postgres://app:hunter2@db.example/app"],
  ["url", "https://AbCdEfGhIjKlMnOpQr@git.example/a"],
  ["url", "https://bucket.example/a?X-Amz-Signature=abc"],
  ["note", "AKIAIOSFODNN7EXAMPLE"],
  ["note", inParts("ghp", "_16C7e42F292c6912E7710c838347Ae178B4a")],
  ["note", inParts("xoxb", "-123456789012-abcdefghij")],
  ["note", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl"],
  ["note", "abcdef.0123456789abcdef"],
  ["note", "$6$rounds=4096$salt$hashhashhash"],
  ["note", "AGE-SECRET-KEY-1QQQQ"],
  ["note", "Authorization: Bearer abcdefghijkl"],
  ["note", "9a0364b9e99bb480dd25e1f0284c8555"],
  ["note", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["note", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
  ["note", "dGhpcyBpcyBhIHNlY3JldCB2YWx1ZSBvZiBzb21lIGxlbmd0aA=="],
  ["command", "curl -u admin:hunter2 https://x.example"],
  ["command", "export DB_PASSWORD=hunter2"],
  ["command", "kubeadm join --token abc"],
  ["command", "--token abc"],
  ["command", "password: hunter2"],
  ["command", "curl -u a:hunter2"],
  ["command", "PASS=hunter2"],
  ["command", 'echo \'{"password": "hunter2"}\''],
];

const readable: readonly (readonly [string, Json])[] = [
  ["version", "v1.35.2"],
  ["image", "registry.example/kube-apiserver:v1.35.2"],
  ["image", "x.example/a@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["flavor", "m1.xlarge.2x"],
  ["name", "very-long-cluster-name-control-plane-machine-template-2024-07-01-abcdef"],
  ["instanceType", "Standard_D4s_v3"],
  ["cidrBlocks", ["10.244.0.0/16", "fd00:10:244::/56"]],
  ["id", "6c6f2b3d-1f2e-4a8e-9d3a-0123456789ab"],
  ["projectID", "9a0364b9e99bb480dd25e1f0284c8555"],
  ["amiID", "ami-0abcdef1234567890"],
  ["sshKeyName", "team-key"],
  [
    "sshAuthorizedKeys",
    ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ5Jv0Zc3J2u0l1i1E8nX1b1kq8Xo0yq3bqY0Yxk1q2C me@example"],
  ],
  ["caCertHashes", ["sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]],
  ["secretName", "cloud-config"],
  ["dataSecretName", "c1-bootstrap"],
  ["secretRef", { name: "cloud-config", namespace: "default", kind: "Secret" }],
  ["identityRef", { name: "cloud-config", cloudName: "openstack", region: "RegionOne" }],
  ["credentialsRef", { name: "proxmox-credentials" }],
  ["credentials", { secret: { name: "a", namespace: "b" } }],
  ["passwdFrom", { secret: { name: "a", key: "b" } }],
  ["secretKeyRef", { name: "a", key: "password" }],
  ["imagePullSecrets", [{ name: "regcred" }]],
  ["imagePullSecret", "regcred"],
  ["tokenTTL", "24h0m0s"],
  ["automountServiceAccountToken", false],
  ["enableBootstrapTokenAuth", "true"],
  ["resources", [{ kind: "Secret", name: "a" }]],
  ["extraArgs", [{ name: "tls-private-key-file", value: "/etc/kubernetes/pki/apiserver.key" }]],
  ["kubeletExtraArgs", [{ name: "eviction-hard", value: "nodefs.available<0%,imagefs.available<0%" }]],
  ["matchExpressions", [{ key: "environment", operator: "In", values: ["production"] }]],
  ["node-role.kubernetes.io/control-plane", "NoSchedule"],
  ["cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size", "5"],
  ["providerID", "openstack:///6c6f2b3d-1f2e-4a8e-9d3a-0123456789ab"],
  ["host", "api.cluster-1.example.com"],
  ["path", "/etc/kubernetes/manifests/kube-vip.yaml"],
  ["command", "systemctl enable --now kubelet.service"],
  [
    "command",
    "sed -i 's#path: /etc/kubernetes/admin.conf#path: /etc/kubernetes/super-admin.conf#' /etc/kubernetes/manifests/kube-vip.yaml",
  ],
  ["template", "{{ .cluster.name }}-{{ .random }}"],
  ["after", "2030-01-01T00:00:00Z"],
  ["url", "https://github.com/kubernetes-sigs/cluster-api/releases/download/v1.14.0/core-components.yaml"],
  ["macAddress", "00:11:22:33:44:55"],
  ["replicas", 3],
  ["keepalivedRouterID", 51],
  ["empty", ""],
  ["none", null],
];

describe("names and values that give a secret away", () => {
  test.each(secrets)("are hidden: %s = %j", (field, value) => {
    expect(shownValue(anyKind, ["spec", field], value)).toMatch(/^\(secret, \d+ bytes?\)$/);
  });

  test.each<[string, Json, unknown]>([
    [
      "a named value",
      [{ name: "DB_PASSWORD", value: "hunter2" }],
      [{ name: "DB_PASSWORD", value: "(secret, 7 bytes)" }],
    ],
    [
      "a value below a named one",
      [{ name: "registryToken", value: { a: { b: "hunter2" } } }],
      [{ name: "registryToken", value: { a: { b: "(secret, 7 bytes)" } } }],
    ],
    [
      "the default of a variable",
      [{ name: "adminPassword", schema: { openAPIV3Schema: { type: "string", default: "hunter2" } } }],
      [{ name: "adminPassword", schema: { openAPIV3Schema: { type: "string", default: "(secret, 7 bytes)" } } }],
    ],
    [
      "a patched field",
      { op: "add", path: "/spec/template/spec/password", value: "hunter2" },
      { op: "add", path: "/spec/template/spec/password", value: "(secret, 7 bytes)" },
    ],
    [
      "all below a name for many",
      { credentials: { user: "root", x: ["hunter2"] } },
      { credentials: { user: "(secret, 4 bytes)", x: ["(secret, 7 bytes)"] } },
    ],
    ["a secret as a name of a field", { AKIAIOSFODNN7EXAMPLE: 1 }, { "(secret)": 1 }],
  ])("are hidden where they stand beside one another: %s", (_, value, expected) => {
    expect(shownValue(anyKind, ["spec"], value)).toEqual(expected);
  });

  test("a list's item is known by its name in a path too", () => {
    expect(shownValue(anyKind, ["spec", "env", { item: "DB_PASSWORD", index: 0 }, "value"], "hunter2")).toBe(
      "(secret, 7 bytes)",
    );
    expect(shownValue(anyKind, ["spec", "env", { item: "DB_HOST", index: 0 }, "value"], "db.example")).toBe(
      "db.example",
    );
  });
});

describe("ordinary fields stay readable", () => {
  test.each(readable)("%s = %j", (field, value) => {
    expect(shownValue(anyKind, ["spec", field], value)).toEqual(value);
    expect(shownValue(anyKind, [], { spec: { [field]: value } })).toEqual({ spec: { [field]: value } });
  });
});

describe("texts", () => {
  test("are cleaned of what people do not see, and cut", () => {
    expect(shownText(anyKind, ["spec", "a"], "v1\u202e.3\u0000\u200b")).toBe("v1�.3��");
    expect(shownText(anyKind, ["spec", "a"], "ab ".repeat(200))).toHaveLength(254);
    expect(shownValue(anyKind, ["spec"], { "a\u202eb": 1 })).toEqual({ "a�b": 1 });
  });

  test("of several lines are not shown", () => {
    expect(shownText(anyKind, ["spec", "a"], "one\ntwo")).toBe("(text, 7 bytes)");
    expect(shownText(anyKind, ["spec", "a"], "one\n")).toBe("one");
  });

  test("a path does not name an item by a secret", () => {
    expect(shownFieldPath(["spec", "files", { item: "/a/b", index: 3 }, "owner"])).toBe("spec.files[/a/b].owner");
    expect(shownFieldPath(["spec", "users", { item: "abcdef.0123456789abcdef", index: 3 }])).toBe("spec.users[3]");
    expect(shownFieldPath(["metadata", "labels", "AKIAIOSFODNN7EXAMPLE"])).toBe("metadata.labels[(secret)]");
  });
});

describe("a change that the mask makes invisible", () => {
  test.each<[string, Json, Json, unknown]>([
    ["is said", base64("aaaa"), base64("bbbb"), { before: "(secret, 4 bytes)", after: "(secret, 4 bytes, changed)" }],
    [
      "is not said of another length",
      base64("a"),
      base64("bb"),
      { before: "(secret, 1 byte)", after: "(secret, 2 bytes)" },
    ],
    ["is not said of the same", base64("a"), base64("a"), { before: "(secret, 1 byte)", after: "(secret, 1 byte)" }],
  ])("%s", (_, before, after, expected) => {
    expect(shownChange(ref("Secret"), { path: ["data", "x"], before, after })).toEqual(expected);
  });

  test("is said inside of an item, and of a text that is cut", () => {
    const [before, after] = [
      { path: "/password", value: "aa" },
      { path: "/password", value: "bb" },
    ];
    expect(shownChange(anyKind, { path: ["jsonPatches", 0], before, after }).after).toEqual({
      path: "/password",
      value: "(secret, 2 bytes, changed)",
    });
    const long = "ab ".repeat(100);
    expect(shownChange(anyKind, { path: ["a"], before: `${long}x`, after: `${long}y` }).after).toMatch(
      /… \(changed\)$/,
    );
  });

  test("has no side where there is no value", () => {
    expect(shownChange(anyKind, { path: ["a"], after: 1 })).toEqual({ after: 1 });
  });
});

describe("canaries", () => {
  const canary = "canary7canary";
  const text = fc.constantFrom(canary, `${canary}\n`, ` ${canary}`, base64(canary));
  const nested: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      text,
      fc.array(tie("value"), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom("a", "name", "kind", "value", "data"), tie("value"), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    ),
  })).value;
  const silent = (value: unknown) => {
    expect(JSON.stringify(value)).not.toMatch(new RegExp(`canary|${base64(canary)}`));
  };

  test("never come out of a Secret, wherever they are", () => {
    const field = fc.constantFrom("data", "stringData", "stringdata", "Data", "spec", "sops");
    fc.assert(
      fc.property(field, nested, nested, (name, before, after) => {
        const secret = ref("Secret");
        silent(shownValue(secret, [], { kind: "Secret", [name]: before }));
        silent(shownValue(secret, [name], before));
        silent(shownValue(secret, [name, "key"], before));
        silent(shownChange(secret, { path: [name, "key"], before, after }));
        silent(shownText(secret, [name, "key"], canary));
      }),
    );
  });

  test.each<[string, FieldPath]>([
    ["KubeadmConfig", ["spec", "files", 0, "content"]],
    ["TalosConfig", ["spec", "configPatches", 0, "value"]],
    ["TalosConfigTemplate", ["spec", "template", "spec", "strategicPatches"]],
    ["TalosConfig", ["spec", "data"]],
    ["ConfigMap", ["binaryData"]],
    ["Cluster", ["metadata", "annotations", "cluster.x-k8s.io/conversion-data"]],
    ["Thing", ["spec", "userData"]],
  ])("nor out of a %s at %j", (kind, path) => {
    fc.assert(
      fc.property(nested, (value) => {
        const [inner, ...outer] = path.toReversed();
        const wrap = (here: Json, step: FieldPath[number]): Json =>
          typeof step === "string" ? { [step]: here } : [here];
        silent(shownValue(ref(kind), path, value));
        silent(shownValue(ref(kind), [], Object(outer.reduce<Json>(wrap, wrap(value, inner ?? "")))));
      }),
    );
  });
});
