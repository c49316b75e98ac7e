import type { YamlValue } from "./value.ts";
import { floatKey } from "./float-key.ts";

/**
 * The value of an unquoted scalar, by the tables of go-yaml v2 (resolve.go), which sigs.k8s.io/yaml reads with: booleans
 * of YAML 1.1, octal by a leading 0 or `0o`, `_` within numbers; no base 60, and dates stay text.
 */
export function plainValue(source: string): YamlValue {
  switch (hints[source.charCodeAt(0)]) {
    case word:
      return source.length > longestWord ? source : wordValue(source);
    case digit:
      return numberValue(source);
    case point:
      return pointValue(source);
    default:
      return source === "" ? null : source;
  }
}

/** The text of an unquoted key; undefined for null and for an integer beyond 64 signed bits, which are no keys. */
export function plainKey(source: string): string | undefined {
  const value = plainValue(source);
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (typeof value !== "number") return undefined;
  const integer = integerOf(source.replaceAll("_", ""));
  if (integer === undefined) return floatKey(value);
  return integer > largestSigned ? undefined : integer.toString();
}

const words = new Map<string, null | boolean>([
  ...["~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"].map((word) => [word, true] as const),
  ...["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"].map((word) => [word, false] as const),
]);

const longestWord = 5;

const specials = new Map([
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((word) => [word, Infinity] as const),
  ...["-.inf", "-.Inf", "-.INF"].map((word) => [word, -Infinity] as const),
  ...[".nan", ".NaN", ".NAN"].map((word) => [word, NaN] as const),
]);

/** What a scalar may be by its first character, an ASCII code. */
const [word, digit, point] = [1, 2, 3];
const hints = new Uint8Array(128);
for (const character of "yYnNtTfFoO~") hints[character.charCodeAt(0)] = word;
for (const character of "0123456789+-") hints[character.charCodeAt(0)] = digit;
hints[".".charCodeAt(0)] = point;

function wordValue(source: string): YamlValue {
  const value = words.get(source);
  return value === undefined ? source : value;
}

function pointValue(source: string): number | string {
  const special = specials.get(source);
  if (special !== undefined) return special;
  return pointPattern.test(source) ? finiteOr(source.replaceAll("_", ""), source) : source;
}

function numberValue(source: string): number | string {
  if (/^(?:0|[1-9][0-9]{0,14})$/.test(source)) return Number(source);
  const special = specials.get(source);
  if (special !== undefined) return special;
  const digits = source.includes("_") ? source.replaceAll("_", "") : source;
  const integer = integerOf(digits);
  if (integer !== undefined) return Number(integer);
  return floatPattern.test(digits) ? finiteOr(digits, source) : source;
}

/** Go's ParseFloat itself, and so `_` between digits only. */
const pointPattern = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;

const floatPattern = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

const integerPattern = /^([-+]?)(?:(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+)|0([0-7]+)|(0|[1-9][0-9]*))$/;

const largestSigned = 2n ** 63n - 1n;
const largestUnsigned = 2n ** 64n - 1n;

/** As Go's ParseInt and ParseUint with base 0: undefined where it is no integer or does not fit into 64 bits. */
function integerOf(digits: string): bigint | undefined {
  const match = integerPattern.exec(digits);
  if (match === null) return undefined;
  const [, sign = "", prefixed, octal, decimal] = match;
  const size = BigInt(prefixed ?? (octal === undefined ? (decimal ?? "") : `0o${octal}`));
  if (sign === "-") return size > largestSigned + 1n ? undefined : -size;
  return size > (sign === "+" ? largestSigned : largestUnsigned) ? undefined : size;
}

/** Too large a float stays text. The zero below zero is zero for the API. */
function finiteOr(digits: string, source: string): number | string {
  const value = Number(digits);
  if (value === 0) return 0;
  return Number.isFinite(value) ? value : source;
}
