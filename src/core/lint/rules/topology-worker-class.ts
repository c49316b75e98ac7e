import type { Cluster, ClusterClass, Fleet, TopologyEntry } from "#core/fleet/fleet.ts";
import { classPartOf, topologyControlPlane } from "#core/fleet/topology.ts";
import { shownRef } from "#core/manifest/object-ref.ts";
import { joined, say, shownValueText } from "#core/shown/shown.ts";

import type { Finding, Rule } from "../rule.ts";

/** A topology's pool of a class that its ClusterClass does not have. */
export const topologyWorkerClass: Rule = {
  name: "topology-worker-class",
  severity: "error",
  summary: "A pool of a topology names a worker class that its ClusterClass does not have.",
  reason: "The webhook refuses the Cluster: there is nothing to make the pool of.",
  source: "CAPI:internal/topology/check/compatibility.go; measured with Cluster API v1.14.0",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec:
  topology:
    classRef: { name: small }
    version: v1.34.1
    workers: { machineDeployments: [{ name: md-0, class: large-worker }] }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: small, namespace: default }
spec: { workers: { machineDeployments: [{ class: default-worker }] } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec:
  topology:
    classRef: { name: small }
    version: v1.34.1
    workers: { machineDeployments: [{ name: md-0, class: default-worker }] }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: small, namespace: default }
spec: { workers: { machineDeployments: [{ class: default-worker }] } }
`,
  },
  *check({ fleet, base }) {
    for (const cluster of fleet.clusters.values()) {
      const clusterClass = cluster.topology && fleet.classes.get(cluster.topology.classKey);
      if (clusterClass === undefined) continue;
      for (const [key, entry] of unknownIn(cluster, clusterClass)) {
        if (base === undefined || !isLost(key, cluster, base)) yield unknownClass(cluster, entry, clusterClass);
      }
    }
  },
};

function unknownIn({ topology }: Cluster, clusterClass: ClusterClass): readonly (readonly [string, TopologyEntry])[] {
  return [...(topology?.entries ?? [])].filter(
    ([key, entry]) => key !== topologyControlPlane && classPartOf(key, entry, clusterClass) === undefined,
  );
}

function unknownClass(
  { manifest }: Cluster,
  entry: TopologyEntry,
  { manifest: { ref }, workers }: ClusterClass,
): Finding {
  const names = [...workers.keys()].map((name) => shownValueText(name.slice(name.indexOf("/") + 1)));
  const known = names.length === 0 ? say`none` : joined(names, ", ");
  const message = say`${shownRef(ref)} has no worker class ${shownValueText(entry.class ?? "")} for such a pool, and the API refuses the Cluster. It has: ${known}.`;
  return { manifest, path: [...entry.path, "class"], message, refused: true };
}

/** Whether the class had it before and the cluster used it: it was the class that lost it, which class-in-use says. */
function isLost(key: string, { key: clusterKey, topology }: Cluster, base: Fleet): boolean {
  const [before, entry] = [base.clusters.get(clusterKey)?.topology, topology?.entries.get(key)];
  if (before === undefined || entry === undefined || before.classKey !== topology?.classKey) return false;
  if (classPartOf(key, entry, base.classes.get(before.classKey)) === undefined) return false;
  return [...before.entries.values()].some((was) => was.class === entry.class && was.path[3] === entry.path[3]);
}
