/** In a name, written together and in small letters: what a field of this name holds is a secret. */
const secretWords = new RegExp(
  [
    ...["passw(?:or)?d", "passphrase", "secret", "token", "credential", "dockerconfigjson", "dockercfg", "kubeconfig"],
    ...["authorization", "connectionstring", "bearer", "idrsa", "ided25519", "presharedkey"],
    ...[
      "api",
      "access",
      "private",
      "client",
      "encryption",
      "certificate",
      "signing",
      "auth",
      "tls",
      "ca",
      "server",
    ].map((owner) => `${owner}key`),
    ...["shared", "master", "license", "admin", "account", "storage", "recovery", "unseal"].map(
      (owner) => `${owner}key`,
    ),
  ].join("|"),
);

/** Words of their own that say the same. */
const secretAlone = new Set(["pw", "pwd", "pass", "psk", "creds", "cookie", "jwt", "otp", "auth"]);

/** A name that ends in one of these speaks of a secret and holds none: `secretRef`, `dataSecretName`, `tokenTTL`. */
const harmlessEnds = new Set([
  ...["ref", "refs", "reference", "references", "name", "names", "namespace", "namespaces", "kind", "type", "from"],
  ...["file", "files", "path", "paths", "dir", "directory", "selector", "policy", "provider", "store", "issuer"],
  ...["ttl", "seconds", "timeout", "expiry", "expiration", "days", "lifetime", "enabled", "disabled", "required"],
  ...["version", "class", "mode", "size", "length", "count", "usages", "groups", "algorithm", "method", "strategy"],
  ...["audience", "audiences", "optional", "rotation"],
]);

/** Names of references that look like secrets. */
const references = new Set(["imagepullsecret", "imagepullsecrets", "pullsecret", "pullsecrets"]);

/** Fields that hold all kinds of secrets, whatever these are called. */
const containers = /passw(?:or)?ds?$|credentials?$|secrets$|tokens$|^auths?$|passphrases?$/;

/** Objects of the kubeadm API, whose fields have names of their own. */
const knownObjects = new Set(["bootstraptoken", "bootstraptokens"]);

/** What a name says of the value that it is for. */
export interface NameMeaning {
  /** A field, a variable or a key of this name holds a secret. */
  readonly isSecret: boolean;
  /** All that an object of this name holds is secret, but for the names of other things. */
  readonly isContainer: boolean;
  /** Its value only leads to a thing: `name`, `namespace`, `kind`, `secretRef`. */
  readonly isReference: boolean;
}

/** Names come again and again; what was decided of so many is remembered. */
const known = new Map<string, NameMeaning>();
const mostKnown = 4096;
const longestKnown = 128;

export function meaningOf(name: string): NameMeaning {
  const found = known.get(name);
  if (found !== undefined) return found;
  const meaning = decided(wordsOf(name));
  if (known.size >= mostKnown) known.clear();
  if (name.length <= longestKnown) known.set(name, meaning);
  return meaning;
}

export function isSecretName(name: string): boolean {
  return meaningOf(name).isSecret;
}

function decided(words: readonly string[]): NameMeaning {
  const text = words.join("");
  const isReference = harmlessEnds.has(words.at(-1) ?? "") || text === "apiversion" || text === "apigroup";
  const isHarmless = isReference || references.has(text);
  return {
    isSecret: !isHarmless && (secretWords.test(text) || words.some((word) => secretAlone.has(word))),
    isContainer: !references.has(text) && !knownObjects.has(text) && containers.test(text),
    isReference,
  };
}

/** The words of `camelCase`, `kebab-case`, `snake_case` and `example.com/name`, in small letters. */
function wordsOf(name: string): readonly string[] {
  return name
    .slice(name.lastIndexOf("/") + 1)
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
