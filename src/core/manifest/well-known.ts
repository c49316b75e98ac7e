/**
 * Whether a file is known by its path to be something other than manifests: what drives kustomize, Helm, Fleet and other
 * tools. Manifests in it count all the same; documents that are none are no surprise.
 */
export function isWellKnown(path: string): boolean {
  const names = path.split("/");
  const name = names.at(-1) ?? "";
  return (
    names.some((each) => each.startsWith(".") && each !== "." && each !== "..") ||
    patterns.some((pattern) => pattern.test(name))
  );
}

/** Names of files; whatever is in a folder or file that begins with a dot is some tool's. */
const patterns: readonly RegExp[] = [
  /^kustomization\.ya?ml$/i,
  /^Chart\.(?:ya?ml|lock)$/i,
  /^(?:.*[-._])?values(?:[-._].*)?\.(?:ya?ml|json)$/i,
  /^values\.schema\.json$/i,
  /^(?:fleet|helmfile|clusterctl|clusterctl-settings|tilt-settings|metadata|skaffold|mkdocs|codecov|renovate)\.(?:ya?ml|json)$/i,
  /^(?:docker-)?compose(?:\..*)?\.ya?ml$/i,
  /^(?:package|package-lock|tsconfig|composer|devcontainer)\.json$/i,
  /^(?:Taskfile|pnpm-lock|pnpm-workspace|openapi|swagger)\.ya?ml$/i,
  /\.schema\.json$/i,
];
