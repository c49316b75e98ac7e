import type { Json, JsonObject } from "./json.ts";

/** What a Secret may show at a place: a text, texts by name, a boolean, its type, its metadata. All else there is hidden. */
export type Open = "text" | "texts" | "boolean" | "type" | "metadata";

/** Whether a kind is that of Secrets: in other letters the API refuses it, and it holds the same. */
export function isSecretKind(kind: Json | undefined): boolean {
  return typeof kind === "string" && kind.length === secretLength && kind.toLowerCase() === "secret";
}

const secretLength = "secret".length;

/** Whether an object inside of another is a Secret, or claims to be, and no mere reference to one. */
export function isInnerSecret(object: JsonObject): boolean {
  return isSecretKind(object["kind"]) && Object.keys(object).some((key) => !references.has(key));
}

/** What a field of a Secret may show; undefined hides it. Inside of other objects, references look like Secrets. */
export function openIn(field: string, isInner: boolean): Open | undefined {
  return fields.get(field) ?? (isInner ? references.get(field) : undefined);
}

export function openInMetadata(field: string): Open | undefined {
  return metadata.get(field);
}

/** Whether a value is what its place may show. */
export function isOpen(open: Open, value: Json): boolean {
  if (value === null) return true;
  if (open === "type") return typeof value === "string" && type.test(value);
  if (open === "text") return typeof value === "string";
  if (open === "boolean") return typeof value === "boolean";
  return typeof value === "object" && !Array.isArray(value);
}

/** What the API takes for a key of a Secret's data: apimachinery, IsConfigMapKey. */
export function isDataKey(key: string): boolean {
  return /^[-._a-zA-Z0-9]{1,253}$/.test(key);
}

const fields: ReadonlyMap<string, Open> = new Map([
  ["apiVersion", "text"],
  ["kind", "text"],
  ["type", "type"],
  ["immutable", "boolean"],
  ["metadata", "metadata"],
]);

const metadata: ReadonlyMap<string, Open> = new Map([
  ["name", "text"],
  ["namespace", "text"],
  ["labels", "texts"],
  ["annotations", "texts"],
]);

/** `{ kind: Secret, name: a, key: b }`: where one is, not what is in it. */
const references: ReadonlyMap<string, Open> = new Map([
  ...["apiVersion", "kind", "apiGroup", "group", "version", "name", "namespace", "key", "fieldPath", "uid"].map(
    (field) => [field, "text"] as const,
  ),
  ["optional", "boolean"],
]);

/** The API's own types, and those that tools name after their domains. */
const type = /^(?:Opaque|[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[A-Za-z0-9._-]{1,63})$/;
