import { fleetOf } from "#core/fleet/fleet-of.ts";
import type { Fleet } from "#core/fleet/fleet.ts";
import { manifestsOf } from "#core/manifest/manifests-of.ts";
import { parseFile } from "#core/manifest/parse-file.ts";

/** The fleet of files by their paths; of one text, its file is `fleet.yaml`. */
export function fleetFrom(files: string | Readonly<Record<string, string>>, incomplete = false): Fleet {
  const entries = Object.entries(typeof files === "string" ? { "fleet.yaml": files } : files);
  const manifests = entries.flatMap(
    ([path, text]) => manifestsOf({ path, text }, parseFile(text), { namespace: "default" }).manifests,
  );
  return fleetOf(manifests, { incomplete });
}
