import type { Fleet } from "#core/fleet/fleet.ts";
import { sameJson } from "#core/manifest/equal.ts";
import { listAt } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { shownText } from "#core/manifest/mask.ts";
import { shownRef } from "#core/manifest/object-ref.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import { networkFields, networksOf, overlap, pathOf, rangeReaderOf, type Network } from "../networks.ts";
import { nestingOf, type Nesting } from "../nesting.ts";
import { counted, shownList } from "../places.ts";
import type { Finding, LintContext, Rule } from "../rule.ts";

/** Networks that have addresses in common. */
export const cidrOverlap: Rule = {
  name: "cidr-overlap",
  severity: "warning",
  summary: "The pod and service networks of a cluster overlap, or those of a new cluster overlap another cluster's.",
  reason:
    "Pods and services that share addresses do not reach one another, and nothing refuses it. Networks of two clusters may overlap on " +
    "purpose where no traffic is routed between them: that is a notice, for clusters whose networks are new in the change.",
  source: "measured with Cluster API v1.14.0; kubernetes:docs, cluster networking",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { clusterNetwork: { pods: { cidrBlocks: [10.96.0.0/11] }, services: { cidrBlocks: [10.112.0.0/12] } } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { clusterNetwork: { pods: { cidrBlocks: [10.244.0.0/16] }, services: { cidrBlocks: [10.112.0.0/12] } } }
`,
  },
  *check(context) {
    const clusters = clustersOf(context.fleet);
    for (const { networks } of clusters) {
      const finding = networks.length > 1 ? findingWithin(networks) : undefined;
      if (finding !== undefined) yield finding;
    }
    const fresh = clusters.filter(({ manifest }) => isFresh(manifest, context));
    if (fresh.length > 0) yield* overlapsBetween(fresh, nestingOf(clusters.flatMap(({ networks }) => networks)));
  },
};

interface ClusterNetworks {
  readonly manifest: Manifest;
  readonly networks: readonly Network[];
}

function clustersOf(fleet: Fleet): readonly ClusterNetworks[] {
  const rangeOf = rangeReaderOf(fleet);
  return [...fleet.clusters.values()].map(({ manifest }) => ({ manifest, networks: networksOf(manifest, rangeOf) }));
}

/** One a cluster: at the first network that lies upon one before it. */
function findingWithin(networks: readonly Network[]): Finding | undefined {
  const network = networks.find((each) => each !== firstOverlapping(each, networks));
  const other = network && firstOverlapping(network, networks);
  if (network === undefined || other === undefined) return undefined;
  const message = say`${shownBlock(network)} overlaps ${shownBlock(other)}: the API accepts it, and addresses that both have do not work. Give each a network of its own.`;
  return { manifest: network.manifest, path: pathOf(network), message };
}

/** Itself, if none before it. */
function firstOverlapping({ range }: Network, networks: readonly Network[]): Network | undefined {
  return networks.find((each) => overlap(each.range, range));
}

function shownBlock(network: Network): Shown {
  return say`${shownText(network.manifest.ref, pathOf(network), network.text)} of the ${network.field.what}`;
}

/** Whether the networks are new or changed; without a base all are. */
function isFresh(manifest: Manifest, { base }: LintContext): boolean {
  const before = base?.manifests.get(manifest.key);
  if (before === undefined) return true;
  if (before.object === manifest.object) return false;
  return networkFields.some(({ keys }) => !sameJson(listAt(before.object, ...keys), listAt(manifest.object, ...keys)));
}

/** Clusters that are told of one by one; the last of them says how many more there are. */
const mostClusters = 5;

/** Each pair once, at the first of both that is new. */
function* overlapsBetween(fresh: readonly ClusterNetworks[], nesting: Nesting): Iterable<Finding> {
  const done = new Set<Manifest>();
  let told = 0;
  for (const [index, { manifest, networks }] of fresh.entries()) {
    done.add(manifest);
    const [own, others] = othersOf(networks, nesting, done);
    if (own === undefined) continue;
    told += 1;
    if (told < mostClusters) {
      yield betweenFinding(own, others, 0);
      continue;
    }
    const later = fresh.slice(index + 1).filter((each) => overlapsAny(each, nesting));
    yield betweenFinding(own, others, later.length);
    return;
  }
}

/** The first network that overlaps another cluster's, and all clusters that the networks overlap, in order. */
function othersOf(
  networks: readonly Network[],
  nesting: Nesting,
  done: ReadonlySet<Manifest>,
): readonly [Network | undefined, readonly Manifest[]] {
  const others = new Set<Manifest>();
  let first: Network | undefined;
  for (const own of networks) {
    for (const { manifest } of nesting(own)) if (!done.has(manifest)) others.add(manifest);
    if (others.size > 0) first ??= own;
  }
  return [first, [...others].sort((a, b) => (a.key < b.key ? -1 : 1))];
}

function overlapsAny({ manifest, networks }: ClusterNetworks, nesting: Nesting): boolean {
  for (const own of networks) {
    for (const other of nesting(own)) if (other.manifest !== manifest) return true;
  }
  return false;
}

function betweenFinding(own: Network, others: readonly Manifest[], more: number): Finding {
  const rest = more > 0 ? say` ${counted(more, say`more cluster`)} of this change overlap others too.` : say``;
  const message = say`${shownBlock(own)} overlaps networks of ${shownList(others.map(({ ref }) => shownRef(ref)))}. That does no harm where nothing is routed between them; else choose a network that no other has.${rest}`;
  return { manifest: own.manifest, path: pathOf(own), message, severity: "notice" };
}
