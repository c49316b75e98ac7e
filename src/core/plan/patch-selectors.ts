import { listAt, textAt, valueAt, type Json } from "#core/manifest/json.ts";

import type { TopologySubject } from "./aspect.ts";

/**
 * Whether a patch's definition selects a template of the part (CAPI:internal/controllers/topology/cluster/patches/inline,
 * matchesSelector): the kind first, then where it is used.
 */
export function matchesPart(definition: Json, subject: TopologySubject): boolean {
  const kind = textAt(definition, "selector", "kind");
  if (!templateKindsOf(subject).includes(kind)) return false;
  const { part, entry } = subject;
  if (part.role === "control-plane") {
    return valueAt(definition, "selector", "matchResources", "controlPlane") === true;
  }
  const list = part.kind === "MachinePool" ? "machinePoolClass" : "machineDeploymentClass";
  return listAt(definition, "selector", "matchResources", list, "names").some((name) => fits(name, entry.class ?? ""));
}

function templateKindsOf({ classPart }: TopologySubject): readonly (string | undefined)[] {
  const { template, bootstrapTemplate, infrastructureTemplate } = classPart ?? {};
  return [template, bootstrapTemplate, infrastructureTemplate].flatMap((reference) => reference?.target.kind ?? []);
}

/** A class's name, or one that begins or ends with `*`. */
function fits(pattern: Json, name: string): boolean {
  if (typeof pattern !== "string") return false;
  if (pattern.startsWith("*")) return name.endsWith(pattern.slice(1));
  if (pattern.endsWith("*")) return name.startsWith(pattern.slice(0, -1));
  return pattern === name;
}
