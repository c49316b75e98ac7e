import type { Fleet } from "#core/fleet/fleet.ts";
import { numberAt, textAt } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { shownText } from "#core/manifest/mask.ts";
import { keyOf, shownRef } from "#core/manifest/object-ref.ts";
import { say } from "#core/shown/shown.ts";

import { hasEndpoint, keysOfEndpoint } from "../endpoints.ts";
import { shownPlace } from "../places.ts";
import type { Finding, LintContext, Rule } from "../rule.ts";

/** One control plane endpoint for two clusters. */
export const endpointShared: Rule = {
  name: "endpoint-shared",
  severity: "warning",
  summary: "Two clusters have the same control plane endpoint.",
  reason:
    "A static endpoint belongs to one cluster. Its machines announce it, and the other cluster's machines and clients reach the " +
    "wrong control plane or none. Nothing refuses it, in one namespace or in two.",
  source: "CAPI:docs/book/src/developer/providers/contracts/infra-cluster.md, control plane endpoint",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { controlPlaneEndpoint: { host: 10.0.0.10, port: 6443 } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c2, namespace: default }
spec: { controlPlaneEndpoint: { host: 10.0.0.10, port: 6443 } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { controlPlaneEndpoint: { host: 10.0.0.10, port: 6443 } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c2, namespace: default }
spec: { controlPlaneEndpoint: { host: 10.0.0.20, port: 6443 } }
`,
  },
  *check(context) {
    const byHost = new Map<string, Endpoint[]>();
    for (const endpoint of endpointsOf(context.fleet)) {
      const sharers = byHost.get(endpoint.host);
      if (sharers === undefined) byHost.set(endpoint.host, [endpoint]);
      else sharers.push(endpoint);
    }
    for (const endpoints of byHost.values()) {
      if (endpoints.length < 2) continue;
      for (const alike of Map.groupBy(endpoints, portOf).values()) {
        yield* sharedAmong(alike.toSorted(byKey), context);
      }
    }
  },
};

interface Endpoint {
  readonly manifest: Manifest;
  readonly host: string;
}

function* endpointsOf(fleet: Fleet): Iterable<Endpoint> {
  for (const [kind, manifests] of fleet.kinds) {
    if (!hasEndpoint(kind)) continue;
    for (const manifest of manifests) {
      const host = hostOf(manifest);
      if (host !== undefined) yield { manifest, host };
    }
  }
}

function hostOf({ object }: Manifest): string | undefined {
  return textAt(object, ...keysOfEndpoint, "host")?.toLowerCase();
}

const defaultPort = 6443;

function portOf({ manifest }: Endpoint): number {
  return numberAt(manifest.object, ...keysOfEndpoint, "port") ?? defaultPort;
}

function byKey({ manifest: one }: Endpoint, { manifest: other }: Endpoint): number {
  return one.key < other.key ? -1 : 1;
}

/** The one that was there before keeps it; each other cluster is told of, once. */
function* sharedAmong(endpoints: readonly Endpoint[], { fleet, base }: LintContext): Iterable<Finding> {
  const owners = ownersOf(fleet);
  const ownerOf = ({ manifest }: Endpoint): string => owners.get(manifest.key) ?? manifest.key;
  const wasThere = ({ manifest, host }: Endpoint): boolean => {
    const before = base?.manifests.get(manifest.key);
    return before !== undefined && hostOf(before) === host;
  };
  const [first, ...rest] = [...endpoints.filter(wasThere), ...endpoints.filter((each) => !wasThere(each))];
  if (first === undefined) return;
  const told = new Set([ownerOf(first)]);
  for (const endpoint of rest) {
    if (told.has(ownerOf(endpoint))) continue;
    told.add(ownerOf(endpoint));
    yield findingOf(endpoint, first);
  }
}

/** The Cluster of an infrastructure cluster, both by their keys. */
function ownersOf(fleet: Fleet): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { manifest, infrastructure } of fleet.clusters.values()) {
    if (infrastructure === undefined) continue;
    owners.set(keyOf(infrastructure.target), manifest.key);
  }
  return owners;
}

function findingOf({ manifest, host }: Endpoint, first: Endpoint): Finding {
  const path = [...keysOfEndpoint, "host"];
  const message = say`${shownText(manifest.ref, path, host)} is the endpoint of ${shownRef(first.manifest.ref)} too (${shownPlace(first.manifest, path)}): only one cluster can have it. Give this one an address of its own.`;
  return { manifest, path, message };
}
