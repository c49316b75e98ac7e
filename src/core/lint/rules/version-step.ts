import type { Cluster } from "#core/fleet/fleet.ts";
import { compareVersions, kubernetesVersionOf, minorsAbove } from "#core/fleet/kubernetes-version.ts";
import { valueAt } from "#core/manifest/json.ts";
import { say, shownValueText, type Shown } from "#core/shown/shown.ts";

import type { Finding, Rule } from "../rule.ts";

/** A control plane's version that goes down, or up by more than a minor. */
export const versionStep: Rule = {
  name: "version-step",
  severity: "error",
  summary: "The version of a control plane goes down, or up by more than one minor.",
  reason:
    "Kubernetes upgrades one minor at a time. KubeadmControlPlane and topologies refuse to skip one, topologies refuse to go down. " +
    "What is accepted (a KubeadmControlPlane or a TalosControlPlane that goes down, a TalosControlPlane that skips) rolls the " +
    "machines to a version that may not read what etcd holds.",
  source:
    "CAPI:internal/webhooks/cluster.go, controlplane/kubeadm/internal/webhooks/kubeadm_control_plane.go; measured with Cluster API v1.14.0; K0smotron's webhook",
  examples: {
    base: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { topology: { classRef: { name: small }, version: v1.33.4 } }
`,
    bad: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { topology: { classRef: { name: small }, version: v1.35.2 } }
`,
    good: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1, namespace: default }
spec: { topology: { classRef: { name: small }, version: v1.34.1 } }
`,
  },
  *check({ fleet, base }) {
    if (base === undefined) return;
    for (const cluster of fleet.clusters.values()) {
      const before = base.clusters.get(cluster.key);
      const finding = before && stepOf(before, cluster);
      if (finding !== undefined) yield finding;
    }
  },
};

type Subject = "topology" | "KubeadmControlPlane" | "K0sControlPlane" | "other";

interface Verdict {
  readonly refused: boolean;
  readonly consequence: Shown;
}

const refused: Verdict = { refused: true, consequence: say`the API refuses it` };
const downgrade: Verdict = {
  refused: false,
  consequence: say`it is accepted, rolls every machine, and the older Kubernetes may not read what the newer one stored`,
};
const skip: Verdict = {
  refused: false,
  consequence: say`it is accepted, though Kubernetes supports no upgrade that skips a minor`,
};

/** What comes of a step, by what has the version. */
const verdicts: Readonly<Record<Subject, { readonly down: Verdict; readonly skip: Verdict }>> = {
  topology: { down: refused, skip: refused },
  KubeadmControlPlane: { down: downgrade, skip: refused },
  K0sControlPlane: { down: downgrade, skip: refused },
  other: { down: downgrade, skip },
};

function stepOf(before: Cluster, after: Cluster): Finding | undefined {
  if (versionOf(before) === versionOf(after)) return undefined;
  const [was, is] = [kubernetesVersionOf(versionOf(before)), kubernetesVersionOf(versionOf(after))];
  if (was === undefined || is === undefined || isUnchecked(after)) return undefined;
  const verdict = verdicts[subjectOf(after)];
  if (compareVersions(is, was) < 0) return findingOf(before, after, verdict.down);
  return minorsAbove(is, was) > 1 ? findingOf(before, after, verdict.skip) : undefined;
}

function findingOf(before: Cluster, after: Cluster, { refused, consequence }: Verdict): Finding {
  const [was, is] = [versionOf(before) ?? "", versionOf(after) ?? ""];
  const message = say`The control plane goes from ${shownValueText(was)} to ${shownValueText(is)}: ${consequence}. ${refused ? advice : rather}`;
  const place =
    after.topology === undefined && after.controlPlane !== undefined
      ? { manifest: after.controlPlane.manifest, path: ["spec", "version"] }
      : { manifest: after.manifest, path: ["spec", "topology", "version"] };
  return { ...place, message, ...(refused ? { refused } : { severity: "warning" as const }) };
}

const advice = say`Go up one minor at a time.`;
const rather = say`Go up one minor at a time, and never down.`;

function versionOf({ topology, controlPlane }: Cluster): string | undefined {
  return topology === undefined ? controlPlane?.version : topology.version;
}

function subjectOf({ topology, controlPlane }: Cluster): Subject {
  if (topology !== undefined) return "topology";
  const kind = controlPlane?.kind;
  return kind === "KubeadmControlPlane" || kind === "K0sControlPlane" ? kind : "other";
}

const versionCheck = "unsafe.topology.cluster.x-k8s.io/disable-update-version-check";

function isUnchecked({ topology, manifest }: Cluster): boolean {
  return topology !== undefined && valueAt(manifest.object, "metadata", "annotations", versionCheck) !== undefined;
}
