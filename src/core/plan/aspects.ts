import { canonicalOf } from "#core/fleet/canonical/canonical.ts";
import type { Fleet, Reference } from "#core/fleet/fleet.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { keyOf } from "#core/manifest/object-ref.ts";

import type { Aspect, PartInFleet } from "./aspect.ts";
import { bootstrapTemplateEffects, effectsOfKind } from "./effects.ts";
import { topologyAspectsOf } from "./topology-aspects.ts";

export function aspectsOf(subject: PartInFleet): readonly Aspect[] {
  return subject.part.topology === undefined ? plainAspectsOf(subject) : topologyAspectsOf(subject);
}

function plainAspectsOf({ part, fleet }: PartInFleet): readonly Aspect[] {
  const object: Aspect = {
    name: "object",
    value: canonicalOf(part.manifest),
    effects: effectsOfKind(part.kind),
    of: part.manifest,
    at: [],
  };
  const bootstrap = manifestAt(fleet, part.bootstrapTemplate);
  if (bootstrap === undefined) return [object];
  // another template under another name is another aspect: the reference itself says what that does
  const name = `bootstrap template ${bootstrap.key}`;
  return [
    object,
    { name, value: canonicalOf(bootstrap), effects: bootstrapTemplateEffects, of: bootstrap, at: [], isOptional: true },
  ];
}

/** What a reference leads to, where that is in git. */
export function manifestAt(fleet: Fleet, reference: Reference | undefined): Manifest | undefined {
  return reference && fleet.manifests.get(keyOf(reference.target));
}
