import { writeFileSync } from "node:fs";

import { configJsonSchema } from "#core/config/schema.ts";
import { planJsonSchema } from "#core/report/plan-schema.ts";

import { rulesPage } from "./rules-page.ts";

/** The published schemas, each made from the types that the program itself uses. */
const schemas: Readonly<Record<string, () => object>> = {
  "plan.v1.json": planJsonSchema,
  "slipway.v1.json": configJsonSchema,
};

for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(schema(), null, 2)}\n`);
}

writeFileSync(new URL("../docs/rules.md", import.meta.url), rulesPage());
