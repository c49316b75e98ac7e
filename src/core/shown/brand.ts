/**
 * Text that may leave Slipway: in a comment, a check, a log or an error. Whatever comes from a manifest becomes
 * `Shown` only through the mask or through {@link shownName}, so a report cannot print a raw value.
 */
export type Shown = string & { readonly __shown: never };

/**
 * The one place that makes `Shown` of a plain string. Only `core/shown` and `core/manifest/mask.ts` may import
 * this file (dependency-cruiser holds it): everyone else goes through what they export.
 */
export function brand(text: string): Shown {
  return text as Shown;
}
