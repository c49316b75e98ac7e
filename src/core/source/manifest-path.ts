const manifestEnding = /\.(?:ya?ml|json)$/i;

/** Whether a file can hold manifests, by its ending. */
export function isManifestPath(path: string): boolean {
  return manifestEnding.test(path);
}
