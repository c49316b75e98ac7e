import { describe, expect, test } from "vitest";

import { lint } from "#core/lint/lint.ts";
import { planOf } from "#core/plan/plan-of.ts";
import type { Plan } from "#core/plan/plan.ts";

import { planned } from "../../support/planned.ts";
import { kubeadm } from "../../support/fleets/kubeadm.ts";
import { edited } from "../../support/fleets/files.ts";
import { fleetFrom } from "../lint/fleets.ts";

const namespace = "apiVersion: v1\nkind: Namespace\nmetadata: { name: team-a }\n";
const cluster = `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: team-a }
spec: { topology: { classRef: { name: small }, workers: { machineDeployments: [{ name: md, class: a, replicas: 2 }] } } }
`;
const clusterClass = `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: small, namespace: team-a }
spec: { workers: { machineDeployments: [{ class: a }] } }
`;
const whole = { "namespace.yaml": namespace, "class.yaml": clusterClass, "cluster.yaml": cluster };

type Files = Readonly<Record<string, string>>;

function planFor(base: Files, head: Files, more: readonly string[] = []): Plan {
  const fleets = { base: fleetFrom(base), head: fleetFrom(head) };
  const linted = lint({ fleet: fleets.head, base: fleets.base }, {});
  return planOf({
    environment: "default",
    base: { revision: "b", fleet: fleets.base },
    head: { revision: "a", fleet: fleets.head },
    refused: new Set([...linted.refused, ...more]),
    problems: linted.problems,
    notChecked: [],
  });
}

/** `kind Kind (refused)` of each change, and the kinds of the impacts. */
function told({ changes, clusters }: Plan): {
  readonly changes: readonly string[];
  readonly impacts: readonly string[];
} {
  return {
    changes: changes.map(({ kind, ref, refused }) =>
      [kind, ref.kind, refused === true ? "refused" : ""].join(" ").trim(),
    ),
    impacts: clusters.flatMap(({ impacts }) => impacts.map(({ kind }) => kind)),
  };
}

describe("a deletion that is refused", () => {
  test("of a Namespace means nothing to the clusters that stay in it", () => {
    const head = { "class.yaml": clusterClass, "cluster.yaml": cluster };
    const plan = planFor(whole, head);
    expect(told(plan)).toEqual({ changes: ["delete Namespace refused"], impacts: [] });
    expect(plan.problems.map(({ rule, origin }) => [rule, origin.path])).toContainEqual([
      "namespace-deleted",
      "cluster.yaml",
    ]);
  });

  test("of a Namespace hides nothing of the clusters that go with it", () => {
    expect(told(planFor(whole, {})).impacts).toEqual(["delete"]);
  });

  test("of a class keeps the class, so that its clusters are neither blocked nor changed", () => {
    const head = { "namespace.yaml": namespace, "cluster.yaml": cluster };
    expect(told(planFor(whole, head))).toEqual({ changes: ["delete ClusterClass refused"], impacts: [] });
  });

  test("of a Cluster deletes no machine", () => {
    const head = { "namespace.yaml": namespace, "class.yaml": clusterClass };
    const plan = planFor(whole, head, ["cluster.x-k8s.io/Cluster/team-a/c1"]);
    expect(told(plan)).toEqual({ changes: ["delete Cluster refused"], impacts: [] });
    expect(plan.clusters.map(({ machines }) => machines)).toEqual([{ before: 2, after: 2, created: 0, deleted: 0 }]);
  });
});

test("replicas of a wrong type count as what they were", () => {
  const head = edited(kubeadm, { "c1-md": [["replicas: 2", 'replicas: "7"']] });
  expect(told(planned(kubeadm, head))).toEqual({ changes: ["configure MachineDeployment refused"], impacts: [] });
});
