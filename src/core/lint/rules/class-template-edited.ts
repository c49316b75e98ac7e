import { sameMeaning } from "#core/fleet/canonical/same-meaning.ts";
import type { ClassPart, Cluster, ClusterClass, Fleet, Reference } from "#core/fleet/fleet.ts";
import { immutableContentOf } from "#core/fleet/immutable.ts";
import { classPartOf } from "#core/fleet/topology.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { keyOf, shownRef } from "#core/manifest/object-ref.ts";
import { say, shownName, type Shown } from "#core/shown/shown.ts";

import { keysOf } from "../fields.ts";
import { freeNameOf } from "../free-name.ts";
import { counted, shownList } from "../places.ts";
import type { Finding, Rule } from "../rule.ts";

/** A template edited in place from which the topologies of a class are made. */
export const classTemplateEdited: Rule = {
  name: "class-template-edited",
  severity: "warning",
  summary: "A template that a ClusterClass names is edited in place, and clusters are made of it.",
  reason:
    "The edit is accepted and wakes nobody. With the next periodic resync, within about ten minutes, every pool that is made of the " +
    "template rolls, in all clusters of the class together; a scale or a new label of one cluster rolls that one before.",
  source: "measured with Cluster API v1.14.0; CAPI:internal/controllers/topology/cluster (reconcileReferencedTemplate)",
  examples: {
    base: example("example.com/tier: small", "workers"),
    bad: example("example.com/tier: large", "workers"),
    good: `${example("example.com/tier: small", "workers-v2")}---${template("example.com/tier: large", "workers-v2")}`,
  },
  *check({ fleet, base }) {
    if (base === undefined) return;
    const found = new Map<string, Use>();
    for (const clusterClass of fleet.classes.values()) {
      const before = base.classes.get(clusterClass.key);
      if (before !== undefined) collect(found, [before, clusterClass], { base, fleet });
    }
    for (const use of found.values()) yield findingOf(use, [fleet, base]);
  },
};

/** What an edited template is for. */
interface Use {
  readonly manifest: Manifest;
  readonly classes: Set<ClusterClass>;
  readonly clusters: Set<string>;
  pools: number;
  controlPlanes: number;
}

interface Revisions {
  readonly base: Fleet;
  readonly fleet: Fleet;
}

type Pair = readonly [before: ClusterClass, after: ClusterClass];

function collect(found: Map<string, Use>, pair: Pair, revisions: Revisions): void {
  const [before, after] = pair;
  for (const [key, part] of partsOf(after)) {
    const was = new Set(templatesOf(partsOf(before).get(key)));
    for (const template of templatesOf(part)) {
      const manifest = was.has(template) ? editedIn(template, revisions) : undefined;
      if (manifest !== undefined) count(found, manifest, { clusterClass: after, part, ...revisions });
    }
  }
}

function partsOf({ controlPlane, workers }: ClusterClass): ReadonlyMap<string, ClassPart> {
  return new Map([["", controlPlane], ...workers]);
}

/** The keys of the templates that a part's machines are made of. */
function templatesOf(part: ClassPart | undefined): readonly string[] {
  const references: readonly (Reference | undefined)[] = [
    part?.template,
    part?.bootstrapTemplate,
    part?.infrastructureTemplate,
  ];
  return references.flatMap((reference) => (reference === undefined ? [] : [keyOf(reference.target)]));
}

const content = keysOf("spec.template.spec");

/** The template after the edit, where it is one that rolls: of immutable ones another rule speaks. */
function editedIn(key: string, { base, fleet }: Revisions): Manifest | undefined {
  const [before, after] = [base.manifests.get(key), fleet.manifests.get(key)];
  if (before === undefined || after === undefined || before.object === after.object) return undefined;
  return immutableContentOf(after.ref) !== undefined || sameMeaning(before, after, content) ? undefined : after;
}

interface Where extends Revisions {
  readonly clusterClass: ClusterClass;
  readonly part: ClassPart;
}

function count(found: Map<string, Use>, manifest: Manifest, where: Where): void {
  const { clusterClass, part, base, fleet } = where;
  for (const cluster of fleet.clusters.values()) {
    const before = base.clusters.get(cluster.key);
    if (before?.topology?.classKey !== clusterClass.key || cluster.topology?.classKey !== clusterClass.key) continue;
    const made = madeOf(cluster, clusterClass, part);
    if (made === 0) continue;
    const use = found.get(manifest.key) ?? unused(manifest);
    found.set(manifest.key, use);
    use.classes.add(clusterClass);
    use.clusters.add(cluster.key);
    if (part === clusterClass.controlPlane) use.controlPlanes += 1;
    else use.pools += made;
  }
}

function unused(manifest: Manifest): Use {
  return { manifest, classes: new Set(), clusters: new Set(), pools: 0, controlPlanes: 0 };
}

/** How many of a topology's parts are made of a part of its class. */
function madeOf({ topology }: Cluster, clusterClass: ClusterClass, part: ClassPart): number {
  const entries = [...(topology?.entries ?? [])];
  return entries.filter(([key, entry]) => classPartOf(key, entry, clusterClass) === part).length;
}

function findingOf({ manifest, classes, clusters, pools, controlPlanes }: Use, fleets: readonly Fleet[]): Finding {
  const parts = [
    ...(pools > 0 ? [counted(pools, say`pool`)] : []),
    ...(controlPlanes > 0 ? [counted(controlPlanes, say`control plane`)] : []),
  ];
  const rolled = say`${shownList(parts)} in ${counted(clusters.size, say`cluster`)}`;
  const users = shownList([...classes].map(({ manifest: { ref } }) => shownRef(ref)));
  const message = say`The edit is accepted and wakes nobody; then, within about ten minutes and unasked, it rolls ${rolled} of ${users}, all together. ${visibly(manifest, fleets)}`;
  return { manifest, path: content, message };
}

function visibly(manifest: Manifest, fleets: readonly Fleet[]): Shown {
  const name = shownName(freeNameOf(manifest, fleets));
  return say`To roll them at once and visibly, restore it, add a copy with the new content named ${name}, and let the class's templateRef name that.`;
}

function example(label: string, name: string): string {
  return `${template(label, "workers")}---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: small, namespace: default }
spec:
  workers:
    machineDeployments:
      - class: default-worker
        bootstrap:
          templateRef: { apiVersion: bootstrap.cluster.x-k8s.io/v1beta2, kind: KubeadmConfigTemplate, name: ${name} }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec:
  topology:
    classRef: { name: small }
    version: v1.34.1
    workers: { machineDeployments: [{ name: md-0, class: default-worker, replicas: 3 }] }
`;
}

function template(label: string, name: string): string {
  return `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: ${name}, namespace: default }
spec: { template: { spec: { joinConfiguration: { nodeRegistration: { kubeletExtraArgs: [{ name: node-labels, value: "${label}" }] } } } } }
`;
}
