import { say } from "#core/shown/shown.ts";

import { kinds, ofKind } from "../kinds.ts";
import type { Rule } from "../rule.ts";

/** A name that does not fit in a label. */
export const nameTooLong: Rule = {
  name: "name-too-long",
  severity: "error",
  summary: "The name of a Cluster or MachineDeployment is longer than 63 characters.",
  reason: "The names become values of labels, which hold 63 characters. The webhook refuses a longer one.",
  source: "CAPI:internal/webhooks/cluster.go, machinedeployment.go; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: production-europe-north-1-customer-facing-services-second-generation, namespace: default }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod-eu-north-1-gen2, namespace: default }
`,
  },
  *check({ fleet }) {
    for (const manifest of [...ofKind(fleet, kinds.cluster), ...ofKind(fleet, kinds.machineDeployment)]) {
      const { length } = manifest.ref.name;
      if (length <= longest) continue;
      const message = say`The name has ${length} characters and the API takes at most ${longest}: it becomes the value of a label. Shorten it.`;
      yield { manifest, path: ["metadata", "name"], message, refused: true };
    }
  },
};

const longest = 63;
