import { expect, test } from "vitest";

import { referenceAt } from "#core/fleet/reference.ts";

import { manifestFrom } from "./manifest-from.ts";

const target = {
  group: "infrastructure.cluster.x-k8s.io",
  kind: "DevMachineTemplate",
  name: "a",
  namespace: "default",
};
const path = ["spec", "template", "spec", "infrastructureRef"];

test.each([
  ["v1beta2", "{ apiGroup: infrastructure.cluster.x-k8s.io, kind: DevMachineTemplate, name: a }", { target, path }],
  [
    "v1beta1",
    "{ apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: DevMachineTemplate, name: a }",
    { target, path, version: "v1beta1" },
  ],
  [
    "v1beta1 with another namespace, where Cluster API does not look",
    "{ apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: DevMachineTemplate, name: a, namespace: other }",
    { target, path, version: "v1beta1", namespace: "other" },
  ],
  ["no name", "{ apiGroup: infrastructure.cluster.x-k8s.io, kind: DevMachineTemplate }", undefined],
])("a reference of %s", (_, written, expected) => {
  const manifest = manifestFrom(`
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: md-0, namespace: default }
spec: { template: { spec: { infrastructureRef: ${written} } } }
`);
  expect(referenceAt(manifest, path)).toEqual(expected);
});
