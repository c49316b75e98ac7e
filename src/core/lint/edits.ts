import type { Fleet } from "#core/fleet/fleet.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

import { ofKind } from "./kinds.ts";
import type { LintContext } from "./rule.ts";

/** An object that is in both revisions and not the same in them. */
export interface Edit {
  readonly before: Manifest;
  readonly after: Manifest;
}

/** The objects of a kind that the change edits. */
export function editsOf({ fleet, base }: LintContext, kind: string): readonly Edit[] {
  if (base === undefined) return [];
  const known = compared.get(fleet);
  const edits = known?.base === base ? known.edits : comparison(fleet, base);
  return edits.get(kind) ?? [];
}

type Edits = ReadonlyMap<string, readonly Edit[]>;

const compared = new WeakMap<Fleet, { readonly base: Fleet; readonly edits: Edits }>();

/** All edits by kind, found once: equal blobs share their objects, so this costs a comparison each. */
function comparison(fleet: Fleet, base: Fleet): Edits {
  const edits = new Map<string, Edit[]>();
  for (const [kind, manifests] of fleet.kinds) {
    for (const after of manifests) {
      const before = base.manifests.get(after.key);
      if (before === undefined || before.object === after.object) continue;
      const ofKind = edits.get(kind);
      if (ofKind === undefined) edits.set(kind, [{ before, after }]);
      else ofKind.push({ before, after });
    }
  }
  compared.set(fleet, { base, edits });
  return edits;
}

/** The objects of a kind, as they were in base, that head no longer has. None while head is incomplete: they may yet be there. */
export function* goneOf(context: LintContext, kind: string): Iterable<Manifest> {
  if (context.base === undefined || context.fleet.incomplete) return;
  for (const before of ofKind(context.base, kind)) if (!context.fleet.manifests.has(before.key)) yield before;
}
