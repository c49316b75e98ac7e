import { textAt } from "#core/manifest/json.ts";
import { keyOf, shownTarget } from "#core/manifest/object-ref.ts";
import { say, shownValueText, type Shown } from "#core/shown/shown.ts";

import type { Cluster, Fleet, MachinePart, Reference } from "./fleet.ts";
import { kubernetesVersionOf, minorsAbove } from "./kubernetes-version.ts";

/**
 * Why a part cannot get a new machine, as far as git tells; undefined where nothing there stands in its way. It says
 * nothing of the machines that are already running: ask only when the part needs a new one.
 */
export function blockedReasonOf(cluster: Cluster, part: MachinePart, fleet: Fleet): Shown | undefined {
  const missing = missingTemplatesOf(part, fleet)[0];
  if (missing !== undefined) return say`${shownTarget(missing.target)} is not in git, and a new machine needs it`;
  const skew = versionSkewOf(cluster, part);
  return skew === undefined ? undefined : skewReasons[skew](part.version ?? "", cluster.controlPlane?.version ?? "");
}

/** The templates that a new machine of the part needs and that are not in git. Empty while the fleet is incomplete. */
export function missingTemplatesOf(part: MachinePart, fleet: Fleet): readonly Reference[] {
  if (fleet.incomplete) return [];
  const templates = [part.infrastructureTemplate, part.bootstrapTemplate].filter(
    (reference) => reference !== undefined,
  );
  return templates.filter((reference) => !fleet.manifests.has(keyOf(reference.target)));
}

/** kubernetes-ahead, -behind: outside the versions that kubelets may have. kubeadm: another minor than the control plane's. */
export type VersionSkew = "kubernetes-ahead" | "kubernetes-behind" | "kubeadm";

/** How far kubelets may be behind the API server, in minors (Kubernetes' version skew policy). */
const furthestBehind = 3;

/**
 * The skew that holds back new machines of a worker pool: the MachineSet preflight checks
 * (CAPI:internal/controllers/machineset/machineset_preflight.go, measured 5), those skipped by annotation left out.
 * A topology's pools have one version with their control plane and roll after it.
 */
export function versionSkewOf(cluster: Cluster, part: MachinePart): VersionSkew | undefined {
  if (part.role !== "worker" || part.topology !== undefined || !preflightKinds.has(part.kind)) return undefined;
  const skew = skewOf(part, cluster.controlPlane);
  return skew === undefined || !isSkipped(part, skew) ? skew : kubeadmSkewInstead(part, skew);
}

function skewOf(part: MachinePart, controlPlane: MachinePart | undefined): VersionSkew | undefined {
  if (part.version === controlPlane?.version) return undefined;
  const [own, other] = [kubernetesVersionOf(part.version), kubernetesVersionOf(controlPlane?.version)];
  if (own === undefined || other === undefined) return undefined;
  const above = minorsAbove(own, other);
  if (above > 0) return "kubernetes-ahead";
  if (above < -furthestBehind) return "kubernetes-behind";
  return above !== 0 && joinsByKubeadm(part) ? "kubeadm" : undefined;
}

/** With the check of Kubernetes' policy skipped, kubeadm's own remains. */
function kubeadmSkewInstead(part: MachinePart, skipped: VersionSkew): VersionSkew | undefined {
  return skipped !== "kubeadm" && joinsByKubeadm(part) && !isSkipped(part, "kubeadm") ? "kubeadm" : undefined;
}

/** What makes its machines through MachineSets, whose controller runs the preflight checks. */
const preflightKinds: ReadonlySet<string> = new Set(["MachineDeployment", "MachineSet"]);

function joinsByKubeadm(part: MachinePart): boolean {
  return part.bootstrapTemplate?.target.kind === "KubeadmConfigTemplate";
}

const skipAnnotation = "machineset.cluster.x-k8s.io/skip-preflight-checks";

/** The names of the preflight checks. */
const checks: Readonly<Record<VersionSkew, string>> = {
  "kubernetes-ahead": "KubernetesVersionSkew",
  "kubernetes-behind": "KubernetesVersionSkew",
  kubeadm: "KubeadmVersionSkew",
};

function isSkipped(part: MachinePart, skew: VersionSkew): boolean {
  const skipped = (textAt(part.annotations, skipAnnotation) ?? "").split(",").map((check) => check.trim());
  return skipped.includes(checks[skew]) || skipped.includes("All");
}

/** What each skew means, of the pool's version and its control plane's. */
const skewReasons: Readonly<Record<VersionSkew, (version: string, controlPlane: string) => Shown>> = {
  "kubernetes-ahead": (version, controlPlane) =>
    say`version ${shownValueText(version)} is of a minor above the control plane's ${shownValueText(controlPlane)}, and Cluster API makes no such machine (KubernetesVersionSkew)`,
  "kubernetes-behind": (version, controlPlane) =>
    say`version ${shownValueText(version)} is more than ${furthestBehind} minors below the control plane's ${shownValueText(controlPlane)}, and Cluster API makes no such machine (KubernetesVersionSkew)`,
  kubeadm: (version, controlPlane) =>
    say`kubeadm joins only machines of the control plane's minor: the pool has ${shownValueText(version)}, the control plane ${shownValueText(controlPlane)} (KubeadmVersionSkew)`,
};
