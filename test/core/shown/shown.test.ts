import { describe, expect, test } from "vitest";

import { say, shownName, shownValueText } from "#core/shown/shown.ts";

/** So that no scanner takes an example for a secret. */
const inParts = (...parts: readonly string[]) => parts.join("");

describe("a name", () => {
  test.each([
    ...["\u0000", "\u001b", "\u007f", "\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u17b4", "\u180b", "\u180e"],
    ...["\u200b", "\u202e", "\u2060", "\u2066", "\u206f", "\u2800", "\u3164", "\ufe00", "\ufe0f", "\ufeff", "\uffa0"],
    ...["\ufff9", "\u{e0001}", "\u{e0041}", "\u{e007f}", "\u{e0100}", "\u{e01ef}"],
  ])("has no character that people do not see: %j", (character) => {
    expect(shownName(`a${character}b`)).toBe("a�b");
  });

  test.each(["größe", "集群", "🚀", "a\u00a0b", "cluster-1"])("keeps what people see: %s", (name) => {
    expect(shownName(name)).toBe(name);
  });

  test.each([
    inParts("ghp", "_16C7e42F292c6912E7710c838347Ae178B4a"),
    "AKIAIOSFODNN7EXAMPLE",
    "https://u:hunter2@x.example",
    `spec.users[${inParts("glpat", "-abcdefghij0123456789")}]`,
    "-----BEGIN EC PRIVATE KEY-----",
    "abcdef.0123456789abcdef",
    "root:hunter2@host",
  ])("that gives a secret away is not shown: %s", (name) => {
    expect(shownName(name)).toBe("(secret)");
  });

  test.each([
    "clusters/e3b0c44298fc1c149afbf4c8996fb92427ae41e4/a.yaml",
    "c-9a0364b9e99bb480dd25e1f0284c8555",
    "spec.kubeadmConfigSpec.clusterConfiguration.apiServer.extraArgs[oidc-client-secret=x]",
    "config.kubernetesregion",
    "basic authentication with a password: text",
  ])("that is only long is shown: %s", (name) => {
    expect(shownName(name)).toBe(name);
  });
});

describe("a value in a message", () => {
  test.each([
    ["v1.34.1", "v1.34.1"],
    [" latest ", "latest"],
    ["", ""],
    ["Zq9abcdefabcdef0123456789abcdef", "(secret, 31 bytes)"],
    ["password=hunter2", "(secret, 16 bytes)"],
    ["two\nlines", "(text, 9 bytes)"],
    ["ab ".repeat(1000), "(text, 3000 bytes)"],
  ])("%j is %s", (text, expected) => {
    expect(say`${shownValueText(text)}`).toBe(expected);
  });
});
