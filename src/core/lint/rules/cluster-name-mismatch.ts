import { textAt } from "#core/manifest/json.ts";
import { say, shownValueText } from "#core/shown/shown.ts";

import { kinds, ofKind } from "../kinds.ts";
import type { Rule } from "../rule.ts";

/** A pool of one cluster whose machines would be of another. */
export const clusterNameMismatch: Rule = {
  name: "cluster-name-mismatch",
  severity: "error",
  summary: "spec.clusterName and spec.template.spec.clusterName of a pool differ.",
  reason: "A pool and its machines belong to one cluster. The webhook refuses two names.",
  source: "CAPI:internal/webhooks/machinedeployment.go; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1, template: { spec: { clusterName: c2 } } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1, template: { spec: { clusterName: c1 } } }
`,
  },
  *check({ fleet }) {
    for (const manifest of [kinds.machineDeployment, kinds.machineSet, kinds.machinePool].flatMap((kind) =>
      ofKind(fleet, kind),
    )) {
      const pool = textAt(manifest.object, "spec", "clusterName");
      const machines = textAt(manifest.object, ...path);
      if (pool === undefined || machines === undefined || pool === machines) continue;
      const message = say`The pool belongs to cluster ${shownValueText(pool)} and its machines to ${shownValueText(machines)}, and the API refuses it. Write one name in both places.`;
      yield { manifest, path, message, refused: true };
    }
  },
};

const path = ["spec", "template", "spec", "clusterName"];
