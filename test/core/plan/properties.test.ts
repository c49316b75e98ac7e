import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Plan } from "#core/plan/plan.ts";
import { planDocumentOf, type ClusterDocument, type ImpactDocument } from "#core/report/plan-document.ts";
import { renderComment } from "#core/report/render-comment.ts";

import type { FleetFiles } from "../../support/fleets/files.ts";
import { filesOf, fleetModel, type FleetModel } from "../../support/fleets/generated.ts";
import { planned, plannedFiles } from "../../support/planned.ts";

const two = [fleetModel, fleetModel] as const;

/** What happens, whatever the objects' places. */
function happeningsOf(plan: Plan): unknown {
  const [document] = planDocumentOf([plan]).plans;
  const changes = document?.changes.map(({ kind, ref, fields }) => ({ kind, ref, fields }));
  return { clusters: document?.clusters, changes };
}

function clustersOf(plan: Plan): readonly ClusterDocument[] {
  return planDocumentOf([plan]).plans.flatMap(({ clusters }) => clusters);
}

/** Nothing is said of any object or cluster. */
function expectNothing(plan: Plan): void {
  expect(plan.changes).toEqual([]);
  expect(clustersOf(plan).filter(({ impacts }) => impacts.length > 0)).toEqual([]);
  for (const { machines } of clustersOf(plan)) expect(machines).toEqual({ ...machines, created: 0, deleted: 0 });
}

describe("a plan is empty", () => {
  test("of a fleet and itself, read anew", () => {
    fc.assert(
      fc.property(fleetModel, (model) => {
        const files = filesOf(model);
        expectNothing(planned(files, commented(files)));
      }),
    );
  });

  test("of files that were moved, put together and reordered", () => {
    fc.assert(
      fc.property(fleetModel, (model) => {
        const texts = Object.values(filesOf(model));
        expectNothing(planned(filesOf(model), { "elsewhere/all": texts.toReversed().join("---\n") }));
      }),
    );
  });

  test("of v1beta1 rewritten as v1beta2 with the same meaning, and the other way", () => {
    fc.assert(
      fc.property(fleetModel, (model) => {
        expectNothing(planned(filesOf(model, "v1beta1"), filesOf(model, "v1beta2")));
        expectNothing(planned(filesOf(model, "v1beta2"), filesOf(model, "v1beta1")));
      }),
    );
  });
});

describe("machines", () => {
  test("after are those before, with the created and without the deleted", () => {
    forAllPlans((plan) => {
      for (const { machines } of clustersOf(plan)) {
        expect(machines.created - machines.deleted).toBe(machines.after - machines.before);
        expect(Math.min(...Object.values(machines))).toBeGreaterThanOrEqual(0);
      }
    });
  });

  test("created and deleted are those of the impacts; a pending one moves none", () => {
    forAllPlans((plan) => {
      for (const { machines, impacts } of clustersOf(plan)) {
        const moved = impacts.map(movedBy);
        expect(sum(moved.map(({ created }) => created))).toBe(machines.created);
        expect(sum(moved.map(({ deleted }) => deleted))).toBe(machines.deleted);
      }
    });
  });

  test("of a fleet's creation are those of its deletion, where nothing waits", () => {
    fc.assert(
      fc.property(fleetModel, (model) => {
        const unpaused = {
          ...model,
          clusters: model.clusters.map((each) => ({ ...each, paused: false })),
          topologies: model.topologies.map((each) => ({ ...each, paused: false })),
        };
        const files = filesOf(unpaused);
        const created = clustersOf(planned({}, files)).filter(({ impacts }) => !impacts.some(waits));
        const deleted = new Map(clustersOf(planned(files, {})).map((each) => [each.name, each.machines.deleted]));
        for (const each of created) {
          if (isWhole(each)) expect(deleted.get(each.name)).toBe(each.machines.created);
        }
      }),
    );
  });
});

