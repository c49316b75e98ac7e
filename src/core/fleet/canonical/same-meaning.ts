import { sameJson } from "#core/manifest/equal.ts";
import { valueBelow } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

import { canonicalOf } from "./canonical.ts";
import type { Keys } from "./paths.ts";

/** Whether what is at the keys says the same before and after, in whichever contract's words each is written. */
export function sameMeaning(before: Manifest, after: Manifest, keys: Keys): boolean {
  if (sameJson(valueBelow(before.object, keys), valueBelow(after.object, keys))) return true;
  return sameJson(valueBelow(canonicalOf(before), keys), valueBelow(canonicalOf(after), keys));
}
