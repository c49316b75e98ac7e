import { brand, type Shown } from "./brand.ts";
import { cleanName } from "./clean-name.ts";
import { holdsToken } from "./secret-forms.ts";
import { looksSecret } from "./secret-text.ts";

export type { Shown } from "./brand.ts";

/**
 * A message: literal text with values that may be shown. A plain string does not fit in, by type.
 *
 * @example say`${shownName(ref.name)} has ${3} replicas`
 */
export function say(literals: TemplateStringsArray, ...values: readonly (Shown | number)[]): Shown {
  return brand(String.raw({ raw: literals }, ...values));
}

/**
 * An identifier as people may read it: a name, a kind, a namespace, a file's path, a field's name. Never a field's value,
 * which is for {@link shownValueText} or for the mask. A token in the place of a name is not shown all the same.
 */
export function shownName(name: string): Shown {
  return holdsToken(name) ? brand("(secret)") : brand(cleanName(name));
}

/** A short value that a message quotes, where nothing but the text itself may say that it is a secret. */
export function shownValueText(value: string): Shown {
  const text = value.trim();
  const isText = text.length > longestQuoted || /[\n\r]/.test(text);
  if (!isText && !looksSecret(text)) return brand(cleanName(text));
  return brand(`(${isText ? "text" : "secret"}, ${String(Buffer.byteLength(value))} bytes)`);
}

/** Longer values are not quoted. */
const longestQuoted = 253;

/** Several shown texts as one, with `separator` between. */
export function joined(parts: readonly Shown[], separator: string): Shown {
  return brand(parts.join(separator));
}
