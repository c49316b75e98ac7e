import type { Manifest } from "#core/manifest/manifest.ts";
import { keyOf, shownTarget } from "#core/manifest/object-ref.ts";
import { joined, say, shownName, shownValueText } from "#core/shown/shown.ts";

import { shownPlace } from "../places.ts";
import { doubtfulReferencesOf, whereaboutsOf, type WrittenReference } from "../references.ts";
import type { Finding, Rule } from "../rule.ts";

/** A reference that crosses namespaces, by what it says or by where its object is. */
export const referenceNamespace: Rule = {
  name: "reference-namespace",
  severity: "error",
  summary: "A reference's object is in another namespace, where Cluster API does not look.",
  reason:
    "Cluster API looks for what an object refers to in the object's own namespace. A namespace written in a v1beta1 reference " +
    "is dropped when it is converted. Nothing refuses it: the controllers wait for ever.",
  source: "CAPI:api/core/v1beta1/conversion.go; kubernetes-sigs/cluster-api issues 11853 and 1566",
  examples: {
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: team-a }
spec: { clusterName: c1 }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: team-b }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: c1-md-0, namespace: team-b }
spec: { clusterName: c1 }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: team-b }
`,
  },
  *check({ fleet, base }) {
    for (const reference of doubtfulReferencesOf(fleet)) {
      if (reference.found) {
        if (isForeign(reference)) yield ignored(reference);
        continue;
      }
      // a class that this change removes is class-in-use's
      if (reference.role === "class" && base?.manifests.has(keyOf(reference.target)) === true) continue;
      const whereabouts = whereaboutsOf(reference, fleet);
      if (whereabouts.kind === "elsewhere") yield elsewhere(reference, whereabouts.objects);
    }
  },
};

function elsewhere({ manifest, path, target }: WrittenReference, objects: readonly Manifest[]): Finding {
  const places = objects.map((object) => say`${shownName(object.ref.namespace)} (${shownPlace(object, [])})`);
  const message = say`${shownTarget(target)} does not exist: the ${shownValueText(target.kind)} of that name is in namespace ${joined(places, ", ")}, and Cluster API looks in ${shownName(target.namespace)} alone. Put both in one namespace.`;
  return { manifest, path, message };
}

function isForeign({ manifest, namespace }: WrittenReference): boolean {
  return namespace !== undefined && namespace !== manifest.ref.namespace;
}

function ignored({ manifest, path, target, namespace }: WrittenReference): Finding {
  const message = say`The reference names namespace ${shownValueText(namespace ?? "")}, which Cluster API ignores: it uses ${shownTarget(target)}, in the namespace of the object itself. Leave the namespace out.`;
  return { manifest, path: [...path, "namespace"], message, severity: "warning" };
}
