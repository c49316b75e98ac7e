import { readingRules } from "./reading-rules.ts";
import { rules } from "./rules.ts";

/** The name of every rule that a problem can have: what `lint.rules` may name. */
export const ruleNames: readonly string[] = [...rules, ...readingRules].map(({ name }) => name);
