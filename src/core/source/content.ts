import { say, type Shown } from "#core/shown/shown.ts";

import type { Unreadable } from "./source-tree.ts";

/** What one blob holds: text, or the reason why not. */
export type Content = { readonly text: string } | { readonly unreadable: Unreadable; readonly detail?: Shown };

/** The text of a file's bytes. Kubernetes reads UTF-8; a NUL byte is in no YAML and in no JSON. */
export function contentOf(bytes: Uint8Array): Content {
  if (isUtf16(bytes)) return { unreadable: "not-utf-8", detail: say`it begins as UTF-16 does` };
  if (bytes.includes(0)) return { unreadable: "binary" };
  const text = utf8Of(bytes);
  return text === undefined ? { unreadable: "not-utf-8" } : { text };
}

export function tooLarge(bytes: number): Content {
  return { unreadable: "too-large", detail: say`it has ${bytes} bytes` };
}

/** Made once: a decoder costs more than what it decodes. The byte order mark stays, since columns count it. */
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
