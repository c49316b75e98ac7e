import type { Shown } from "#core/shown/shown.ts";

/** A value of a manifest that may be shown: its secret parts replaced by what they are ("(secret, 12 bytes)"). */
export type ShownValue = null | boolean | number | Shown | readonly ShownValue[] | { readonly [key: string]: ShownValue };
