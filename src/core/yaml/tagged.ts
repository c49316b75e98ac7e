import { say, type Shown } from "#core/shown/shown.ts";

import { plainValue } from "./scalar.ts";
import type { YamlValue } from "./value.ts";

/** What an explicit tag makes of a scalar, or why it cannot. */
export type Tagged = { readonly value: YamlValue } | { readonly refused: Shown };

/** The value of a scalar with a tag, quoted or not. As in go-yaml v2, a tag that is not known changes nothing: it is text. */
export function taggedValue(tag: string, source: string): Tagged {
  const read = readers.get(shortTag(tag));
  return read === undefined ? { value: source } : read(source);
}

const readers = new Map<string, (source: string) => Tagged>([
  ["!!null", (source) => only(source, (value) => value === null, say`null`)],
  ["!!bool", (source) => only(source, (value) => typeof value === "boolean", say`a boolean`)],
  ["!!int", (source) => only(source, Number.isInteger, say`an integer`)],
  ["!!float", (source) => only(source, (value) => typeof value === "number", say`a number`)],
  ["!!binary", binaryValue],
]);

const longPrefix = "tag:yaml.org,2002:";

function shortTag(tag: string): string {
  const name = tag.startsWith("!<") && tag.endsWith(">") ? tag.slice(2, -1) : tag;
  return name.startsWith(longPrefix) ? `!!${name.slice(longPrefix.length)}` : name;
}

function only(source: string, accepts: (value: YamlValue) => boolean, expected: Shown): Tagged {
  const value = plainValue(source);
  return accepts(value) ? { value } : { refused: say`the tag of this value says ${expected}, and the value is none` };
}

/** Bytes that are no UTF-8 become replacement characters, as in Go's JSON. Line breaks within are ignored. */
function binaryValue(source: string): Tagged {
  const digits = source.replace(/[\r\n]/g, "");
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) {
    return { refused: say`a value tagged !!binary must be base64, with its padding and without spaces` };
  }
  const bytes = Uint8Array.from(atob(digits), (byte) => byte.charCodeAt(0));
  return { value: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
}
