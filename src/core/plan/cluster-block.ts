import type { Cluster, ClusterClass, Fleet } from "#core/fleet/fleet.ts";
import { hasStackedEtcd } from "#core/fleet/stacked-etcd.ts";
import { keyOf, shownRef, shownTarget } from "#core/manifest/object-ref.ts";
import { say, type Shown } from "#core/shown/shown.ts";

interface Subject {
  readonly cluster: Cluster;
  readonly fleet: Fleet;
}

/** Why nothing of a cluster's topology can be reconciled, as far as git tells (measured 5). */
export function clusterBlockOf(subject: Subject): Shown | undefined {
  const { cluster, fleet } = subject;
  const { topology } = cluster;
  if (topology === undefined) return undefined;
  const clusterClass = fleet.classes.get(topology.classKey);
  // a class is often kept in another repository: not here does not mean not there
  if (clusterClass === undefined) return undefined;
  return missingTemplateOf(clusterClass, fleet) ?? evenControlPlaneOf(subject);
}

/** What is missing of a class, by fleet: thousands of clusters may share one. */
const known = new WeakMap<Fleet, Map<ClusterClass, Shown | undefined>>();

function missingTemplateOf(clusterClass: ClusterClass, fleet: Fleet): Shown | undefined {
  const classes = known.get(fleet) ?? new Map<ClusterClass, Shown | undefined>();
  known.set(fleet, classes);
  if (!classes.has(clusterClass)) classes.set(clusterClass, foundMissing(clusterClass, fleet));
  return classes.get(clusterClass);
}

function foundMissing(clusterClass: ClusterClass, fleet: Fleet): Shown | undefined {
  if (fleet.incomplete) return undefined;
  const { controlPlane, infrastructure, workers } = clusterClass;
  const references = [
    infrastructure,
    ...[controlPlane, ...workers.values()].flatMap((part) => [
      part.template,
      part.bootstrapTemplate,
      part.infrastructureTemplate,
    ]),
  ];
  const missing = references.find((reference) => reference && !fleet.manifests.has(keyOf(reference.target)));
  if (missing === undefined) return undefined;
  const name = shownRef(clusterClass.manifest.ref);
  return say`${name} names ${shownTarget(missing.target)}, which is not in git: no topology of the class can be reconciled`;
}

/** Accepted by the Cluster's webhook, refused for the control plane that the topology makes (measured 5). */
function evenControlPlaneOf({ cluster, fleet }: Subject): Shown | undefined {
  const replicas = cluster.controlPlane?.replicas;
  if (replicas === undefined || replicas % 2 === 1 || !hasStackedEtcd(cluster, fleet)) return undefined;
  return say`a control plane of ${replicas} with stacked etcd is refused: the topology cannot be reconciled`;
}
