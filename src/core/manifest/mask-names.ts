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
const secretAlone = new Set(["pwd", "pass", "psk", "creds", "cookie", "jwt", "otp", "auth"]);

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

/** Whether a field, a variable or a key of this name holds a secret. */
export function isSecretName(name: string): boolean {
  const found = known.get(name);
  if (found !== undefined) return found;
  const isSecret = decided(name);
  if (known.size >= mostKnown) known.clear();
  known.set(name, isSecret);
  return isSecret;
}

/** Whether all that an object of this name holds is secret, but for the names of other things. */
export function isSecretContainer(name: string): boolean {
  const text = wordsOf(name).join("");
  return containers.test(text) && !knownObjects.has(text) && !references.has(text);
}

/** Whether the name says that its value only leads to a thing: `name`, `namespace`, `kind`, `secretRef`. */
export function isReferenceName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  return harmlessEnds.has(last) || ["apiversion", "apigroup"].includes(words.join(""));
}

/** Names come again and again; what was decided of these many is remembered. */
const known = new Map<string, boolean>();
const mostKnown = 4096;

function decided(name: string): boolean {
  const words = wordsOf(name);
  const text = words.join("");
  if (references.has(text) || harmlessEnds.has(words.at(-1) ?? "")) return false;
  return secretWords.test(text) || words.some((word) => secretAlone.has(word));
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
