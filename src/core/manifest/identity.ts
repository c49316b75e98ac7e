import { say, shownName, type Shown } from "#core/shown/shown.ts";

import { isConfiguration } from "./configuration-kinds.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { came, type Mistake } from "./mistake.ts";
import { nameRuleOf, namespaceRule, type NameRule } from "./names.ts";
import { groupOf } from "./object-ref.ts";

/** Who an object says it is, before a default namespace. */
export interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Empty where it names none. */
  readonly namespace: string;
}

/** Reads an object's identity, or says what keeps it from being a manifest. */
export function identityOf(object: JsonObject): Identity | Mistake {
  const { apiVersion, kind } = object;
  if (isEmpty(apiVersion) && isEmpty(kind)) return foreign(noManifest);
  if (isEmpty(kind)) return missing("kind", say`such as Cluster`, kind);
  if (isEmpty(apiVersion)) return missing("apiVersion", say`such as cluster.x-k8s.io/v1beta2`, apiVersion);
  if (typeof apiVersion !== "string" || !apiVersionPattern.test(apiVersion)) return wrongApiVersion(apiVersion);
  if (typeof kind !== "string" || !kindPattern.test(kind))
    return wrong(["kind"], say`the name of a kind, such as Cluster`, kind);
  if (isConfiguration(groupOf(apiVersion), kind))
    return foreign(
      say`${shownName(kind)} configures a program and is no object of the API: it is not in the plan. Exclude the file to be rid of this notice.`,
    );
  return named(object, apiVersion, kind);
}

export function isMistake(value: Identity | Mistake): value is Mistake {
  return "rule" in value;
}

const noManifest = say`The document has neither apiVersion nor kind, so it is no manifest and not in the plan. If it is to be one, add both; if not, exclude the file to be rid of this notice.`;

/** A group is a DNS name, a version a DNS label: apimachinery's validation of both in CustomResourceDefinitions. */
const apiVersionPattern = /^(?:[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?\/)?[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

const kindPattern = /^[A-Za-z](?:[-A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;

function named(object: JsonObject, apiVersion: string, kind: string): Identity | Mistake {
  const { metadata } = object;
  if (!isObject(metadata)) return wrong(["metadata"], say`a mapping with a name`, metadata);
  const { name, generateName } = metadata;
  if (isEmpty(name) && !isEmpty(generateName)) return generated;
  const rule = nameRuleOf(groupOf(apiVersion), kind);
  if (!isName(name, rule)) return wrong(["metadata", "name"], rule.expected, name);
  const namespace = metadata["namespace"] ?? "";
  if (namespace !== "" && !isName(namespace, namespaceRule)) {
    return wrong(["metadata", "namespace"], namespaceRule.expected, namespace);
  }
  return { apiVersion, kind, name, namespace };
}

function isName(value: Json | undefined, rule: NameRule): value is string {
  return typeof value === "string" && rule.accepts(value);
}

const generated: Mistake = {
  rule: "invalid-manifest",
  path: ["metadata", "generateName"],
  message: say`The object has a generateName and no name: each apply would create another one, so it can be neither planned nor applied from git. Give it a name.`,
};

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "";
}

function foreign(message: Shown): Mistake {
  return { rule: "not-a-manifest", path: [], message, foreign: true };
}

function missing(field: string, example: Shown, value: Json | undefined): Mistake {
  const message = say`Expected ${shownName(field)}, ${example}; ${came(value)} came.`;
  return { rule: "invalid-manifest", path: [field], message, foreign: true };
}

function wrongApiVersion(apiVersion: Json | undefined): Mistake {
  return wrong(
    ["apiVersion"],
    say`a group and a version with one slash between, such as cluster.x-k8s.io/v1beta2, or v1 alone`,
    apiVersion,
  );
}

function wrong(path: readonly string[], expected: Shown, value: Json | undefined): Mistake {
  const field = shownName(path.join("."));
  if (typeof value === "string" && value.includes("${")) return placeholder(path, field);
  return { rule: "invalid-manifest", path, message: say`Expected ${field} to be ${expected}; ${came(value)} came.` };
}

function placeholder(path: readonly string[], field: Shown): Mistake {
  const message = say`${field} holds a placeholder ("\${…}"), so this is a template that nobody has expanded. Name its path in "templates" in .github/slipway.yml, commit what "clusterctl generate yaml" prints, or exclude the file.`;
  return { rule: "invalid-manifest", path, message, template: true };
}