describe("a plan's outcome", () => {
  test("does not hang on the order of files", () => {
    fc.assert(
      fc.property(...two, (before, after) => {
        const [base, head] = [filesOf(before), filesOf(after)];
        expect(planned(reversed(base), reversed(head))).toEqual(planned(base, head));
      }),
    );
  });

  test("has a hash that hangs neither on revisions nor on the places of objects", () => {
    fc.assert(
      fc.property(...two, (before, after) => {
        const [base, head] = [filesOf(before), filesOf(after)];
        const moved = { "clusters/all.yaml": Object.values(head).join("---\n") };
        const elsewhere = plannedFiles(
          Object.fromEntries(Object.entries(base).map(([name, text]) => [`clusters/old/${name}.yml`, text])),
          moved,
          ["c".repeat(40), "worktree"],
        );
        expect(happeningsOf(elsewhere)).toEqual(happeningsOf(planned(base, head)));
        expect(elsewhere.hash).toBe(planned(base, head).hash);
      }),
    );
  });

  test("has another hash when it is another", () => {
    fc.assert(
      fc.property(fleetModel, ...two, (before, one, other) => {
        const [a, b] = [one, other].map((after) => planned(filesOf(before), filesOf(after)));
        if (a === undefined || b === undefined) return;
        if (JSON.stringify(happeningsOf(a)) === JSON.stringify(happeningsOf(b))) return;
        expect(a.hash).not.toBe(b.hash);
      }),
    );
  });
});

test("a comment is within its limit, however large the plan", () => {
  const many = Array.from({ length: 400 }, (_, index) => `cluster-with-a-rather-long-name-${index}`);
  const fleet = (version: string): FleetFiles =>
    Object.fromEntries(many.map((name) => [name, simpleCluster(name, version)]));
  const bytes = (plan: Plan): number => Buffer.byteLength(renderComment([plan]));
  expect(bytes(planned(fleet("v1.34.1"), fleet("v1.35.0")))).toBeLessThanOrEqual(65_535);
  expect(bytes(planned({}, fleet("v1.35.0")))).toBeLessThanOrEqual(65_535);
  expect(bytes(planned(fleet("v1.34.1"), {}))).toBeLessThanOrEqual(65_535);
});

function forAllPlans(check: (plan: Plan) => void): void {
  fc.assert(
    fc.property(...two, (before: FleetModel, after: FleetModel) => {
      check(planned(filesOf(before), filesOf(after)));
    }),
    { numRuns: 200 },
  );
}

interface Moved {
  readonly created: number;
  readonly deleted: number;
}

/** The machines that come and go by one impact, as a plan's document tells of it. */
function movedBy(impact: ImpactDocument): Moved {
  if ("pending" in impact) {
    if ("replaced" in impact) expect(impact.replaced).toBe(0);
    return { created: 0, deleted: 0 };
  }
  if ("replaced" in impact) return { created: impact.replaced, deleted: impact.replaced };
  if (impact.kind === "create") return { created: impact.controlPlane + impact.workers, deleted: 0 };
  if (impact.kind === "pool-added") return { created: impact.machines, deleted: 0 };
  if ("machines" in impact) return { created: 0, deleted: impact.machines };
  if (impact.kind !== "scale") return { created: 0, deleted: 0 };
  return { created: Math.max(0, impact.to - impact.from), deleted: Math.max(0, impact.from - impact.to) };
}

function waits(impact: ImpactDocument): boolean {
  return impact.kind === "blocked" || "pending" in impact;
}

/** Created with its control plane: one that the API refuses is not there at first, and yet is what deletion counts. */
function isWhole({ impacts }: ClusterDocument): boolean {
  return impacts.some((impact) => impact.kind === "create" && impact.controlPlane > 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** The same objects in other blobs. */
function commented(files: FleetFiles): FleetFiles {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, `# read anew\n${text}`]));
}

function reversed(files: FleetFiles): FleetFiles {
  return Object.fromEntries(Object.entries(files).toReversed());
}

function simpleCluster(name: string, version: string): string {
  return Object.values(
    filesOf({
      clusters: [
        {
          ...{ name, version, paused: false, labelled: true, replicas: 3, template: "a", maxSurge: 1, audit: 1 },
          drainSeconds: undefined,
          pools: [],
        },
      ],
      topologies: [],
      ...{ classTemplate: "a", classConfig: "red", set: undefined },
    }),
  )
    .slice(0, 3)
    .join("---\n");
}
