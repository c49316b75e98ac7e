/**
 * Whether a kind looks like an object of the API and configures a program instead: kubeconfig files, what drives kubeadm,
 * kubelet and the API server, and what builders and agents read. The API server knows none of them.
 */
export function isConfiguration(group: string, kind: string): boolean {
  return groups.has(group) || (group === "" && kind === "Config");
}

const groups: ReadonlySet<string> = new Set([
  "apiserver.config.k8s.io",
  "apiserver.k8s.io",
  "audit.k8s.io",
  "builtin",
  "client.authentication.k8s.io",
  "kind.x-k8s.io",
  "kubeadm.k8s.io",
  "kubelet.config.k8s.io",
  "kubeproxy.config.k8s.io",
  "kubescheduler.config.k8s.io",
  "kustomize.config.k8s.io",
  "skaffold",
]);
