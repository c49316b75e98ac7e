import type { Manifest } from "#core/manifest/manifest.ts";
import { shownFieldPath, shownText } from "#core/manifest/mask.ts";
import { came } from "#core/manifest/mistake.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import { controlPlaneShape, fieldShapes } from "../field-shapes.ts";
import type { Finding, Rule } from "../rule.ts";
import { fits, misfitsOf, type MappingShape, type Misfit } from "../shapes.ts";

/** A field of a type that it cannot have. */
export const fieldType: Rule = {
  name: "field-type",
  severity: "error",
  summary:
    "A field that machines are counted by, or that ties objects together, has a value of a wrong type or out of range.",
  reason:
    "The API server checks values against the kind's definition and refuses the whole object. YAML makes text of quoted numbers, and " +
    "numbers or booleans of names such as 1e3 or no. What a topology asks for is refused when its objects are made, which stops the whole cluster.",
  source:
    "CAPI: the definitions of v1.14.0, x-kubernetes-int-or-string; CAPI:internal/webhooks/machinedeployment.go, validateRolloutStrategy; kubernetes:staging/src/k8s.io/apiextensions-apiserver, ValidateScaleSpec; measured 1.12",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1, replicas: "3" }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1, replicas: 3 }
`,
  },
  *check({ fleet }) {
    for (const [kind, manifests] of fleet.kinds) {
      const shape = shapeOf(kind);
      if (shape === undefined) continue;
      for (const manifest of manifests) {
        if (!fits(manifest.object, shape)) yield* findingsIn(manifest, shape);
      }
    }
  },
};

function shapeOf(kind: string): MappingShape | undefined {
  const isControlPlane = kind.startsWith("controlplane.cluster.x-k8s.io/") && !kind.endsWith("Template");
  return fieldShapes[kind] ?? (isControlPlane ? controlPlaneShape : undefined);
}

/** Told of one object: whoever mends these finds the rest the same way. */
const mostFindings = 10;

function* findingsIn(manifest: Manifest, shape: MappingShape): Iterable<Finding> {
  for (const misfit of [...misfitsOf(manifest.object, shape, [])].slice(0, mostFindings)) {
    const message = say`Expected ${shownFieldPath(misfit.path)} to be ${expectedOf(misfit)}; ${cameAs(manifest, misfit)} came, and the API refuses that.`;
    yield { manifest, path: misfit.path, message, refused: true };
  }
}

function expectedOf({ shape }: Misfit): Shown {
  if (shape.kind === "value") return shape.expected;
  return shape.kind === "list" ? say`a list` : say`a mapping`;
}

/** With the value itself, as far as the mask lets it be seen. */
function cameAs({ ref }: Manifest, { path, value }: Misfit): Shown {
  const isPlain = typeof value === "number" || (typeof value === "string" && value !== "");
  return isPlain ? say`${came(value)} (${shownText(ref, path, String(value))})` : came(value);
}
