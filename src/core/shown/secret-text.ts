import { holdsPhrase, holdsToken } from "./secret-forms.ts";
import { isSecretName } from "./secret-names.ts";

/** Words, versions, numbers and paths, too short for a secret that no name tells. No space, colon or equals sign. */
const plain = /^(?:[a-z0-9./_-]{0,22}|[A-Za-z0-9./_-]{0,15})$/;

/** What SOPS leaves of a value that it encrypted. */
const encrypted = /^ENC\[[A-Z0-9_-]+,data:/;

/** A public key of SSH with its comment: made to be shown. */
const publicKey = /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S{1,40}|sk-\S{1,60}) [A-Za-z0-9+/=]+(?: [^\n:]{0,100})?$/;

/** Longer texts are not looked through: who shows one has to hide it for its length. */
const longestLookedAt = 2048;

/** Whether the text gives itself away as a secret, or is too long to tell. `name` is that of its field: identifiers may be long. */
export function looksSecret(text: string, name = ""): boolean {
  if (text.length > longestLookedAt) return true;
  if (plain.test(text) || publicKey.test(text)) return false;
  return holdsToken(text) || holdsPhrase(text) || assignsSecret(text) || isRandom(text, name);
}

export function looksEncrypted(text: string): boolean {
  return encrypted.test(text) && text.endsWith("]") && !text.slice(0, -1).includes("]");
}

/** `DB_PASSWORD=x`, `"token": "x"`, `--api-key x`. */
function assignsSecret(text: string): boolean {
  const assigned = text.matchAll(/([A-Za-z][\w.-]{0,60})["'\\]{0,2}\s{0,4}[=:]\s{0,4}["'\\]{0,2}([^\s"',;&\\]{2,})/g);
  for (const [, name] of assigned) if (name !== undefined && isSecretName(name)) return true;
  for (const [, name] of text.matchAll(/--([A-Za-z][\w-]{0,60})\s+[^\s-]/g)) {
    if (name !== undefined && isSecretName(name)) return true;
  }
  return false;
}

/** Digests of content, and the identifiers that clouds give. */
const digests = /\bsha(?:1|256|384|512):[0-9a-f]+|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;

/** Field names whose values may be 32 to 64 hexadecimal digits. */
const identifiers = /(?:id|ids|uuid|uid|digest|checksum|sha256|hash|commit|revision|fingerprint)$/i;

/** Long runs that no one made up by hand. */
function isRandom(text: string, name: string): boolean {
  const rest = text.replace(digests, " ");
  for (const [run] of rest.matchAll(/[A-Za-z0-9+/_=-]{24,}/g)) {
    if (isRandomRun(run, name)) return true;
  }
  return false;
}

function isRandomRun(run: string, name: string): boolean {
  const isHexadecimal = /^[0-9a-f]{32,64}$/i.test(run);
  if (isHexadecimal && identifiers.test(name)) return false;
  if (isHexadecimal || /^[0-9a-f]{48,}$/i.test(run)) return true;
  // words between hyphens, slashes and underscores are someone's names: what is left of those has to be long in itself
  return run.split(/[-_/]/).some((part) => isRandomPart(part, 24)) || isMixed(run.replace(/[/_-]/g, ""), run);
}

function isRandomPart(part: string, length: number): boolean {
  if (part.length < length) return false;
  const digits = part.replace(/\D/g, "").length;
  const letters = part.replace(/[^A-Za-z]/g, "").length;
  return digits >= 3 && letters >= 3;
}

/** Base64: small and capital letters and digits in turn, whatever stands between. */
function isMixed(letters: string, run: string): boolean {
  if (letters.length < 28 || run.startsWith("/")) return false;
  const turns = letters.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[a-z0-9])|\d(?=[A-Za-z])/g)?.length ?? 0;
  return turns > letters.length / 4 && /[a-z]/.test(letters) && /[A-Z]/.test(letters);
}
