/** What hides a value: people see this word and how long it is. */
export type Veil = "secret" | "machine config" | "command" | "text" | "binary" | "encrypted" | "not shown";

/** How a field's value is hidden: whole, each value of it, or a text that stands in its place. */
export interface Hidden {
  readonly veil?: Veil;
  readonly eachVeil?: Veil;
  readonly textVeil?: Veil;
}

/** What hides a field, by its name and that of the field above; undefined where nothing does. */
export function hiddenBy(under: string, field: string, kind: string): Hidden | undefined {
  const found = byField
    .get(field)
    ?.find((each) => (each.under === undefined || each.under === under) && (each.kinds?.test(kind) ?? true));
  return found?.hidden ?? (field.endsWith("Commands") ? commands : undefined);
}

/** Bootstrap providers' commands, `preKubeadmCommands` and their like: what a shell is told may be any secret. */
const commands: Hidden = { eachVeil: "command" };

/** Whole machine configurations and files: secrets are in them as text. */
const hiddenFields: readonly (Hidden & { readonly field: string; readonly under?: string; readonly kinds?: RegExp })[] =
  [
    // the whole object again, its secrets included (measured 8)
    { under: "annotations", field: "kubectl.kubernetes.io/last-applied-configuration", veil: "not shown" },
    { under: "annotations", field: "cluster.x-k8s.io/conversion-data", veil: "not shown" },
    { under: "annotations", field: "objectset.rio.cattle.io/applied", veil: "not shown" },
    // cloud-init's and kubeadm's files
    { under: "files", field: "content", veil: "text" },
    { under: "writeFiles", field: "content", veil: "text" },
    { under: "write_files", field: "content", veil: "text" },
    // Talos: siderolabs/cluster-api-bootstrap-provider-talos, TalosConfigSpec
    { under: "configPatches", field: "value", veil: "machine config" },
    { field: "strategicPatches", eachVeil: "machine config" },
    { field: "inlineManifests", veil: "machine config" },
    { field: "data", kinds: /^Talos/, veil: "machine config" },
    // cloud-init, in KubeVirt's volumes and elsewhere
    ...[
      ...["userData", "userDataBase64", "networkData", "networkDataBase64", "user_data", "customData", "custom_data"],
      ...["bootstrapScript", "startupScript", "cloudConfig", "cloudinit", "cloud_init", "metaData"],
    ].map((field) => ({ field, veil: "machine config" as const })),
    { field: "cloudInit", textVeil: "machine config" },
    { field: "ignition", textVeil: "machine config" },
    { under: "ignition", field: "config", veil: "machine config" },
    // of cloud-init and k0smotron; those of bootstrap providers end in Commands
    { field: "runcmd", eachVeil: "command" },
    { field: "bootcmd", eachVeil: "command" },
    // nothing but a Secret has it
    { field: "stringData", eachVeil: "secret" },
    { under: "containerLinuxConfig", field: "additionalConfig", veil: "machine config" },
    { under: "additionalUserData", field: "config", veil: "machine config" },
    { under: "additionalUserData", field: "data", veil: "machine config" },
    // cluster-api-addon-provider-helm
    { field: "valuesTemplate", veil: "text" },
    { field: "values", kinds: /^HelmReleaseProxy$/, veil: "text" },
    { field: "encryptedData", eachVeil: "encrypted" },
  ];

const byField = Map.groupBy(
  hiddenFields.map(({ field, under, kinds, ...hidden }) => ({ field, under, kinds, hidden })),
  (row) => row.field,
);
