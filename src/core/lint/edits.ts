import type { Fleet } from "#core/fleet/fleet.ts";
import type { Manifest } from "#core/manifest/manifest.ts";

import { ofKind } from "./kinds.ts";
import type { LintContext } from "./rule.ts";

/** An object that is in both revisions and not the same in them. */
export interface Edit {
  readonly before: Manifest;
  readonly after: Manifest;
}

/** The objects of a kind that the change edits: equal blobs share their objects, so this costs a comparison each. */
export function* editsOf(context: LintContext, kind: string): Iterable<Edit> {
  if (context.base === undefined) return;
  for (const after of ofKind(context.fleet, kind)) {
    const before = context.base.manifests.get(after.key);
    if (before !== undefined && before.object !== after.object) yield { before, after };
  }
}

/** The objects of a kind, as they were in base, that head no longer has. None while head is incomplete: they may yet be there. */
export function* goneOf(context: LintContext, kind: string): Iterable<Manifest> {
  if (context.base === undefined || context.fleet.incomplete) return;
  for (const before of ofKind(context.base, kind)) if (!context.fleet.manifests.has(before.key)) yield before;
}

/** Whether base holds the same object, byte for byte of its blob. */
export function isUnchanged(manifest: Manifest, base: Fleet | undefined): boolean {
  return base?.manifests.get(manifest.key)?.object === manifest.object;
}
