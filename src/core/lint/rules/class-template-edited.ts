import type { Fleet } from "#core/fleet/fleet.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { shownRef } from "#core/manifest/object-ref.ts";
import { say, shownName, type Shown } from "#core/shown/shown.ts";

import { editedTemplatesOf, templateContent, type EditedTemplate } from "../class-templates.ts";
import { freeNameOf } from "../free-name.ts";
import { counted, shownList } from "../places.ts";
import type { Finding, LintContext, Rule } from "../rule.ts";

/** A template edited in place from which the topologies of a class are made. */
export const classTemplateEdited: Rule = {
  name: "class-template-edited",
  severity: "warning",
  summary: "A template that a ClusterClass names is edited in place, and clusters are made of it.",
  reason:
    "The edit is accepted and wakes nobody. With the next periodic resync, within about ten minutes, every pool that is made of the " +
    "template rolls, in all clusters of the class together; a scale or a new label of one cluster rolls that one before.",
  source: "measured with Cluster API v1.14.0; CAPI:internal/controllers/topology/cluster (reconcileReferencedTemplate)",
  examples: {
    base: example("example.com/tier: small", "workers"),
    bad: example("example.com/tier: large", "workers"),
    good: `${example("example.com/tier: small", "workers-v2")}---${template("example.com/tier: large", "workers-v2")}`,
  },
  *check(context) {
    for (const edited of editedTemplatesOf(context)) yield findingOf(edited, context);
  },
};

function findingOf(edited: EditedTemplate, { fleet, base }: LintContext): Finding {
  const { manifest, classes, clusters, pools, controlPlanes } = edited;
  const parts = [
    ...(pools > 0 ? [counted(pools, say`pool`)] : []),
    ...(controlPlanes > 0 ? [counted(controlPlanes, say`control plane`)] : []),
  ];
  const rolled = say`${shownList(parts)} in ${counted(clusters.size, say`cluster`)}`;
  const users = shownList([...classes].map(({ manifest: { ref } }) => shownRef(ref)));
  const message = say`The edit is accepted and wakes nobody; then, within about ten minutes and unasked, it rolls ${rolled} of ${users}, all together. ${visibly(manifest, base === undefined ? [fleet] : [fleet, base])}`;
  return { manifest, path: templateContent, message };
}

function visibly(manifest: Manifest, fleets: readonly Fleet[]): Shown {
  const name = shownName(freeNameOf(manifest, fleets));
  return say`To roll them at once and visibly, restore it, add a copy with the new content named ${name}, and let the class's templateRef name that.`;
}

function example(label: string, name: string): string {
  return `${template(label, "workers")}---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: small, namespace: default }
spec:
  workers:
    machineDeployments:
      - class: default-worker
        bootstrap:
          templateRef: { apiVersion: bootstrap.cluster.x-k8s.io/v1beta2, kind: KubeadmConfigTemplate, name: ${name} }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec:
  topology:
    classRef: { name: small }
    version: v1.34.1
    workers: { machineDeployments: [{ name: md-0, class: default-worker, replicas: 3 }] }
`;
}

function template(label: string, name: string): string {
  return `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: ${name}, namespace: default }
spec: { template: { spec: { joinConfiguration: { nodeRegistration: { kubeletExtraArgs: [{ name: node-labels, value: "${label}" }] } } } } }
`;
}
