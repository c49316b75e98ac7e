import { bothManifestsOf, type BothManifests } from "#core/manifest/both-manifests.ts";
import type { Parse } from "#core/manifest/read-files.ts";
import type { BothFiles } from "#core/manifest/unknown.ts";

import { fleetOf } from "./fleet-of.ts";
import type { Fleet } from "./fleet.ts";

/** An environment at two revisions, understood. */
export interface BothFleets extends Omit<BothManifests, "base" | "head"> {
  readonly base: Fleet;
  readonly head: Fleet;
}

/** Understands an environment's files at both revisions. `namespace` is for objects that name none. */
export function bothFleetsOf(files: BothFiles, namespace: string, parse: Parse): BothFleets {
  const { base, head, ...known } = bothManifestsOf(files, namespace, parse);
  return { ...known, base: fleetOf(base.manifests, base), head: fleetOf(head.manifests, head) };
}
