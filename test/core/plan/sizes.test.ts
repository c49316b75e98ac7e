import { describe, expect, test } from "vitest";

import { edited, type FleetFiles } from "../../support/fleets/files.ts";
import { bounded, kubeadm, machineTemplate } from "../../support/fleets/kubeadm.ts";
import { cluster, object, rollout, scale } from "../../support/outcomes.ts";
import { outcomeOf, planned, type ClusterOutcome } from "../../support/planned.ts";

const pool = object("MachineDeployment", "c1-md");
const infrastructureName = "spec.template.spec.infrastructureRef.name";

/** The fleet's pool with these replicas, or none; with these bounds of the autoscaler, or none. */
function sized(replicas: number | undefined, bounds?: readonly [number, number]): FleetFiles {
  const line = replicas === undefined ? "" : `  replicas: ${replicas}\n`;
  const files = edited(kubeadm, { "c1-md": [["  replicas: 2\n", line]] });
  return bounds === undefined ? files : bounded(files, ...bounds);
}

/** The scale that the plan says, as `from → to`, and the machines after it. */
function scaleBetween(base: FleetFiles, head: FleetFiles): string {
  const { clusters } = outcomeOf(planned(base, head));
  const { machines, impacts } = clusters["default/c1"] ?? { machines: [5, 5, 0, 0], impacts: [] };
  const scales = impacts.flatMap((impact) => (impact.kind === "scale" ? [`${impact.from} → ${impact.to}`] : []));
  return `${scales.join() || "no scale"}, ${machines[2]} created, ${machines[3]} deleted`;
}

/*
 * The webhook, CAPI:internal/webhooks/machinedeployment.go (calculateMachineDeploymentReplicas): what is written counts;
 * else with both bounds a new pool gets the least, an old one is brought within the bounds; else 1.
 */
test.each([
  ["written, with bounds added: what is written counts", sized(3), sized(3, [5, 9]), "no scale, 0 created, 0 deleted"],
  ["dropped, without bounds: one", sized(3), sized(undefined), "3 → 1, 0 created, 2 deleted"],
  ["dropped from 1", sized(1), sized(undefined), "no scale, 0 created, 0 deleted"],
  ["dropped, within the bounds added: kept", sized(3), sized(undefined, [2, 5]), "no scale, 0 created, 0 deleted"],
  ["dropped, below the bounds added: the least", sized(3), sized(undefined, [5, 9]), "3 → 5, 2 created, 0 deleted"],
  ["dropped, above the bounds added: the most", sized(8), sized(undefined, [2, 5]), "8 → 5, 0 created, 3 deleted"],
  ["dropped, at the edge of the bounds", sized(5), sized(undefined, [2, 5]), "no scale, 0 created, 0 deleted"],
  [
    "dropped, the bounds there already: kept",
    sized(3, [2, 5]),
    sized(undefined, [2, 5]),
    "no scale, 0 created, 0 deleted",
  ],
  ["written again below the bounds", sized(undefined, [2, 5]), sized(1, [2, 5]), "2 → 1, 0 created, 1 deleted"],
  [
    "never written, bounds moved: the API keeps what is there",
    sized(undefined, [2, 5]),
    sized(undefined, [3, 9]),
    "no scale, 0 created, 0 deleted",
  ],
  ["never written, bounds gone", sized(undefined, [2, 5]), sized(undefined), "no scale, 0 created, 0 deleted"],
  ["to zero", sized(2), sized(0), "2 → 0, 0 created, 2 deleted"],
  ["from zero", sized(0), sized(2), "0 → 2, 2 created, 0 deleted"],
])("replicas %s", (_name, base, head, expected) => {
  expect(scaleBetween(base, head)).toBe(expected);
});

test.each([
  ["no replicas and no bounds: one", sized(undefined), 1],
  ["no replicas and bounds: the least", sized(undefined, [2, 5]), 2],
  ["replicas and bounds: what is written", sized(3, [2, 5]), 3],
  ["none", sized(0), 0],
])("a new pool with %s", (_name, head, workers) => {
  expect(outcomeOf(planned({}, head)).clusters["default/c1"]).toEqual(
    cluster([0, 3 + workers, 3 + workers, 0], { kind: "create", controlPlane: 3, workers, version: "v1.34.1" }),
  );
});

const templates = { "c1-md-b": machineTemplate("c1-md-b", "3s") };

/** A pool of `replicas` with the strategy, before and after a new machine template; the size after it may differ. */
function rolled(strategy: string, replicas: number, wanted = replicas): ClusterOutcome | undefined {
  const rolling = `  rollout:\n    strategy:\n      rollingUpdate: ${strategy}\n  selector:\n`;
  const base = edited({ ...sized(replicas), ...templates }, { "c1-md": [["  selector:\n", rolling]] });
  const head = edited(base, {
    "c1-md": [
      ["DevMachineTemplate\n        name: c1-md-a", "DevMachineTemplate\n        name: c1-md-b"],
      [`replicas: ${replicas}\n`, `replicas: ${wanted}\n`],
    ],
  });
  return outcomeOf(planned(base, head)).clusters["default/c1"];
}

/** Surge rounds up and unavailable down; both zero after rounding makes one unavailable (mdutil.ResolveFenceposts). */
describe("surge and unavailable", () => {
  test.each([
    ["{ maxSurge: 10% }", 3, 1, 0],
    ["{ maxSurge: 34% }", 3, 2, 0],
    ["{ maxSurge: 100% }", 3, 3, 0],
    ["{ maxSurge: 0, maxUnavailable: 20% }", 4, 0, 1],
    ["{ maxSurge: 0, maxUnavailable: 50% }", 5, 0, 2],
    ["{ maxSurge: 1, maxUnavailable: 20% }", 4, 1, 0],
    ["{ maxSurge: 0%, maxUnavailable: 0% }", 3, 0, 1],
    ["{ maxUnavailable: 2 }", 3, 1, 2],
    ["{ maxSurge: 0, maxUnavailable: 9 }", 2, 0, 2],
    ["{}", 3, 1, 0],
  ])("%s of %d", (strategy, replicas, surge, unavailable) => {
    expect(rolled(strategy, replicas)).toEqual(
      cluster(
        [3 + replicas, 3 + replicas, replicas, replicas],
        rollout(pool, [replicas, surge, unavailable], infrastructureName),
      ),
    );
  });

  test("are of the size that is wanted", () => {
    expect(rolled("{ maxSurge: 50% }", 2, 6)).toEqual(
      cluster([5, 9, 6, 2], rollout(pool, [2, 3, 0], infrastructureName), scale(pool, 2, 6)),
    );
  });

  test("with fewer machines wanted, those that go are not replaced", () => {
    expect(rolled("{ maxSurge: 1 }", 4, 2)).toEqual(
      cluster([7, 5, 2, 4], rollout(pool, [2, 1, 0], infrastructureName), scale(pool, 4, 2)),
    );
  });

  test("of a pool of none replace nothing", () => {
    expect(rolled("{ maxSurge: 1 }", 0)).toEqual(cluster([3, 3, 0, 0], rollout(pool, [0, 1, 0], infrastructureName)));
  });
});
