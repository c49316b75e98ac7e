import { keyOf, shownRef } from "#core/manifest/object-ref.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import { isUnchanged } from "../edits.ts";
import { doubtfulReferencesOf, whereaboutsOf, type WrittenReference } from "../references.ts";
import type { Finding, LintContext, Rule } from "../rule.ts";

/** A reference to an object that git does not have. */
export const referenceMissing: Rule = {
  name: "reference-missing",
  severity: "error",
  summary:
    "A reference names a template, a control plane, infrastructure, a class or a Cluster that git does not have.",
  reason:
    "The API accepts a reference to nothing. The controllers then wait for the object for ever: no machine is made, and an " +
    "existing pool that needs the template shows it in no condition.",
  source: "measured with Cluster API v1.14.0; kubernetes-sigs/cluster-api issues 11853 and 1566",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec:
  infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: OpenStackCluster, name: c1-typo }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackCluster
metadata: { name: c1, namespace: default }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec:
  infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: OpenStackCluster, name: c1 }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: OpenStackCluster
metadata: { name: c1, namespace: default }
`,
  },
  *check(context) {
    const unchecked = new Set<string>();
    for (const reference of doubtfulReferencesOf(context.fleet)) {
      if (reference.found || reference.target.group === "") continue;
      if (whereaboutsOf(reference, context.fleet).kind !== "missing") continue;
      if (!context.fleet.incomplete) yield missing(reference, context);
      else if (isNew(unchecked, keyOf(reference.target))) yield notChecked(reference);
    }
  },
};

function missing(reference: WrittenReference, { base }: LintContext): Finding {
  const { manifest, path, target, role } = reference;
  const removed = base?.manifests.has(keyOf(target)) === true;
  const cause = removed ? say`this change removes it from git` : say`it is not in git`;
  // the webhook refuses an update of a topology whose class is not there, and only warns of it at creation
  const refused = role === "class" && base?.manifests.has(manifest.key) === true && !isUnchanged(manifest, base);
  return {
    manifest,
    path,
    message: say`${shownRef(target)} does not exist: ${cause}. ${consequences[role]} Add it, or name one that exists.`,
    ...(refused && { refused }),
  };
}

const consequences: Readonly<Record<WrittenReference["role"], Shown>> = {
  infrastructure: say`Cluster API waits for it and makes nothing.`,
  bootstrap: say`Cluster API waits for it and makes no machine.`,
  "control-plane": say`Cluster API waits for it: the cluster never gets a control plane.`,
  remediation: say`Unhealthy machines are not remediated.`,
  cluster: say`What belongs to no Cluster is never reconciled.`,
  class: say`The topology cannot be reconciled without its class.`,
};

function notChecked({ manifest, path, target }: WrittenReference): Finding {
  const message = say`Whether ${shownRef(target)} exists could not be checked, because some files could not be read: it is not in those that could.`;
  return { manifest, path, message, severity: "notice" };
}

function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
