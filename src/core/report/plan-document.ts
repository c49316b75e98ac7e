import type { Json } from "#core/manifest/json.ts";
import type { ObjectRef } from "#core/manifest/object-ref.ts";
import type { Change, ChangeKind, ClusterPlan, FieldDifference, Impact, MachineCounts, Plan } from "#core/plan/plan.ts";
import type { Problem, Severity } from "#core/problem/problem.ts";
import type { Shown } from "#core/shown/shown.ts";

import { byName } from "./order.ts";

/** What `slipway plan --output json` prints; `schema/plan.v1.json` describes it. */
export interface PlanDocument {
  readonly version: 1;
  readonly plans: readonly EnvironmentDocument[];
}

export interface EnvironmentDocument {
  readonly environment: string;
  readonly base: string;
  readonly head: string;
  readonly hash: string;
  readonly live: boolean;
  readonly notChecked: readonly string[];
  readonly clusters: readonly ClusterDocument[];
  readonly changes: readonly ChangeDocument[];
  readonly problems: readonly ProblemDocument[];
}

export interface ClusterDocument {
  readonly namespace: string;
  readonly name: string;
  readonly machines: MachineCounts;
  readonly impacts: readonly ImpactDocument[];
}

export type ImpactDocument = Plain<Impact>;

export interface ChangeDocument {
  readonly kind: ChangeKind;
  readonly ref: ObjectRef;
  readonly origin: { readonly path: string; readonly line: number };
  /** The API would refuse it: it has no impact. */
  readonly refused?: true;
  /** What the management cluster's dry run said; absent offline. */
  readonly server?: "agreed" | "refused" | "not-checked";
  readonly fields: readonly FieldDocument[];
}

export interface FieldDocument {
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

export interface ProblemDocument {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly origin: { readonly path: string; readonly line: number; readonly column: number };
}

/** A type with its shown texts as plain ones. */
type Plain<T> = T extends Shown
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Plain<T[Key]> }
      : T;

/** The plans as one document whose keys always stand in the same order, clusters by namespace and name. */
export function planDocumentOf(plans: readonly Plan[]): PlanDocument {
  return { version: 1, plans: plans.map(environmentDocument) };
}

function environmentDocument(plan: Plan): EnvironmentDocument {
  const { environment, base, head, hash, live, notChecked } = plan;
  return {
    ...{ environment, base, head, hash, live, notChecked },
    clusters: plan.clusters.toSorted(byName).map(clusterDocument),
    changes: plan.changes.map(changeDocument),
    problems: plan.problems.map(problemDocument),
  };
}

function clusterDocument({ namespace, name, machines, impacts }: ClusterPlan): ClusterDocument {
  const { before, after, created, deleted } = machines;
  return { namespace, name, machines: { before, after, created, deleted }, impacts: impacts.map(impactDocument) };
}

const impactKeys = [
  ...["kind", "controlPlane", "workers", "version", "part", "machines", "from", "to", "replaced", "surge"],
  ...[
    "unavailable",
    "because",
    "fields",
    "reaches",
    "set",
    "resources",
    "effect",
    "chart",
    "reason",
    "when",
    "pending",
  ],
];

const partKeys = ["kind", "namespace", "topology", "name"];

function impactDocument(impact: Impact): ImpactDocument {
  const ordered = inOrder(impact, impactKeys);
  if (!("part" in ordered)) return ordered;
  return { ...ordered, part: inOrder(ordered.part, partKeys) };
}

function changeDocument({ kind, ref, origin, refused, fields }: Change): ChangeDocument {
  const { group, namespace, name } = ref;
  return {
    kind,
    ref: { group, kind: ref.kind, namespace, name },
    origin: { path: origin.path, line: origin.line },
    ...(refused === undefined ? {} : { refused }),
    fields: fields.map(fieldDocument),
  };
}

function fieldDocument({ path, before, after }: FieldDifference): FieldDocument {
  return { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function problemDocument({ rule, severity, message, origin }: Problem): ProblemDocument {
  const { path, line, column } = origin;
  return { rule, severity, message, origin: { path, line, column } };
}

/** The value with the keys that it has in the order given; others follow. A key keeps the place where it first stood. */
function inOrder<Value extends object>(value: Value, keys: readonly string[]): Value {
  const places = keys.filter((key) => Object.hasOwn(value, key)).map((key) => [key, undefined] as const);
  return { ...Object.fromEntries(places), ...value };
}
