/** The numbers of a Kubernetes version. What follows the patch (`-rc.1`, `+rke2r1`) plays no part in skew. */
export interface KubernetesVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** What Cluster API's webhooks call a version, the `v` that they add when it is missing included (CAPI:util/version). */
const kubernetesVersion = /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)[-\w.+]*$/;

/** The version as numbers, or undefined where it is no semantic version. */
export function kubernetesVersionOf(text: string | undefined): KubernetesVersion | undefined {
  const found = text === undefined ? null : kubernetesVersion.exec(text);
  if (found === null) return undefined;
  const [, major, minor, patch] = found;
  return { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

/** With the `v` that webhooks put before a version where it is missing (CAPI:internal/webhooks, measured 2 and 6). */
export function withV(version: string): string {
  return version === "" || version.startsWith("v") ? version : `v${version}`;
}

/** By how many minors `version` is above `other` (below: negative). Another major counts as out of every reach. */
export function minorsAbove(version: KubernetesVersion, other: KubernetesVersion): number {
  if (version.major !== other.major) return version.major > other.major ? Infinity : -Infinity;
  return version.minor - other.minor;
}

/** Positive when `version` is above `other`, negative when below, 0 when equal but for what follows the patch. */
export function compareVersions(version: KubernetesVersion, other: KubernetesVersion): number {
  return minorsAbove(version, other) || version.patch - other.patch;
}
