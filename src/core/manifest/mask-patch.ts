import type { JsonObject } from "./json.ts";
import { fieldOf, itemOf, rootOf, type Place } from "./mask-places.ts";

/**
 * The place of a patch's value, which shows what the patched field would: `{ op, path, value }` of RFC 6902 and of
 * ClusterClasses, whose `valueFrom.template` makes the value. Undefined where the field is none of these.
 */
export function patchedFieldOf(own: Place, patch: JsonObject): Place | undefined {
  if (own.field !== "value" && own.field !== "valueFrom") return undefined;
  if ((own.veil ?? own.eachVeil) !== undefined || own.isSecret === true) return undefined;
  const path = Object.hasOwn(patch, "path") ? patch["path"] : undefined;
  if (typeof path !== "string" || !path.startsWith("/")) return undefined;
  const patched = placeAt(own, path.slice(1).split("/"));
  return own.field === "value" ? patched : { ...own, patched };
}

function placeAt({ ref }: Place, segments: readonly string[]): Place {
  // data at the root is a Secret's, as far as anyone can tell
  const kind = segments[0] === "data" ? "Secret" : ref.kind;
  return segments.reduce<Place>(
    (place, segment) =>
      /^(?:\d+|-)$/.test(segment)
        ? itemOf(place, undefined)
        : fieldOf(place, segment.replaceAll("~1", "/").replaceAll("~0", "~")),
    rootOf({ ...ref, kind }),
  );
}
