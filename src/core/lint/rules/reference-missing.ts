import type { Fleet } from "#core/fleet/fleet.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { keyOf, shownTarget, type ObjectRef } from "#core/manifest/object-ref.ts";
import type { Severity } from "#core/problem/problem.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import { doubtfulReferencesOf, whereaboutsOf, type WrittenReference } from "../references.ts";
import type { Finding, LintContext, Rule } from "../rule.ts";

/** A reference to an object that git does not have. */
export const referenceMissing: Rule = {
  name: "reference-missing",
  severity: "error",
  summary:
    "A reference names a template, a control plane, infrastructure, a Cluster or a class that git does not have.",
  reason:
    "The API accepts a reference to nothing. The controllers then wait for the object for ever: no machine is made, and an " +
    "existing pool that needs the template shows it in no condition. A ClusterClass may be kept in another repository: one that is " +
    "not here is a warning where the change introduces it, else a notice.",
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
      if (context.fleet.incomplete) {
        if (isNew(unchecked, keyOf(reference.target))) yield notChecked(reference);
      } else if (reference.role !== "class") yield missing(reference, reference.role, context);
    }
    yield* classFindings(context);
  },
};

function missing({ manifest, path, target }: WrittenReference, role: NeededRole, { base }: LintContext): Finding {
  const removed = base?.manifests.has(keyOf(target)) === true;
  const cause = removed ? say`this change removes it from git` : say`it is not in git`;
  const message = say`${shownTarget(target)} does not exist: ${cause}. ${consequences[role]} Add it, or name one that exists.`;
  return { manifest, path, message };
}

type NeededRole = Exclude<WrittenReference["role"], "class">;

const consequences: Readonly<Record<NeededRole, Shown>> = {
  infrastructure: say`Cluster API waits for it and makes nothing.`,
  bootstrap: say`Cluster API waits for it and makes no machine.`,
  "control-plane": say`Cluster API waits for it: the cluster never gets a control plane.`,
  remediation: say`Unhealthy machines are not remediated.`,
  cluster: say`What belongs to no Cluster is never reconciled.`,
};

/**
 * Classes are often kept in another repository: one that is not in git is no mistake. That a change removes one that is
 * used, class-in-use says.
 */
function* classFindings(context: LintContext): Iterable<Finding> {
  const { fleet, base } = context;
  if (fleet.incomplete) return;
  const told = new Set<string>();
  const missing = doubtfulReferencesOf(fleet).filter(
    (reference) => isClassElsewhere(reference, fleet) && base?.manifests.has(keyOf(reference.target)) !== true,
  );
  for (const reference of missing.filter(({ manifest, target }) => isIntroduced(manifest, target, base))) {
    told.add(keyOf(reference.target));
    yield classFinding(reference, "warning");
  }
  for (const reference of missing) {
    if (isNew(told, keyOf(reference.target))) yield classFinding(reference, "notice");
  }
}

function isClassElsewhere(reference: WrittenReference, fleet: Fleet): boolean {
  return reference.role === "class" && whereaboutsOf(reference, fleet).kind === "missing";
}

/** Whether the change makes the Cluster, or gives it another class. */
function isIntroduced({ ref }: Manifest, target: ObjectRef, base: Fleet | undefined): boolean {
  if (base === undefined) return false;
  const before = base.clusters.get(`${ref.namespace}/${ref.name}`)?.topology;
  return before === undefined || keyOf(before.class) !== keyOf(target);
}

function classFinding({ manifest, path, target }: WrittenReference, severity: Severity): Finding {
  const message = say`${shownTarget(target)} is not in git: it must exist in the management cluster, or nothing of the topology is ever reconciled.`;
  return { manifest, path, message, severity };
}

function notChecked({ manifest, path, target }: WrittenReference): Finding {
  const message = say`Whether ${shownTarget(target)} exists could not be checked, because some files could not be read: it is not in those that could.`;
  return { manifest, path, message, severity: "notice" };
}

function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
