import type { Problem } from "#core/problem/problem.ts";

import type { Manifest } from "./manifest.ts";
import { groupOf, keyOf, type ObjectRef } from "./object-ref.ts";
import type { ParsedFile, ParsedObject } from "./parse-file.ts";
import { isClusterScoped, knownClusterScoped, type ClusterScoped } from "./scope.ts";
import { isWellKnown } from "./well-known.ts";

/** A file and where it is. */
export interface ManifestFile {
  readonly path: string;
  readonly text: string;
}

/** What an object's identity hangs on beside itself. */
export interface Landing {
  /** For objects of namespaced kinds that name none. */
  readonly namespace: string;
  /** Absent: what is known beforehand of kinds, without CustomResourceDefinitions from git. */
  readonly clusterScoped?: ClusterScoped;
}

export interface FileManifests {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly Problem[];
  /** The keys of those that the API server refuses: a problem says why. */
  readonly refused: readonly string[];
}

/** The manifests of a file that was parsed, with their places. */
export function manifestsOf(file: ManifestFile, parsed: ParsedFile, landing: Landing): FileManifests {
  const manifests = parsed.objects.map((object) => manifestOf(file, object, refOf(object, landing)));
  const refused = manifests.flatMap(({ key }, index) => (parsed.objects[index]?.refused === true ? [key] : []));
  return { manifests, problems: problemsOf(file.path, parsed), refused };
}

function refOf({ apiVersion, kind, name, namespace }: ParsedObject, landing: Landing): ObjectRef {
  const group = groupOf(apiVersion);
  if (isClusterScoped(group, kind, landing.clusterScoped ?? knownClusterScoped))
    return { group, kind, namespace: "", name };
  return { group, kind, namespace: namespace === "" ? landing.namespace : namespace, name };
}

function manifestOf(
  { path, text }: ManifestFile,
  { apiVersion, object, line, column, document, item, inner }: ParsedObject,
  ref: ObjectRef,
): Manifest {
  const inside = inner === undefined ? {} : { inner };
  const source = item === undefined ? { text, document } : { text, document, item, ...inside };
  return { ref, key: keyOf(ref), apiVersion, object, origin: { path, line, column }, source };
}

function problemsOf(path: string, { faults }: ParsedFile): readonly Problem[] {
  if (faults.length === 0) return [];
  const wellKnown = isWellKnown(path);
  return faults
    .filter(({ foreign }) => !(foreign && wellKnown))
    .map(({ rule, severity, message, line, column }) => ({ rule, severity, message, origin: { path, line, column } }));
}
