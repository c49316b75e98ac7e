import type { Part } from "#core/plan/plan.ts";
import { say, shownName, type Shown } from "#core/shown/shown.ts";

/** Cluster API's kinds of workers. Whatever else has machines is a control plane, of whichever provider. */
const workerKinds: ReadonlySet<string> = new Set(["MachineDeployment", "MachinePool", "MachineSet", "Machine"]);

export function isControlPlane(part: Part): boolean {
  return !workerKinds.has(part.kind);
}

/** A part as a reader of its cluster calls it: `control plane`, `c1-md-0`, `md-0 (topology)`, `mp-0 (MachinePool)`. */
export function partWords(part: Part): Shown {
  if (isControlPlane(part)) return say`control plane`;
  const marks = [
    ...("topology" in part ? ["topology"] : []),
    ...(part.kind === "MachineDeployment" ? [] : [part.kind]),
  ].join(" ");
  const name = shownName("topology" in part ? part.topology : part.name);
  return marks === "" ? name : say`${name} (${shownName(marks)})`;
}

/** Equal for two mentions of one part. */
export function partKey(part: Part): string {
  return "topology" in part
    ? `${part.kind}/${part.namespace}/topology/${part.topology}`
    : `${part.kind}/${part.namespace}/${part.name}`;
}
