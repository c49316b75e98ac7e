import type { JsonObject } from "./json.ts";
import { isSecretName, meaningOf } from "./mask-names.ts";
import type { ObjectRef } from "./object-ref.ts";

/** What hides a value: people see this word and how long it is. */
export type Veil = "secret" | "machine config" | "text" | "binary" | "encrypted" | "not shown";

/** Where a value stands, as far as it decides what of it may be seen. */
export interface Place {
  readonly ref: ObjectRef;
  /** How many fields stand above; lists do not count. */
  readonly depth: number;
  /** The nearest field's name. */
  readonly field: string;
  /** Hides all that is here. */
  readonly veil?: Veil;
  /** Each value of this map is hidden on its own. */
  readonly eachVeil?: Veil;
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
  if (place.depth === 0) return topFieldOf(here);
  const hidden = hiddenBy(place.field, field, ref.kind);
  if (hidden !== undefined) return { ...here, ...hidden };
  return { ...here, ...(place.isPayload && { isPayload: true }), ...secrecyOf(place, field) };
}

/** The place of an item of the list at this place. `name` is what tells it apart, where something does. */
export function itemOf(place: Place, name: string | undefined): Place {
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

interface Hidden {
  readonly veil?: Veil;
  readonly eachVeil?: Veil;
}

/** Whole machine configurations and files: secrets are in them as text. */
const hiddenFields: readonly (Hidden & { readonly field: string; readonly under?: string; readonly kinds?: RegExp })[] =
  [
    // the whole object again, its secrets included (measured 8)
    { under: "annotations", field: "kubectl.kubernetes.io/last-applied-configuration", veil: "not shown" },
    { under: "annotations", field: "cluster.x-k8s.io/conversion-data", veil: "not shown" },
    { under: "annotations", field: "objectset.rio.cattle.io/applied", veil: "not shown" },
    // cloud-init's and kubeadm's files
    { under: "files", field: "content", veil: "text" },
    { under: "writeFiles", field: "content", veil: "text" },
    { under: "write_files", field: "content", veil: "text" },
    // Talos: siderolabs/cluster-api-bootstrap-provider-talos, TalosConfigSpec
    { under: "configPatches", field: "value", veil: "machine config" },
    { field: "strategicPatches", eachVeil: "machine config" },
    { field: "inlineManifests", veil: "machine config" },
    { field: "data", kinds: /^Talos/, veil: "machine config" },
    // cloud-init, in KubeVirt's volumes and elsewhere
    ...["userData", "userDataBase64", "networkData", "networkDataBase64", "user_data"].map((field) => ({
      field,
      veil: "machine config" as const,
    })),
    { under: "containerLinuxConfig", field: "additionalConfig", veil: "machine config" },
    { under: "additionalUserData", field: "config", veil: "machine config" },
    { under: "additionalUserData", field: "data", veil: "machine config" },
    // cluster-api-addon-provider-helm
    { field: "valuesTemplate", veil: "text" },
    { field: "values", kinds: /^HelmReleaseProxy$/, veil: "text" },
    { field: "encryptedData", eachVeil: "encrypted" },
  ];

function hiddenBy(under: string, field: string, kind: string): Hidden | undefined {
  const row = byField
    .get(field)
    ?.find((each) => (each.under === undefined || each.under === under) && (each.kinds?.test(kind) ?? true));
  return row && (row.veil === undefined ? { eachVeil: row.eachVeil ?? "not shown" } : { veil: row.veil });
}

const byField = Map.groupBy(hiddenFields, (row) => row.field);

const openInSecret = new Set(["apiVersion", "kind", "metadata", "type", "immutable"]);

/** The fields of the object itself. All that a Secret has and that is not known to be harmless is hidden. */
function topFieldOf(here: Place): Place {
  const { ref, field } = here;
  if (field === "sops") return { ...here, veil: "encrypted" };
  if (ref.kind === "Secret") return secretFieldOf(here);
  if (ref.kind === "ConfigMap" && field === "data") return { ...here, isPayload: true };
  if (ref.kind === "ConfigMap" && field === "binaryData") return { ...here, eachVeil: "binary", isBase64: true };
  return { ...here, ...hiddenBy("", field, ref.kind), ...secrecyOf(here, field) };
}

function secretFieldOf(here: Place): Place {
  if (here.field === "data") return { ...here, eachVeil: "secret", isBase64: true };
  if (here.field === "stringData") return { ...here, eachVeil: "secret" };
  return openInSecret.has(here.field) ? here : { ...here, veil: "secret" };
}

/** What a secret is kept in when something above has its name: `{ name: token, value: … }`. */
const valueFields = new Set(["value", "values", "default", "example", "enum", "const", "data", "content", "plaintext"]);

function secrecyOf(above: Place, field: string): Pick<Place, "isSecret" | "namesSecret"> {
  const isValue = above.namesSecret === true && valueFields.has(field);
  const { isContainer, isSecret } = meaningOf(field);
  if (above.isSecret === true || isValue || isContainer) return { isSecret: true, namesSecret: true };
  return above.namesSecret === true || isSecret ? { namesSecret: true } : {};
}
