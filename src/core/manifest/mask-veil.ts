import { looksEncrypted } from "#core/shown/secret-text.ts";
import { say, shownName, type Shown } from "#core/shown/shown.ts";

import { sameJson } from "./equal.ts";
import type { Json } from "./json.ts";
import type { Veil } from "./mask-fields.ts";
import type { Place } from "./mask-places.ts";

/** What people see of a value that is hidden: what hides it, how long it is, and whether it changed where they cannot tell. */
export function veiled(place: Place, veil: Veil, value: Json, previous: Json | undefined): Shown {
  const shown = veilText(place, veil, value);
  if (previous === undefined || sameJson(previous, value)) return say`(${shown})`;
  return veilText(place, veil, previous) === shown ? say`(${shown}, changed)` : say`(${shown})`;
}

function veilText(place: Place, veil: Veil, value: Json): Shown {
  if (veil === "encrypted" || (typeof value === "string" && looksEncrypted(value))) return say`encrypted`;
  const size = bytesOf(value, place.isBase64 === true);
  return say`${shownName(veil)}, ${size} ${size === 1 ? say`byte` : say`bytes`}`;
}

/** The length of what is written, decoded where it is written in base64. */
function bytesOf(value: Json, isBase64: boolean): number {
  if (value === null) return 0;
  if (typeof value !== "string") return Buffer.byteLength(JSON.stringify(value));
  const digits = isBase64 ? value.replace(/\s+/g, "") : "";
  const isDecodable = digits !== "" && digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
  if (!isDecodable) return Buffer.byteLength(value);
  return Math.floor((digits.replace(/=+$/, "").length * 3) / 4);
}
