import { canonicalOf } from "#core/fleet/canonical/canonical.ts";
import { sameJson } from "#core/manifest/equal.ts";
import { valueAt } from "#core/manifest/json.ts";

import type { Edit } from "./edits.ts";
import type { Keys } from "./fields.ts";

/** Whether what is at the keys says the same before and after, in whichever contract's words each is written. */
export function sameMeaning({ before, after }: Edit, keys: Keys): boolean {
  if (sameJson(valueAt(before.object, ...keys), valueAt(after.object, ...keys))) return true;
  return sameJson(valueAt(canonicalOf(before), ...keys), valueAt(canonicalOf(after), ...keys));
}
