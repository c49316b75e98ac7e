import type { Manifest } from "#core/manifest/manifest.ts";

import { fleetFrom } from "../lint/fleets.ts";

/** The one manifest of a text. */
export function manifestFrom(yaml: string): Manifest {
  const [manifest] = fleetFrom(yaml).manifests.values();
  if (manifest === undefined) throw new Error("The text has no manifest.");
  return manifest;
}
