import { textAt, valueAt } from "#core/manifest/json.ts";
import { shownTarget } from "#core/manifest/object-ref.ts";
import { say, shownName, shownValueText, type Shown } from "#core/shown/shown.ts";

import { valueAtPath } from "../fields.ts";
import { groupOfRole, type ReferenceRole } from "../reference-fields.ts";
import { doubtfulReferencesOf, whereaboutsOf, type WrittenReference } from "../references.ts";
import type { Finding, LintContext, Rule } from "../rule.ts";

/** A reference whose kind or group cannot be what the field is for. */
export const referenceKind: Rule = {
  name: "reference-kind",
  severity: "error",
  summary:
    "A reference has no group, a group of another role, or a kind that is no template where a template is copied.",
  reason:
    "Machines are made by copying templates, whose kinds end in Template; a Cluster uses its infrastructure and its control plane " +
    "themselves. The API accepts other kinds and unknown groups, and no machine is ever made. A reference without a group is refused.",
  source: "measured with Cluster API v1.14.0; CAPI:controllers/external/util.go",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec:
  clusterName: c1
  template:
    spec:
      clusterName: c1
      infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: OpenStackMachine, name: c1-md-0 }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: default }
spec:
  clusterName: c1
  template:
    spec:
      clusterName: c1
      infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: OpenStackMachineTemplate, name: c1-md-0 }
`,
  },
  *check(context) {
    for (const reference of doubtfulReferencesOf(context.fleet)) {
      const wrong = wrongWith(reference, context);
      if (wrong !== undefined) yield wrong;
    }
  },
};

function wrongWith(reference: WrittenReference, context: LintContext): Finding | undefined {
  const { target, role, form } = reference;
  if (role === "cluster" || role === "class") return undefined;
  if (target.group === "") return withoutGroup(reference);
  if (target.kind.endsWith("Template") !== (form === "template")) return wrongForm(reference);
  return reference.found ? undefined : wrongGroup(reference, role, context);
}

function wrongForm({ manifest, path, target, form }: WrittenReference): Finding {
  const template = say`a template, whose kind ends in Template`;
  const expected = form === "template" ? template : say`the object itself, not a template`;
  const message = say`${shownValueText(target.kind)} cannot be used here: this field takes ${expected}. Cluster API makes nothing of it.`;
  return { manifest, path: [...path, "kind"], message };
}

/** Without a group: refused, unless the group stands in the other contract's field, which is another rule's. */
function withoutGroup({ manifest, path, target, role }: WrittenReference): Finding | undefined {
  const written = valueAtPath(manifest.object, path);
  if (valueAt(written, "apiVersion") !== undefined) return undefined;
  const group = groups[role] ?? "the kind's group";
  const message = say`The reference to ${shownValueText(target.kind)} ${shownValueText(target.name)} has no group, and the API refuses it: write apiGroup: ${shownName(group)} (v1beta2), or apiVersion with group and version (v1beta1).`;
  return { manifest, path, message, refused: true };
}

const groups: Readonly<Record<string, string>> = groupOfRole;
const roleGroups: ReadonlySet<string> = new Set(Object.values(groupOfRole));

function wrongGroup(reference: WrittenReference, role: ReferenceRole, { fleet }: LintContext): Finding | undefined {
  const { manifest, target } = reference;
  const whereabouts = whereaboutsOf(reference, fleet);
  if (whereabouts.kind === "otherGroup") {
    return at(
      reference,
      say`${shownTarget(target)} does not exist in group ${shownValueText(target.group)}: git has it in group ${shownName(whereabouts.objects[0]?.ref.group ?? "")}. Write that group.`,
    );
  }
  const group = groups[role];
  if (group === undefined || group === target.group || !roleGroups.has(target.group)) return undefined;
  return {
    manifest,
    path: groupPath(reference),
    message: say`This field refers to group ${shownName(group)}, and ${shownValueText(target.group)} is written.`,
  };
}

function at(reference: WrittenReference, message: Shown): Finding {
  return { manifest: reference.manifest, path: groupPath(reference), message };
}

function groupPath({ manifest, path }: WrittenReference): Finding["path"] {
  const written = valueAtPath(manifest.object, path);
  return [...path, textAt(written, "apiGroup") === undefined ? "apiVersion" : "apiGroup"];
}
