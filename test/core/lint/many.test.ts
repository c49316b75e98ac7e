import { expect, test } from "vitest";

import { lint } from "#core/lint/lint.ts";

import { fleetFrom } from "./fleets.ts";

const count = 8_000;

/** Control planes that the API refuses, all in one file. */
const text = Array.from(
  { length: count },
  (_, index) =>
    `apiVersion: controlplane.cluster.x-k8s.io/v1beta2\nkind: KubeadmControlPlane\nmetadata: { name: c${String(index)}, namespace: default }\nspec:\n  replicas: 2\n  version: v1.33.0\n`,
).join("---\n");

test("a thousand findings of a rule become problems, the first by place, and one counts the rest", () => {
  const { problems, refused } = lint({ fleet: fleetFrom(text) }, {});
  const same = problems.filter(({ rule }) => rule === "kubeadm-replicas");

  expect(same.slice(0, -1).map(({ origin }) => origin.line)).toEqual(
    Array.from({ length: 1_000 }, (_, index) => index * 7 + 5),
  );
  expect(same.at(-1)).toMatchObject({
    ...{ severity: "error", origin: { path: "fleet.yaml", line: 7_001 } },
    message: `There are ${String(count - 1_000)} more problems of this rule, which are not listed: mend those that are, and plan again.`,
  });
  expect(refused.size).toBe(count);
});
