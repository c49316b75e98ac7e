import { readFileSync } from "node:fs";

/** Slipway's version. package.json is above `src` and above `dist`, which this becomes a part of. */
export function slipwayVersion(): string {
  const content: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  if (typeof content === "object" && content !== null && "version" in content && typeof content.version === "string") {
    return content.version;
  }
  throw new Error("package.json has no version: install slipway again");
}
