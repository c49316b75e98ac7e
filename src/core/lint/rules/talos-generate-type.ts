import { textAt } from "#core/manifest/json.ts";
import { say, shownValueText, type Shown } from "#core/shown/shown.ts";

import { keysOf, type Keys } from "../fields.ts";
import { kinds, ofKind } from "../kinds.ts";
import type { Rule } from "../rule.ts";

/** A Talos configuration of a type that the provider no longer makes. */
export const talosGenerateType: Rule = {
  name: "talos-generate-type",
  severity: "error",
  summary: "generateType of a Talos configuration is not one that the bootstrap provider knows.",
  reason:
    "The API takes any text. The provider makes controlplane, init and worker, and takes a configuration of one's own for none; on " +
    "another type it fails and the machine never boots. The old word for worker, join, is still understood.",
  source: "CABPT:controllers/talosconfig_controller.go; talos:pkg/machinery/config/machine, ParseType",
  examples: {
    bad: `
apiVersion: bootstrap.cluster.x-k8s.io/v1alpha3
kind: TalosConfigTemplate
metadata: { name: c1-md-0, namespace: default }
spec: { template: { spec: { generateType: agent } } }
`,
    good: `
apiVersion: bootstrap.cluster.x-k8s.io/v1alpha3
kind: TalosConfigTemplate
metadata: { name: c1-md-0, namespace: default }
spec: { template: { spec: { generateType: worker } } }
`,
  },
  *check({ fleet }) {
    for (const [kind, path] of places) {
      for (const manifest of ofKind(fleet, kind)) {
        const type = textAt(manifest.object, ...path);
        if (type === undefined || known.has(type)) continue;
        if (type === "join") yield { manifest, path, message: outdated, severity: "notice" };
        else yield { manifest, path, message: unknown(type) };
      }
    }
  },
};

const outdated = say`join is the old word for worker, which the provider still understands. Write worker in the next template.`;

function unknown(type: string): Shown {
  return say`The Talos bootstrap provider makes no configuration of type ${shownValueText(type)}: the machines never boot. Write controlplane, init, worker or none.`;
}

/** `controlplane` and its like, as github.com/siderolabs/talos parses machine types, and the provider's own `none`. */
const known: ReadonlySet<string> = new Set(["controlplane", "init", "worker", "none"]);

const places: readonly (readonly [kind: string, path: Keys])[] = [
  [kinds.talosConfigTemplate, keysOf("spec.template.spec.generateType")],
  [kinds.talosConfig, keysOf("spec.generateType")],
  [kinds.talosControlPlane, keysOf("spec.controlPlaneConfig.controlplane.generateType")],
];
