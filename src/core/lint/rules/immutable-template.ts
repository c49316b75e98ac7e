import { sameMeaning } from "#core/fleet/canonical/same-meaning.ts";
import { immutableContentOf } from "#core/fleet/immutable.ts";
import { valueAt } from "#core/manifest/json.ts";
import { keyOf, shownRef } from "#core/manifest/object-ref.ts";
import { say, shownName, type Shown } from "#core/shown/shown.ts";

import { editsOf, type Edit } from "../edits.ts";
import { freeNameOf } from "../free-name.ts";
import { shownList, shownPlace } from "../places.ts";
import { referencesOf } from "../references.ts";
import type { Finding, LintContext, Rule } from "../rule.ts";

/** A template edited in place that can only be replaced under another name. */
export const immutableTemplate: Rule = {
  name: "immutable-template",
  severity: "error",
  summary: "The content of an immutable template is edited in place.",
  reason:
    "Machines are copies of their template: its provider refuses an edit, and one that slipped through would leave old and new " +
    "machines mixed, all called up to date. A new template under a new name rolls the machines out. Deleting it and creating it " +
    "again under its name, which git shows as the same edit, rolls nothing.",
  source: "CAPI:docs/book/src/developer/providers/contracts/infra-machine.md; measured with Cluster API v1.14.0",
  examples: {
    base: `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackMachineTemplate
metadata: { name: c1-md-0, namespace: default }
spec: { template: { spec: { flavor: small } } }
`,
    bad: `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackMachineTemplate
metadata: { name: c1-md-0, namespace: default }
spec: { template: { spec: { flavor: large } } }
`,
    good: `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackMachineTemplate
metadata: { name: c1-md-0-v2, namespace: default }
spec: { template: { spec: { flavor: large } } }
`,
  },
  *check(context) {
    if (context.base === undefined) return;
    for (const [kind, [first]] of context.fleet.kinds) {
      const content = first && immutableContentOf(first.ref);
      if (content === undefined) continue;
      for (const edit of editsOf(context, kind)) {
        if (!sameMeaning(edit.before, edit.after, content)) yield edited(edit, content, context);
      }
    }
  },
};

function edited({ after }: Edit, content: readonly string[], { fleet, base }: LintContext): Finding {
  const name = freeNameOf(after, base === undefined ? [fleet] : [fleet, base]);
  const template = shownRef(after.ref);
  const message = say`${template} cannot be edited: its machines are copies of it. Restore it, add a copy with the new content named ${shownName(name)}, ${nextStep(after.key, fleet)}`;
  const path = valueAt(after.object, ...content) === undefined ? ["spec"] : content;
  return { manifest: after, path, message, refused: true };
}

function nextStep(key: string, fleet: LintContext["fleet"]): Shown {
  const references = referencesOf(fleet).filter(({ target }) => keyOf(target) === key);
  if (references.length === 0) return say`and let what uses it refer to that.`;
  const places = references.map(
    ({ manifest, path }) => say`${shownRef(manifest.ref)} (${shownPlace(manifest, [...path, "name"])})`,
  );
  return say`and refer to that in ${shownList(places)}.`;
}
