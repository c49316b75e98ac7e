import { shownName, type Shown } from "#core/shown/shown.ts";

/** An item of a list whose items are told apart by name: `value` is what its key fields hold. */
export interface ItemStep {
  readonly item: string;
  /** Where the item stands in its list (of head, or of base for one that is gone). */
  readonly index: number;
}

/** One step: a key of an object, the index of a list's item, or an item told apart by its name. */
export type Step = string | number | ItemStep;

/** The way to a field from the object's root, as in `["spec", "replicas"]`. */
export type FieldPath = readonly Step[];

/** A path as Kubernetes writes it: `spec.topology.workers.machineDeployments[md-0].replicas`, `metadata.labels[a.b/c]`. */
export function pathText(path: FieldPath): string {
  return path.map(stepText).join("").replace(/^\./, "");
}

export function shownPath(path: FieldPath): Shown {
  return shownName(pathText(path));
}

function stepText(step: Step): string {
  if (typeof step === "number") return `[${String(step)}]`;
  if (typeof step !== "string") return `[${step.item}]`;
  return /^[\w$-]+$/.test(step) ? `.${step}` : `[${step}]`;
}
