import { isObject, valueBelow } from "#core/manifest/json.ts";
import { keyOf } from "#core/manifest/object-ref.ts";

import type { Cluster, Fleet } from "./fleet.ts";

const externalEtcd = ["spec", "template", "spec", "kubeadmConfigSpec", "clusterConfiguration", "etcd", "external"];

/**
 * Whether etcd runs on the machines of a topology's kubeadm control plane: it then needs an odd number of them
 * (CAPI:controlplane/kubeadm/internal/webhooks/kubeadm_control_plane.go). So it does where the template does not say.
 */
export function hasStackedEtcd({ topology, controlPlane }: Cluster, fleet: Fleet): boolean {
  if (topology === undefined || controlPlane?.kind !== "KubeadmControlPlane") return false;
  const template = fleet.classes.get(topology.classKey)?.controlPlane.template;
  return !isObject(valueBelow(template && fleet.manifests.get(keyOf(template.target))?.object, externalEtcd));
}
