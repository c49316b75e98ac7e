import { say, type Shown } from "#core/shown/shown.ts";

/** What the API server takes for a name. */
export interface NameRule {
  readonly accepts: (name: string) => boolean;
  /** Completes "expected … to be". */
  readonly expected: Shown;
}

/** The rule for the names of a kind: apimachinery's validation of names, by the strategies of kube-apiserver. */
export function nameRuleOf(group: string, kind: string): NameRule {
  const special = specialKinds.get(kind);
  return special?.group === group ? special.rule : subdomain;
}

const subdomain: NameRule = {
  accepts: (name) =>
    name.length <= 253 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/.test(name),
  expected: say`a name of lower-case letters, digits, "-" and "." that begins and ends with a letter or digit (at most 253 characters; in quotes if it looks like a number)`,
};

const label: NameRule = {
  accepts: (name) => name.length <= 63 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(name),
  expected: say`a name of lower-case letters, digits and "-" that begins and ends with a letter or digit (at most 63 characters; in quotes if it looks like a number)`,
};

export const namespaceRule = label;

/** Names of roles such as `system:node`. No control characters: no one could tell what such a name says. */
const pathSegment: NameRule = {
  accepts: (name) => name !== "." && name !== ".." && name.length <= 253 && /^[^/%\p{Cc}]+$/u.test(name),
  expected: say`a name without "/", "%" and control characters`,
};

const rbac = { group: "rbac.authorization.k8s.io", rule: pathSegment };

const specialKinds = new Map([
  ["ClusterRole", rbac],
  ["ClusterRoleBinding", rbac],
  ["Namespace", { group: "", rule: label }],
  ["Role", rbac],
  ["RoleBinding", rbac],
  ["Service", { group: "", rule: label }],
]);
