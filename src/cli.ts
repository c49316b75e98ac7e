import { readFileSync } from "node:fs";

/** A placeholder: says its version. */
const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
if (typeof manifest === "object" && manifest !== null && "version" in manifest) console.log(manifest.version);
