import { sameMeaning } from "#core/fleet/canonical/same-meaning.ts";
import type { ClassPart, ClusterClass, Fleet, Reference, Topology } from "#core/fleet/fleet.ts";
import { immutableContentOf } from "#core/fleet/immutable.ts";
import { classPartOf } from "#core/fleet/topology.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { keyOf } from "#core/manifest/object-ref.ts";

import { keysOf } from "./fields.ts";
import type { LintContext } from "./rule.ts";

/** A template that is edited in place, and what running clusters have made of it by their classes. */
export interface EditedTemplate {
  readonly manifest: Manifest;
  readonly classes: ReadonlySet<ClusterClass>;
  /** By `namespace/name`. */
  readonly clusters: ReadonlySet<string>;
  readonly pools: number;
  readonly controlPlanes: number;
}

/** Where the content of a template is: what is outside it rolls nothing. */
export const templateContent = keysOf("spec.template.spec");

/** The templates that classes name before and after, edited in place, with clusters that are there before and after. */
export function editedTemplatesOf({ fleet, base }: LintContext): Iterable<EditedTemplate> {
  const found = new Map<string, Use>();
  if (base === undefined) return [];
  for (const clusterClass of fleet.classes.values()) {
    const before = base.classes.get(clusterClass.key);
    if (before !== undefined) collect(found, [before, clusterClass], { base, fleet });
  }
  return found.values();
}

interface Use extends EditedTemplate {
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
    for (const template of new Set(templatesOf(part))) {
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

/** The template after the edit, where it is one that rolls: of immutable ones another rule speaks. */
function editedIn(key: string, { base, fleet }: Revisions): Manifest | undefined {
  const [before, after] = [base.manifests.get(key), fleet.manifests.get(key)];
  if (before === undefined || after === undefined || before.object === after.object) return undefined;
  return immutableContentOf(after.ref) !== undefined || sameMeaning(before, after, templateContent) ? undefined : after;
}

interface Where extends Revisions {
  readonly clusterClass: ClusterClass;
  readonly part: ClassPart;
}

function count(found: Map<string, Use>, manifest: Manifest, where: Where): void {
  const { clusterClass, part, base, fleet } = where;
  for (const cluster of fleet.clusters.values()) {
    const [before, after] = [base.clusters.get(cluster.key)?.topology, cluster.topology];
    if (before?.classKey !== clusterClass.key || after?.classKey !== clusterClass.key) continue;
    const made = madeOf(clusterClass, part, [before, after]);
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

/** How many of a topology's parts, new ones aside, are made of a part of its class. */
function madeOf(clusterClass: ClusterClass, part: ClassPart, [before, after]: readonly [Topology, Topology]): number {
  const kept = [...after.entries].filter(([key]) => before.entries.has(key));
  return kept.filter(([key, entry]) => classPartOf(key, entry, clusterClass) === part).length;
}
