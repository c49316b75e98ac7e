import { objectAt } from "#core/manifest/json.ts";
import { say } from "#core/shown/shown.ts";

import { isWritten } from "../fields.ts";
import { machineSpecsOf } from "../embedded-specs.ts";
import type { Rule } from "../rule.ts";

/** Machines that nothing says how to bootstrap. */
export const bootstrapMissing: Rule = {
  name: "bootstrap-missing",
  severity: "error",
  summary: "A pool or a Machine has neither bootstrap.configRef nor bootstrap.dataSecretName.",
  reason: "Without bootstrap data a machine cannot join. The webhook refuses it.",
  source: "CAPI:internal/webhooks/machinedeployment.go; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1, template: { spec: { clusterName: c1, bootstrap: {} } } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { clusterName: c1, template: { spec: { clusterName: c1, bootstrap: { dataSecretName: c1-bootstrap } } } }
`,
  },
  *check({ fleet }) {
    for (const { manifest, path, value } of machineSpecsOf(fleet)) {
      const bootstrap = objectAt(value, "bootstrap");
      if (isWritten(bootstrap?.["configRef"]) || isWritten(bootstrap?.["dataSecretName"])) continue;
      const message = say`The machines have no bootstrap data, and the API refuses it. Write bootstrap.configRef with the template of their bootstrap config, or bootstrap.dataSecretName.`;
      yield { manifest, path: [...path, "bootstrap"], message, refused: true };
    }
  },
};
