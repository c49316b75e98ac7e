import { isObject, listAt, objectAt, textAt, type Json } from "#core/manifest/json.ts";

type Labels = Readonly<Record<string, string>>;
type Requirement = (labels: Labels) => boolean;

/** A label selector (`matchLabels` and `matchExpressions`) as a test, and whether it says nothing at all. */
export interface Selector {
  readonly matches: (labels: Labels) => boolean;
  readonly isEmpty: boolean;
}

/** The test of each operator. An unknown one matches nothing, as an invalid selector selects nothing. */
const operators: Readonly<Record<string, (value: string | undefined, values: ReadonlySet<string>) => boolean>> = {
  In: (value, values) => value !== undefined && values.has(value),
  NotIn: (value, values) => value === undefined || !values.has(value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
};

export function selectorOf(selector: Json | undefined): Selector {
  const requirements = [
    ...Object.entries(objectAt(selector, "matchLabels") ?? {}).map(([label, value]) => equals(label, value)),
    ...listAt(selector, "matchExpressions").map(requirementOf),
  ];
  return { isEmpty: requirements.length === 0, matches: (labels) => requirements.every((holds) => holds(labels)) };
}

function equals(label: string, value: Json): Requirement {
  return (labels) => labels[label] === value;
}

function requirementOf(expression: Json): Requirement {
  const key = textAt(expression, "key");
  const operator = operators[textAt(expression, "operator") ?? ""];
  if (!isObject(expression) || key === undefined || operator === undefined) return () => false;
  const values = new Set(listAt(expression, "values").filter((value) => typeof value === "string"));
  return (labels) => operator(labels[key], values);
}
