import { brand, type Shown } from "./brand.ts";

export type { Shown } from "./brand.ts";

/** Names, kinds, paths and file names longer than this many characters are cut. */
const longestName = 253;

/** Control characters, the zero-width ones and those that turn text around: none belongs in a name that people read. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A message: literal text with values that may be shown. A plain string does not fit in, by type.
 *
 * @example say`${shownName(ref.name)} has ${3} replicas`
 */
export function say(literals: TemplateStringsArray, ...values: readonly (Shown | number)[]): Shown {
  return brand(String.raw({ raw: literals }, ...values));
}

/** An identifier as people may read it: a name, a kind, a namespace, a file's path, a field's name. Never a field's value. */
export function shownName(name: string): Shown {
  const clean = name.replace(unseen, "�");
  return brand(clean.length > longestName ? `${clean.slice(0, longestName)}…` : clean);
}

/** Several shown texts as one, with `separator` between. */
export function joined(parts: readonly Shown[], separator: string): Shown {
  return brand(parts.join(separator));
}
