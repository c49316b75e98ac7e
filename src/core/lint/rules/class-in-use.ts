import type { Cluster, ClusterClass, Fleet, Reference } from "#core/fleet/fleet.ts";
import { shownRef } from "#core/manifest/object-ref.ts";
import { say, shownValueText, type Shown } from "#core/shown/shown.ts";

import { editsOf, goneOf } from "../edits.ts";
import { kinds } from "../kinds.ts";
import { shownList } from "../places.ts";
import type { Finding, Rule } from "../rule.ts";

/** A ClusterClass that loses what clusters use of it, or goes while they use it. */
export const classInUse: Rule = {
  name: "class-in-use",
  severity: "error",
  summary:
    "A ClusterClass that clusters use is deleted, loses a worker class that they use, or changes the kind of a template.",
  reason:
    "The webhook looks at the clusters as they are when the class is applied. First the clusters have to let go of it, in a change of " +
    "their own; then the class can change.",
  source: "CAPI:internal/webhooks/clusterclass.go; measured with Cluster API v1.14.0",
  examples: {
    base: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: small, namespace: default }
spec: { workers: { machineDeployments: [{ class: default-worker }, { class: large-worker }] } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { topology: { classRef: { name: small }, workers: { machineDeployments: [{ name: md-0, class: default-worker }] } } }
`,
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: small, namespace: default }
spec: { workers: { machineDeployments: [{ class: large-worker }] } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { topology: { classRef: { name: small }, workers: { machineDeployments: [{ name: md-0, class: large-worker }] } } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: small, namespace: default }
spec: { workers: { machineDeployments: [{ class: default-worker }] } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { topology: { classRef: { name: small }, workers: { machineDeployments: [{ name: md-0, class: default-worker }] } } }
`,
  },
  *check(context) {
    const { fleet, base } = context;
    if (base === undefined) return;
    for (const before of goneOf(context, kinds.clusterClass)) {
      const users = usersOf(`${before.ref.namespace}/${before.ref.name}`, fleet);
      if (users.length > 0) yield deleted(before, users);
    }
    for (const { before, after } of editsOf(context, kinds.clusterClass)) {
      const key = `${after.ref.namespace}/${after.ref.name}`;
      const [was, is] = [base.classes.get(key), fleet.classes.get(key)];
      const users = usersOf(key, base);
      if (was === undefined || is === undefined || before === after || users.length === 0) continue;
      yield* lostWorkers(was, is, users);
      yield* changedKinds(was, is);
    }
  },
};

function usersOf(classKey: string, fleet: Fleet): readonly Cluster[] {
  return [...fleet.clusters.values()].filter(({ topology }) => topology?.classKey === classKey);
}

function shownClusters(clusters: readonly Cluster[]): Shown {
  return shownList(clusters.map(({ manifest }) => shownRef(manifest.ref)));
}

function deleted(manifest: Finding["manifest"], users: readonly Cluster[]): Finding {
  const message = say`${shownRef(manifest.ref)} is removed from git and still used by ${shownClusters(users)}: the API refuses to delete it. Remove it after they have let go of it.`;
  return { manifest, path: ["metadata", "name"], message, refused: true };
}

function* lostWorkers(was: ClusterClass, is: ClusterClass, users: readonly Cluster[]): Iterable<Finding> {
  for (const [key, part] of was.workers) {
    const name = key.slice(key.indexOf("/") + 1);
    const using = users.filter(({ topology }) =>
      [...(topology?.entries.values() ?? [])].some(
        (entry) => entry.class === name && entry.path.includes(part.path[2] ?? ""),
      ),
    );
    if (is.workers.has(key) || using.length === 0) continue;
    const message = say`Worker class ${shownValueText(name)} is removed and in use by ${shownClusters(using)}: the API refuses it. Move their pools to another class first, in a change of its own.`;
    yield { manifest: is.manifest, path: part.path.slice(0, 3), message, refused: true };
  }
}

function* changedKinds(was: ClusterClass, is: ClusterClass): Iterable<Finding> {
  for (const [before, after] of templatePairs(was, is)) {
    if (before === undefined || after === undefined || before.target.kind === after.target.kind) continue;
    const message = say`The kind of the template changes from ${shownValueText(before.target.kind)} to ${shownValueText(after.target.kind)} while clusters use the class, and the API refuses it. Make another class.`;
    yield { manifest: is.manifest, path: [...after.path, "kind"], message, refused: true };
  }
}

/** The templates whose kinds have to stay: bootstrap templates may change theirs. */
function templatePairs(
  was: ClusterClass,
  is: ClusterClass,
): readonly (readonly [Reference | undefined, Reference | undefined])[] {
  return [
    [was.infrastructure, is.infrastructure],
    [was.controlPlane.template, is.controlPlane.template],
    [was.controlPlane.infrastructureTemplate, is.controlPlane.infrastructureTemplate],
    ...[...was.workers].map(
      ([key, part]) => [part.infrastructureTemplate, is.workers.get(key)?.infrastructureTemplate] as const,
    ),
  ];
}
