import type { ClusterClass } from "#core/fleet/fleet.ts";
import type { FieldPath } from "#core/manifest/field-path.ts";
import { isObject, listAt, objectAt, textAt, valueAt, type Json, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { shownRef } from "#core/manifest/object-ref.ts";
import { joined, say, shownValueText } from "#core/shown/shown.ts";

import { isWritten } from "../fields.ts";
import type { Finding, Rule } from "../rule.ts";

/** A topology's variable that its class does not define, or a required one that it lacks. */
export const topologyVariable: Rule = {
  name: "topology-variable",
  severity: "error",
  summary: "A topology sets a variable that its ClusterClass does not define, or lacks one that the class requires.",
  reason: "Variables are checked against their definitions, and the webhook refuses the Cluster.",
  source: "CAPI:internal/topology/variables/cluster_variable_validation.go; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { topology: { classRef: { name: small }, version: v1.34.1, variables: [{ name: flavour, value: m1 }] } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: small, namespace: default }
spec: { variables: [{ name: flavor, required: false, schema: { openAPIV3Schema: { type: string } } }] }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { topology: { classRef: { name: small }, version: v1.34.1, variables: [{ name: flavor, value: m1 }] } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: small, namespace: default }
spec: { variables: [{ name: flavor, required: false, schema: { openAPIV3Schema: { type: string } } }] }
`,
  },
  *check({ fleet }) {
    for (const { manifest, topology } of fleet.clusters.values()) {
      const clusterClass = topology && fleet.classes.get(topology.classKey);
      if (topology === undefined || clusterClass === undefined || discoversVariables(clusterClass)) continue;
      const defined = namesOf(variablesOf(clusterClass));
      const scope = { manifest, clusterClass, defined };
      yield* undefinedAmong(listAt(manifest.object, ...variablesPath), variablesPath, scope);
      for (const { path, value } of topology.entries.values()) {
        yield* undefinedAmong(listAt(value, "variables", "overrides"), [...path, "variables", "overrides"], scope);
      }
      yield* lackingIn(manifest, clusterClass);
    }
  },
};

const variablesPath = ["spec", "topology", "variables"];

/** An extension may define more variables than the class shows. */
function discoversVariables({ manifest }: ClusterClass): boolean {
  return listAt(manifest.object, "spec", "patches").some((patch) =>
    isWritten(valueAt(patch, "external", "discoverVariablesExtension")),
  );
}

function variablesOf({ manifest }: ClusterClass): readonly Json[] {
  return listAt(manifest.object, "spec", "variables");
}

function namesOf(variables: readonly Json[]): ReadonlySet<string> {
  return new Set(variables.map((variable) => textAt(variable, "name") ?? ""));
}

interface Defined {
  readonly manifest: Manifest;
  readonly clusterClass: ClusterClass;
  readonly defined: ReadonlySet<string>;
}

function* undefinedAmong(
  variables: readonly Json[],
  path: FieldPath,
  { manifest, clusterClass, defined }: Defined,
): Iterable<Finding> {
  for (const [index, variable] of variables.entries()) {
    const name = textAt(variable, "name");
    if (name === undefined || defined.has(name)) continue;
    const known = defined.size === 0 ? say`none` : joined([...defined].map(shownValueText), ", ");
    const message = say`${shownRef(clusterClass.manifest.ref)} defines no variable ${shownValueText(name)}, and the API refuses the Cluster. It defines: ${known}.`;
    yield { manifest, path: [...path, { item: name, index }, "name"], message, refused: true };
  }
}

function* lackingIn(manifest: Manifest, clusterClass: ClusterClass): Iterable<Finding> {
  const set = namesOf(listAt(manifest.object, ...variablesPath));
  for (const variable of variablesOf(clusterClass)) {
    const name = textAt(variable, "name");
    if (name === undefined || set.has(name) || !isNeeded(variable)) continue;
    const message = say`${shownRef(clusterClass.manifest.ref)} requires variable ${shownValueText(name)}, which is not set, and the API refuses the Cluster. Add it to spec.topology.variables.`;
    yield { manifest, path: variablesPath, message, refused: true };
  }
}

/** Required, and without a default of its own or of one of its fields. */
function isNeeded(variable: Json): boolean {
  const schema = objectAt(variable, "schema", "openAPIV3Schema");
  return valueAt(variable, "required") === true && !hasDefault(schema);
}

function hasDefault(schema: JsonObject | undefined): boolean {
  if (schema === undefined) return false;
  const fields = Object.values(objectAt(schema, "properties") ?? {});
  return isWritten(schema["default"]) || fields.some((field) => isObject(field) && hasDefault(field));
}
