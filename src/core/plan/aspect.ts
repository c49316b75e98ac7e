import type { ClassPart, Cluster, ClusterClass, Fleet, MachinePart, TopologyEntry } from "#core/fleet/fleet.ts";
import type { FieldPath } from "#core/manifest/field-path.ts";
import type { JsonObject } from "#core/manifest/json.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

import type { EffectTable } from "./effects.ts";

/**
 * One thing that decides what a part's machines are: its own object, a template, an entry of a topology, a patch. Base
 * and head are compared aspect by aspect, and each difference has the effect that the table says.
 */
export interface Aspect {
  /** Which aspect of base and of head belong together. */
  readonly name: string;
  readonly value: JsonObject;
  readonly effects: EffectTable;
  /** The object that holds it, and where in it. */
  readonly of: Manifest;
  readonly at: FieldPath;
  /** For a template: the reference that leads to it, and whose field. */
  readonly reference?: { readonly target: string; readonly of: Manifest; readonly path: FieldPath };
  /** Where only one of base and head has it, it is not compared. */
  readonly isOptional?: true;
  /** A template that a class names and git does not have: only that another one is named says something. */
  readonly isMissing?: true;
  /** A variable's default, which a cluster keeps from the day that it was given to it. */
  readonly isDefault?: true;
}

export interface PartInFleet {
  readonly part: MachinePart;
  readonly cluster: Cluster;
  readonly fleet: Fleet;
}

/** What a topology's part with its class, as far as both are in git, is made of. */
export interface TopologySubject extends PartInFleet {
  readonly entry: TopologyEntry;
  readonly clusterClass: ClusterClass | undefined;
  readonly classPart: ClassPart | undefined;
}
