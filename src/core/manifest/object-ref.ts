import { joined, say, shownName, shownValueText, type Shown } from "#core/shown/shown.ts";

/** An object's identity. `group` is empty for the core group, `namespace` for cluster-scoped kinds. */
export interface ObjectRef {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** The identity as one string, for maps: `group/Kind/namespace/name`. No part can hold a slash. */
export function keyOf(ref: ObjectRef): string {
  return `${ref.group}/${ref.kind}/${ref.namespace}/${ref.name}`;
}

/** The group of an apiVersion: `apps` of `apps/v1`, empty for `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf("/");
  return slash === -1 ? "" : apiVersion.slice(0, slash);
}

/** The version of an apiVersion: `v1` of `apps/v1` and of `v1`. */
export function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf("/") + 1);
}

/** `Kind namespace/name` of an object that is in git, as people read it. */
export function shownRef(ref: ObjectRef): Shown {
  return shownBy(ref, shownName);
}

/** The same of what a field refers to: anything may be written there. */
export function shownTarget(ref: ObjectRef): Shown {
  return shownBy(ref, shownValueText);
}

function shownBy({ kind, namespace, name }: ObjectRef, shown: (text: string) => Shown): Shown {
  const names = namespace === "" ? [name] : [namespace, name];
  return say`${shown(kind)} ${joined(names.map(shown), "/")}`;
}
