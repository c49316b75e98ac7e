import { listAt, textAt, valueAt } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { say, shownValueText } from "#core/shown/shown.ts";

import { ipAddressOf, isWithin, rangeOf } from "../ip-address.ts";
import { kinds, ofKind } from "../kinds.ts";
import type { Finding, Rule } from "../rule.ts";

/** A Proxmox cluster whose endpoint its own machines could get. */
export const proxmoxEndpoint: Rule = {
  name: "proxmox-endpoint",
  severity: "error",
  summary: "The control plane endpoint of a ProxmoxCluster is among the addresses for its machines.",
  reason: "A machine that gets the endpoint's address takes the API server off the network. The webhook refuses it.",
  source: "capmox:internal/webhook/proxmoxcluster_webhook.go",
  examples: {
    bad: `
apiVersion: infrastructure.cluster.x-k8s.io/v1alpha1
kind: ProxmoxCluster
metadata: { name: c1, namespace: default }
spec:
  controlPlaneEndpoint: { host: 10.0.0.10, port: 6443 }
  ipv4Config: { addresses: [10.0.0.2-10.0.0.20], prefix: 24, gateway: 10.0.0.1 }
`,
    good: `
apiVersion: infrastructure.cluster.x-k8s.io/v1alpha1
kind: ProxmoxCluster
metadata: { name: c1, namespace: default }
spec:
  controlPlaneEndpoint: { host: 10.0.0.30, port: 6443 }
  ipv4Config: { addresses: [10.0.0.2-10.0.0.20], prefix: 24, gateway: 10.0.0.1 }
`,
  },
  *check({ fleet }) {
    for (const manifest of ofKind(fleet, kinds.proxmoxCluster)) {
      if (valueAt(manifest.object, "spec", "externalManagedControlPlane") === true) continue;
      for (const config of ["ipv4Config", "ipv6Config"]) yield* poolFindings(manifest, config);
    }
  },
};

function* poolFindings(manifest: Manifest, config: string): Iterable<Finding> {
  const host = textAt(manifest.object, "spec", "controlPlaneEndpoint", "host") ?? "";
  const endpoint = ipAddressOf(host);
  for (const [index, addresses] of listAt(manifest.object, "spec", config, "addresses").entries()) {
    const range = typeof addresses === "string" ? rangeOf(addresses) : undefined;
    if (endpoint === undefined || range === undefined || !isWithin(endpoint, range)) continue;
    const message = say`The endpoint ${shownValueText(host)} is among the addresses for machines, and the API refuses it. Leave it out of the pool.`;
    yield { manifest, path: ["spec", config, "addresses", index], message, refused: true };
  }
}
