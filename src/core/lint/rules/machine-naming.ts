import { say } from "#core/shown/shown.ts";

import { fieldOf, keysOf } from "../fields.ts";
import { kinds, ofKind } from "../kinds.ts";
import type { Rule } from "../rule.ts";

/** Names for machines that would all be one. */
export const machineNaming: Rule = {
  name: "machine-naming",
  severity: "error",
  summary: "A template for the names of machines lacks {{ .random }}.",
  reason: "Machines of a pool need names that differ. The webhook wants {{ .random }}, spelt just so.",
  source:
    "CAPI:internal/webhooks/machinedeployment.go, controlplane/kubeadm/internal/webhooks/kubeadm_control_plane.go",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { machineNaming: { template: "{{ .machineSet.name }}" } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec: { machineNaming: { template: "{{ .machineSet.name }}-{{ .random }}" } }
`,
  },
  *check({ fleet }) {
    for (const kind of [kinds.machineDeployment, kinds.machineSet, kinds.kubeadmControlPlane]) {
      for (const manifest of ofKind(fleet, kind)) {
        const field = fieldOf(manifest, spellings);
        if (typeof field?.value !== "string" || field.value === "" || field.value.includes("{{ .random }}")) continue;
        const message = say`The template for names has no {{ .random }}, and the API refuses it: machines need names that differ. Add it.`;
        yield { manifest, path: field.path, message, refused: true };
      }
    }
  },
};

const spellings = [keysOf("spec.machineNaming.template"), keysOf("spec.machineNamingStrategy.template")];
