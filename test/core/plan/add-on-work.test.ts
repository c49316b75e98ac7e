import { expect, test } from "vitest";

import type { Fleet } from "#core/fleet/fleet.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { addOnsOf } from "#core/plan/add-ons.ts";

import { fleetFrom } from "../lint/fleets.ts";

const sources = Array.from({ length: 50 }, (_, index) => `s${String(index)}`);

function fleetWith(content: string): Fleet {
  const set = `apiVersion: addons.cluster.x-k8s.io/v1beta2\nkind: ClusterResourceSet\nmetadata: { name: a }\nspec:\n  strategy: Reconcile\n  clusterSelector: { matchLabels: { cni: calico } }\n  resources: [${sources.map((name) => `{ kind: ConfigMap, name: ${name} }`).join(",")}]\n`;
  const maps = sources.map(
    (name) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { a: ${content} }\n`,
  );
  const clusters = Array.from(
    { length: 500 },
    (_, index) =>
      `apiVersion: cluster.x-k8s.io/v1beta2\nkind: Cluster\nmetadata: { name: c${String(index)}, labels: { cni: calico } }\n`,
  );
  return fleetFrom([set, ...maps, ...clusters].join("---\n"));
}

/** The fleet, with what looks up a manifest counted. */
function counted(fleet: Fleet, seen: { lookups: number }): Fleet {
  const manifests = new (class extends Map<string, Manifest> {
    override get(key: string): Manifest | undefined {
      seen.lookups += 1;
      return super.get(key);
    }
  })(fleet.manifests);
  return { ...fleet, manifests };
}

test("a set's sources are looked up and compared once, however many clusters have it", () => {
  const seen = { lookups: 0 };
  const [base, head] = [counted(fleetWith("one"), seen), counted(fleetWith("two"), seen)];
  const addOns = addOnsOf(base, head);
  const impacts = [...head.clusters].map(([key, cluster]) => addOns.impactsOn(base.clusters.get(key), cluster));

  expect(impacts.length).toBe(500);
  expect(new Set(impacts.flat())).toEqual(
    new Set([{ kind: "add-on", set: "a", resources: sources, effect: "reapplies" }]),
  );
  expect(seen.lookups).toBe(2 * sources.length);
});
