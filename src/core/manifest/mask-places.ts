import { isSecretName, meaningOf } from "#core/shown/secret-names.ts";

import type { JsonObject } from "./json.ts";
import { isSecretKind, openIn, openInMetadata, type Open } from "./mask-secret.ts";
import { hiddenBy, type Veil } from "./mask-fields.ts";
import type { ObjectRef } from "./object-ref.ts";

/** Where a value stands, as far as it decides what of it may be seen. */
export interface Place {
  readonly ref: ObjectRef;
  /** How many fields stand above; lists do not count. */
  readonly depth: number;
  /** The nearest field's name. */
  readonly field: string;
  /** Hides all that is here. */
  readonly veil?: Veil;
  /** Each value of this map or list is hidden on its own. */
  readonly eachVeil?: Veil;
  /** Hides a text that stands here, and nothing of a mapping. */
  readonly textVeil?: Veil;
  /** Of a Secret: what may be seen here. All else is hidden. */
  readonly open?: Open;
  /** The value of an annotation. */
  readonly isAnnotation?: true;
  /** Of a patch: the place of the field that it patches. */
  readonly patched?: Place;
  /** Values are written in base64. */
  readonly isBase64?: true;
  /** Scalars here are secret, but for the names of other things. */
  readonly isSecret?: true;
  /** Above stands a name that says so of what `value` and its like hold. */
  readonly namesSecret?: true;
  /** The values of a ConfigMap. */
  readonly isPayload?: true;
}

export function rootOf(ref: ObjectRef): Place {
  return { ref, depth: 0, field: "" };
}

/** The place of a field of the object at this place. */
export function fieldOf(place: Place, field: string): Place {
  const { ref } = place;
  const here = { ref, depth: place.depth + 1, field };
  const veil = place.veil ?? place.eachVeil;
  if (veil !== undefined) return { ...here, veil, ...(place.isBase64 && { isBase64: true }) };
  if (place.open !== undefined) return openFieldOf(place, here);
  if (place.depth === 0) return topFieldOf(here);
  if (place.patched !== undefined && field === "template") return place.patched;
  return innerFieldOf(place, here);
}

/** The place of a field of a Secret that stands inside of another object. */
export function innerSecretFieldOf(place: Place, field: string): Place {
  const here = { ref: place.ref, depth: place.depth + 1, field };
  return secretFieldOf(here, true);
}

/** The place of an item of the list at this place. `name` is what tells it apart, where something does. */
export function itemOf(place: Place, name: string | undefined): Place {
  if (place.open !== undefined) return { ...place, veil: "secret" };
  if (place.eachVeil !== undefined) return { ...place, veil: place.eachVeil };
  return name !== undefined && isSecretName(name) ? { ...place, namesSecret: true } : place;
}

/** The names by which an object says what its value is: of a variable, an argument, a patched field. */
export function namingOf(object: JsonObject): readonly string[] {
  return ["name", "key", "path", "option", "header"].flatMap((key) => {
    const name = Object.hasOwn(object, key) ? object[key] : undefined;
    return typeof name === "string" ? [name] : [];
  });
}

/** The fields of the object itself. All that a Secret has and that is not known to be harmless is hidden. */
function topFieldOf(here: Place): Place {
  const { ref, field } = here;
  if (field === "sops") return { ...here, veil: "encrypted" };
  if (isSecretKind(ref.kind)) return secretFieldOf(here, false);
  if (ref.kind === "ConfigMap" && field === "data") return { ...here, isPayload: true };
  if (ref.kind === "ConfigMap" && field === "binaryData") return { ...here, eachVeil: "binary", isBase64: true };
  return { ...here, ...hiddenBy("", field, ref.kind), ...secrecyOf(here, field) };
}

/** A field of a field. */
function innerFieldOf(above: Place, here: Place): Place {
  const hidden = hiddenBy(above.field, here.field, here.ref.kind);
  if (hidden !== undefined) return { ...here, ...hidden };
  const secrecy = secrecyOf(above, here.field);
  if (above.field === "annotations") return { ...here, isAnnotation: true, ...secrecy };
  return { ...here, ...(above.isPayload && { isPayload: true }), ...secrecy };
}

function secretFieldOf(here: Place, isInner: boolean): Place {
  if (here.field === "data") return { ...here, eachVeil: "secret", isBase64: true };
  if (here.field === "stringData") return { ...here, eachVeil: "secret" };
  const open = openIn(here.field, isInner);
  return open === undefined ? { ...here, veil: "secret" } : { ...here, open };
}

/** Below what a Secret may show: the names in its metadata, and its labels and annotations, which hide what others' hide. */
function openFieldOf(above: Place, here: Place): Place {
  if (above.open === "texts") {
    return { ...innerFieldOf(above, here), open: "text" };
  }
  const open = above.open === "metadata" ? openInMetadata(here.field) : undefined;
  return open === undefined ? { ...here, veil: "secret" } : { ...here, open };
}

/** Whether an object names the value that is in it as a secret: `{ name: password, value: … }`. */
export function namesSecret(object: JsonObject): boolean {
  return namingOf(object).some(isSecretName) && Object.keys(object).some((key) => valueFields.has(key));
}

/** What a secret is kept in when something above has its name: `{ name: token, value: … }`. */
const valueFields = new Set(["value", "values", "default", "example", "enum", "const", "data", "content", "plaintext"]);

function secrecyOf(above: Place, field: string): Pick<Place, "isSecret" | "namesSecret"> {
  const isValue = above.namesSecret === true && valueFields.has(field);
  const { isContainer, isSecret } = meaningOf(field);
  if (above.isSecret === true || isValue || isContainer) return { isSecret: true, namesSecret: true };
  return above.namesSecret === true || isSecret ? { namesSecret: true } : {};
}
