import { classPartOf, topologyControlPlane } from "#core/fleet/topology.ts";
import { shownRef } from "#core/manifest/object-ref.ts";
import { joined, say, shownName } from "#core/shown/shown.ts";

import type { Rule } from "../rule.ts";

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
  *check({ fleet }) {
    for (const { manifest, topology } of fleet.clusters.values()) {
      const clusterClass = topology && fleet.classes.get(topology.classKey);
      if (topology === undefined || clusterClass === undefined) continue;
      for (const [key, entry] of topology.entries) {
        if (key === topologyControlPlane || classPartOf(key, entry, clusterClass) !== undefined) continue;
        const names = [...clusterClass.workers.keys()].map((name) => shownName(name.slice(name.indexOf("/") + 1)));
        const known = names.length === 0 ? say`none` : joined(names, ", ");
        const message = say`${shownRef(clusterClass.manifest.ref)} has no worker class ${shownName(entry.class ?? "")} for such a pool, and the API refuses the Cluster. It has: ${known}.`;
        yield { manifest, path: [...entry.path, "class"], message, refused: true };
      }
    }
  },
};
