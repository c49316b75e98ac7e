import { canonicalOf } from "#core/fleet/canonical/canonical.ts";
import type { Reference } from "#core/fleet/fleet.ts";
import { withV } from "#core/fleet/kubernetes-version.ts";
import { classPartOf } from "#core/fleet/topology.ts";
import type { FieldPath } from "#core/manifest/field-path.ts";
import { isList, isObject, objectAt, textAt, type Json, type JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { keyOf } from "#core/manifest/object-ref.ts";

import type { Aspect, PartInFleet, TopologySubject } from "./aspect.ts";
import {
  classPartEffects,
  effectsOfKind,
  rotatedTemplateEffects,
  topologyEntryEffects,
  topologyVersionEffects,
  type EffectTable,
} from "./effects.ts";
import { patchAspectsOf } from "./topology-patches.ts";

/** The aspects of a topology's part: its version, its entry, its class, the templates of the class, the class's patches. */
export function topologyAspectsOf(inFleet: PartInFleet): readonly Aspect[] {
  const { part, cluster, fleet } = inFleet;
  const entry = cluster.topology?.entries.get(part.key);
  if (cluster.topology === undefined || entry === undefined) return [];
  const clusterClass = fleet.classes.get(cluster.topology.classKey);
  const subject = { ...inFleet, entry, clusterClass, classPart: classPartOf(part.key, entry, clusterClass) };
  return [
    versionAspect(cluster.manifest, cluster.topology.version),
    entryAspect(subject),
    ...classAspects(subject),
    ...templateAspects(subject),
    ...patchAspectsOf(subject),
  ];
}

function versionAspect(of: Manifest, version: string | undefined): Aspect {
  const value = version === undefined ? {} : { version: withV(version) };
  return { name: "version", value, effects: topologyVersionEffects, of, at: ["spec", "topology"] };
}

function entryAspect({ cluster, entry }: TopologySubject): Aspect {
  const value = canonicalAt(cluster.manifest, entry.path) ?? {};
  return { name: "entry", value, effects: topologyEntryEffects, of: cluster.manifest, at: entry.path };
}

function classAspects({ clusterClass, classPart, entry }: TopologySubject): readonly Aspect[] {
  if (clusterClass === undefined || classPart === undefined) return [];
  const { failureDomain, ...value } = canonicalAt(clusterClass.manifest, classPart.path) ?? {};
  // the topology's own failure domain wins over the class's
  const own = textAt(entry.value, "failureDomain") === undefined && failureDomain !== undefined;
  return [
    {
      name: "class",
      value: own ? { ...value, failureDomain } : value,
      effects: classPartEffects,
      of: clusterClass.manifest,
      at: classPart.path,
    },
  ];
}

function templateAspects(subject: TopologySubject): readonly Aspect[] {
  const { classPart, part } = subject;
  const roles: readonly [string, Reference | undefined, EffectTable][] = [
    ["template", classPart?.template, effectsOfKind(part.kind)],
    ["bootstrap template", classPart?.bootstrapTemplate, rotatedTemplateEffects],
    ["infrastructure template", classPart?.infrastructureTemplate, rotatedTemplateEffects],
  ];
  return roles.flatMap(([name, reference, effects]) => templateAspect(subject, name, reference, effects));
}

function templateAspect(
  { clusterClass, fleet }: TopologySubject,
  name: string,
  reference: Reference | undefined,
  effects: EffectTable,
): readonly Aspect[] {
  if (reference === undefined || clusterClass === undefined) return [];
  const from = { target: keyOf(reference.target), of: clusterClass.manifest, path: reference.path };
  const template = fleet.manifests.get(from.target);
  if (template === undefined) {
    return [{ name, value: {}, effects, of: clusterClass.manifest, at: [], reference: from, isMissing: true }];
  }
  const content = objectAt(canonicalOf(template), "spec", "template", "spec") ?? {};
  const isControlPlane = name === "template";
  return [
    {
      name,
      // a control plane's template holds the spec of the control plane itself; the others are compared as they are
      value: isControlPlane ? { spec: content } : { spec: { template: { spec: content } } },
      effects,
      of: template,
      at: isControlPlane ? ["spec", "template"] : [],
      reference: from,
    },
  ];
}

/** The object at the path in the canonical form of a manifest. Items of lists are found by their name or class. */
function canonicalAt(manifest: Manifest, path: FieldPath): JsonObject | undefined {
  let here: Json | undefined = canonicalOf(manifest);
  for (const step of path) {
    if (typeof step === "string") here = isObject(here) ? here[step] : undefined;
    else if (typeof step !== "number") here = itemNamed(here, step.item);
  }
  return isObject(here) ? here : undefined;
}

function itemNamed(list: Json | undefined, name: string): Json | undefined {
  return isList(list) ? list.find((item) => (textAt(item, "name") ?? textAt(item, "class")) === name) : undefined;
}
