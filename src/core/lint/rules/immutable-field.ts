import { valueAt } from "#core/manifest/json.ts";
import { sameJson } from "#core/manifest/equal.ts";
import { shownPath } from "#core/manifest/field-path.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import { editsOf, type Edit } from "../edits.ts";
import { isWritten } from "../fields.ts";
import { immutableFields, type ImmutableField } from "../immutable-fields.ts";
import type { Finding, Rule } from "../rule.ts";

/** A field that the API does not let anyone change, remove or add once the object exists. */
export const immutableField: Rule = {
  name: "immutable-field",
  severity: "error",
  summary: "A field is changed, removed or added that the API refuses to change.",
  reason:
    "Webhooks refuse the whole object. What has to differ needs another object under another name, or another cluster.",
  source: "measured with Cluster API v1.14.0; CAPI:internal/webhooks; CAPO:pkg/webhooks/openstackcluster_webhook.go",
  examples: {
    base: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: md-0, namespace: default }
spec: { clusterName: c1 }
`,
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: md-0, namespace: default }
spec: { clusterName: c2 }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c2-md-0, namespace: default }
spec: { clusterName: c2 }
`,
  },
  *check(context) {
    for (const field of immutableFields) {
      for (const edit of editsOf(context, field.kind)) {
        const how = howChanged(field, edit);
        if (how !== undefined && field.change.includes(how) && field.unless?.(edit) !== true)
          yield findingOf(field, edit, how);
      }
    }
  },
};

type Change = ImmutableField["change"][number];

function howChanged({ keys, read = (value) => value }: ImmutableField, { before, after }: Edit): Change | undefined {
  const was = read(valueAt(before.object, ...keys));
  const is = read(valueAt(after.object, ...keys));
  if (sameJson(was, is)) return undefined;
  if (!isWritten(was)) return "added";
  return isWritten(is) ? "changed" : "removed";
}

const words: Readonly<Record<Change, Shown>> = { changed: say`changed`, removed: say`removed`, added: say`added` };

function findingOf({ keys, instead }: ImmutableField, { after }: Edit, how: Change): Finding {
  const message = say`${shownPath(keys)} cannot be ${words[how]} once the object exists, and the API refuses it. ${instead}`;
  return { manifest: after, path: keys, message, refused: true };
}
