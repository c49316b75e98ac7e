import { readFileSync } from "node:fs";

import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, expectTypeOf, it } from "vitest";
import type * as z from "zod";

import type { Plan } from "#core/plan/plan.ts";
import { planDocumentOf, type PlanDocument } from "#core/report/plan-document.ts";
import { planJsonSchema, type planSchema } from "#core/report/plan-schema.ts";
import { say } from "#core/shown/shown.ts";

import {
  change,
  cluster,
  machines,
  planOfSample,
  pool,
  problem,
  ref,
  samples,
  thousand,
  topologyPool,
} from "./samples.ts";

type Parsed = z.infer<typeof planSchema>;

const published: unknown = JSON.parse(readFileSync(new URL("../../../schema/plan.v1.json", import.meta.url), "utf8"));

describe("planDocumentOf", () => {
  it("has the names and shapes of the published schema, keys in their order", () => {
    const plan = planOfSample({
      environment: "production",
      notChecked: [say`charts/app`],
      clusters: [
        cluster("b", machines(1, 1, 0, 0), []),
        cluster("a", machines(5, 7, 2, 0), [
          { to: 4, from: 2, part: { name: "a-md-0", namespace: "default", kind: "MachineDeployment" }, kind: "scale" },
          { pending: true, kind: "pool-added", machines: 2, part: topologyPool("md-1") },
        ]),
      ],
      changes: [
        change("configure", ref("MachineDeployment", "a-md-0"), 58, [
          { path: say`spec.replicas`, before: 2, after: 4 },
        ]),
      ],
      problems: [problem("error", "reference-missing", say`Cluster default/a refers to nothing.`, 12)],
    });
    expect(JSON.stringify(planDocumentOf([plan]))).toBe(
      JSON.stringify({
        version: 1,
        plans: [
          {
            environment: "production",
            base: plan.base,
            head: "worktree",
            hash: plan.hash,
            live: false,
            notChecked: ["charts/app"],
            clusters: [
              {
                namespace: "default",
                name: "a",
                machines: { before: 5, after: 7, created: 2, deleted: 0 },
                impacts: [
                  {
                    kind: "scale",
                    part: { kind: "MachineDeployment", namespace: "default", name: "a-md-0" },
                    from: 2,
                    to: 4,
                  },
                  {
                    kind: "pool-added",
                    part: { kind: "MachineDeployment", namespace: "default", topology: "md-1" },
                    machines: 2,
                    pending: true,
                  },
                ],
              },
              {
                namespace: "default",
                name: "b",
                machines: { before: 1, after: 1, created: 0, deleted: 0 },
                impacts: [],
              },
            ],
            changes: [
              {
                kind: "configure",
                ref: { group: "cluster.x-k8s.io", kind: "MachineDeployment", namespace: "default", name: "a-md-0" },
                origin: { path: "clusters/c1.yaml", line: 58 },
                fields: [{ path: "spec.replicas", before: 2, after: 4 }],
              },
            ],
            problems: [
              {
                rule: "reference-missing",
                severity: "error",
                message: "Cluster default/a refers to nothing.",
                origin: { path: "clusters/c1.yaml", line: 12, column: 7 },
              },
            ],
          },
        ],
      }),
    );
  });

  it("sorts clusters by namespace, then by name", () => {
    const named = (namespace: string, name: string): Plan["clusters"][number] => ({
      ...cluster(name, machines(1, 1, 0, 0), []),
      namespace,
    });
    const plan = planOfSample({ clusters: [named("a-b", "a"), named("a", "z"), named("a", "b")] });
    const names = planDocumentOf([plan]).plans[0]?.clusters.map(({ namespace, name }) => `${namespace}/${name}`);
    expect(names).toEqual(["a/b", "a/z", "a-b/a"]);
  });
});

describe("schema/plan.v1.json", () => {
  const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(asSchema(published));

  it("is current: npm run schema", () => {
    expect(published).toEqual(planJsonSchema());
  });

  it.each(Object.entries({ ...samples, thousand }))("describes the plan of %s", (_name, plans) => {
    validate(JSON.parse(JSON.stringify(planDocumentOf(plans))));
    expect(validate.errors).toBeNull();
  });

  it("refuses what is no plan", () => {
    const document = planDocumentOf([
      planOfSample({
        clusters: [cluster("c", machines(1, 1, 0, 0), [{ kind: "scale", part: pool("p"), from: 1, to: -1 }])],
      }),
    ]);
    expect(validate(JSON.parse(JSON.stringify(document)))).toBe(false);
  });

  it("agrees with the types: this compiles", () => {
    expectTypeOf<PlanDocument>().toExtend<Parsed>();
    expectTypeOf<Parsed>().toExtend<PlanDocument>();
  });
});

function asSchema(value: unknown): object {
  if (typeof value !== "object" || value === null) throw new TypeError("schema/plan.v1.json is no object");
  return value;
}
