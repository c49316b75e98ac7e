/** One object as v1beta1 and as v1beta2 write it: every field that moved, of every kind. */
export const pairs: readonly { readonly kind: string; readonly old: string; readonly stored: string }[] = [
  {
    kind: "Cluster",
    old: `
apiVersion: cluster.x-k8s.io/v1beta1
kind: Cluster
metadata: { name: c1, namespace: default, labels: {} }
spec:
  paused: false
  controlPlaneEndpoint: { host: "", port: 0 }
  clusterNetwork: { pods: { cidrBlocks: [10.1.0.0/16] }, services: { cidrBlocks: [] } }
  infrastructureRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: DevCluster, name: c1, namespace: default }
  controlPlaneRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta1, kind: KubeadmControlPlane, name: c1-cp }
`,
    stored: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1 }
spec:
  clusterNetwork: { pods: { cidrBlocks: [10.1.0.0/16] } }
  infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: DevCluster, name: c1 }
  controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: c1-cp }
`,
  },
  {
    kind: "Cluster with a topology",
    old: `
apiVersion: cluster.x-k8s.io/v1beta1
kind: Cluster
metadata: { name: c1 }
spec:
  topology:
    class: quick
    classNamespace: default
    version: 1.34.1
    rolloutAfter: "2030-01-01T00:00:00Z"
    variables: [{ name: empty, value: {}, definitionFrom: inline }, { name: none, value: null }]
    controlPlane:
      replicas: 3
      nodeDrainTimeout: 1m30s
      nodeVolumeDetachTimeout: 5m
      nodeDeletionTimeout: 10s
      variables: { overrides: [{ name: empty, value: [], definitionFrom: "" }] }
      machineHealthCheck:
        enable: true
        maxUnhealthy: 40%
        nodeStartupTimeout: 15m0s
        unhealthyConditions: [{ type: Ready, status: Unknown, timeout: 300s }]
        unhealthyMachineConditions: [{ type: NodeReady, status: "False", timeout: 1h }]
        unhealthyRange: "[1-4]"
        remediationTemplate: { apiVersion: x.io/v1, kind: RemediationTemplate, name: r, namespace: default, uid: "" }
    workers:
      machineDeployments:
        - name: md-0
          class: worker
          replicas: 2
          nodeDrainTimeout: 0s
          strategy:
            type: RollingUpdate
            rollingUpdate: { maxSurge: 2, maxUnavailable: 0, deletePolicy: Oldest }
            remediation: { maxInFlight: 1 }
          machineHealthCheck: { enable: false, unhealthyConditions: [{ type: Ready, status: "False", timeout: 5m }] }
      machinePools: [{ name: mp-0, class: pool, nodeDeletionTimeout: 20s, metadata: {} }]
`,
    stored: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: c1 }
spec:
  topology:
    classRef: { name: quick }
    version: v1.34.1
    variables: [{ name: empty, value: {} }, { name: none, value: null }]
    controlPlane:
      replicas: 3
      deletion: { nodeDrainTimeoutSeconds: 90, nodeVolumeDetachTimeoutSeconds: 300, nodeDeletionTimeoutSeconds: 10 }
      variables: { overrides: [{ name: empty, value: [] }] }
      healthCheck:
        enabled: true
        checks:
          nodeStartupTimeoutSeconds: 900
          unhealthyNodeConditions: [{ type: Ready, status: Unknown, timeoutSeconds: 300 }]
          unhealthyMachineConditions: [{ type: NodeReady, status: "False", timeoutSeconds: 3600 }]
        remediation:
          triggerIf: { unhealthyLessThanOrEqualTo: 40%, unhealthyInRange: "[1-4]" }
          templateRef: { apiVersion: x.io/v1, kind: RemediationTemplate, name: r }
    workers:
      machineDeployments:
        - name: md-0
          class: worker
          replicas: 2
          deletion: { nodeDrainTimeoutSeconds: 0, order: Oldest }
          rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } } }
          healthCheck:
            enabled: false
            checks: { unhealthyNodeConditions: [{ type: Ready, status: "False", timeoutSeconds: 300 }] }
            remediation: { maxInFlight: 1 }
      machinePools: [{ name: mp-0, class: pool, deletion: { nodeDeletionTimeoutSeconds: 20 } }]
`,
  },
  {
    kind: "MachineDeployment",
    old: `
apiVersion: cluster.x-k8s.io/v1beta1
kind: MachineDeployment
metadata: { name: md, labels: { cluster.x-k8s.io/cluster-name: c1 } }
spec:
  clusterName: c1
  replicas: 2
  paused: false
  minReadySeconds: 5
  progressDeadlineSeconds: 600
  revisionHistoryLimit: 1
  rolloutAfter: "2030-01-01T00:00:00Z"
  machineNamingStrategy: { template: "{{ .machineSet.name }}-{{ .random }}" }
  selector: { matchLabels: null }
  strategy:
    type: RollingUpdate
    rollingUpdate: { maxSurge: 1, maxUnavailable: 0, deletePolicy: Newest }
    remediation: { maxInFlight: 20% }
  template:
    metadata: { labels: { cluster.x-k8s.io/cluster-name: c1, tier: web } }
    spec:
      clusterName: c1
      version: 1.34.1
      bootstrap:
        configRef: { apiVersion: bootstrap.cluster.x-k8s.io/v1beta1, kind: KubeadmConfigTemplate, name: b }
      infrastructureRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1alpha1, kind: T, name: t, namespace: default }
      nodeDrainTimeout: 2m
      nodeVolumeDetachTimeout: 1.5s
      nodeDeletionTimeout: 500ms
`,
    stored: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: md }
spec:
  clusterName: c1
  replicas: 2
  rollout: { after: "2030-01-01T00:00:00Z" }
  deletion: { order: Newest }
  machineNaming: { template: "{{ .machineSet.name }}-{{ .random }}" }
  remediation: { maxInFlight: 20% }
  template:
    metadata: { labels: { tier: web } }
    spec:
      clusterName: c1
      version: v1.34.1
      minReadySeconds: 5
      bootstrap: { configRef: { apiGroup: bootstrap.cluster.x-k8s.io, kind: KubeadmConfigTemplate, name: b } }
      infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: T, name: t }
      deletion: { nodeDrainTimeoutSeconds: 120, nodeVolumeDetachTimeoutSeconds: 1, nodeDeletionTimeoutSeconds: 0 }
`,
  },
  {
    kind: "MachineSet",
    old: `
apiVersion: cluster.x-k8s.io/v1beta1
kind: MachineSet
metadata: { name: ms }
spec:
  clusterName: c1
  deletePolicy: Random
  minReadySeconds: 3
  machineNamingStrategy: { template: "{{ .random }}" }
  selector: {}
  template: { spec: { clusterName: c1, nodeDrainTimeout: 1h, infrastructureRef: { apiVersion: i.io/v1, kind: T, name: t } } }
`,
    stored: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineSet
metadata: { name: ms }
spec:
  clusterName: c1
  machineNaming: { template: "{{ .random }}" }
  template:
    spec:
      clusterName: c1
      minReadySeconds: 3
      deletion: { nodeDrainTimeoutSeconds: 3600 }
      infrastructureRef: { apiGroup: i.io, kind: T, name: t }
`,
  },
  {
    kind: "MachinePool",
    old: `
apiVersion: cluster.x-k8s.io/v1beta1
kind: MachinePool
metadata: { name: mp, labels: { cluster.x-k8s.io/cluster-name: c1 } }
spec:
  clusterName: c1
  minReadySeconds: 0
  failureDomains: [a]
  template:
    spec:
      clusterName: c1
      version: v1.34.1
      bootstrap: { dataSecretName: "", configRef: { apiVersion: b.io/v1, kind: B, name: b } }
      infrastructureRef: { apiVersion: i.io/v1, kind: T, name: t }
`,
    stored: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachinePool
metadata: { name: mp }
spec:
  clusterName: c1
  failureDomains: [a]
  template:
    spec:
      clusterName: c1
      version: v1.34.1
      bootstrap: { dataSecretName: "", configRef: { apiGroup: b.io, kind: B, name: b } }
      infrastructureRef: { apiGroup: i.io, kind: T, name: t }
`,
  },
  {
    kind: "Machine",
    old: `
apiVersion: cluster.x-k8s.io/v1beta1
kind: Machine
metadata: { name: m }
spec:
  clusterName: c1
  version: 1.34.1
  nodeDeletionTimeout: 10s
  nodeDrainTimeout: 3s
  bootstrap: { configRef: { apiVersion: b.io/v1, kind: B, name: b, fieldPath: "" } }
  infrastructureRef: { apiVersion: i.io/v1, kind: T, name: t }
`,
    stored: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Machine
metadata: { name: m }
spec:
  clusterName: c1
  version: v1.34.1
  deletion: { nodeDrainTimeoutSeconds: 3 }
  bootstrap: { configRef: { apiGroup: b.io, kind: B, name: b } }
  infrastructureRef: { apiGroup: i.io, kind: T, name: t }
`,
  },
  {
    kind: "MachineHealthCheck",
    old: `
apiVersion: cluster.x-k8s.io/v1beta1
kind: MachineHealthCheck
metadata: { name: mhc }
spec:
  clusterName: c1
  selector: { matchLabels: { a: b } }
  maxUnhealthy: 3
  nodeStartupTimeout: 10m0s
  unhealthyRange: "[0-3]"
  unhealthyConditions: [{ type: Ready, status: Unknown, timeout: 5m }]
  remediationTemplate: { apiVersion: x.io/v1, kind: R, name: r }
`,
    stored: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineHealthCheck
metadata: { name: mhc }
spec:
  clusterName: c1
  selector: { matchLabels: { a: b } }
  checks: { unhealthyNodeConditions: [{ type: Ready, status: Unknown, timeoutSeconds: 300 }] }
  remediation:
    triggerIf: { unhealthyLessThanOrEqualTo: 3, unhealthyInRange: "[0-3]" }
    templateRef: { apiVersion: x.io/v1, kind: R, name: r }
`,
  },
  {
    kind: "ClusterClass",
    old: `
apiVersion: cluster.x-k8s.io/v1beta1
kind: ClusterClass
metadata: { name: quick }
spec:
  infrastructure: { ref: { apiVersion: i.io/v1beta1, kind: DevClusterTemplate, name: i, namespace: default } }
  infrastructureNamingStrategy: { template: "{{ .cluster.name }}" }
  controlPlane:
    ref: { apiVersion: controlplane.cluster.x-k8s.io/v1beta1, kind: KubeadmControlPlaneTemplate, name: cp }
    machineInfrastructure: { ref: { apiVersion: i.io/v1beta1, kind: T, name: t } }
    namingStrategy: { template: "{{ .cluster.name }}-cp" }
    nodeDrainTimeout: 1m
    machineHealthCheck: { maxUnhealthy: 1, unhealthyConditions: [{ type: Ready, status: "False", timeout: 1m }] }
  workers:
    machineDeployments:
      - class: worker
        template:
          metadata: { labels: { a: b } }
          bootstrap: { ref: { apiVersion: b.io/v1, kind: B, name: b } }
          infrastructure: { ref: { apiVersion: i.io/v1, kind: T, name: t } }
        namingStrategy: { template: "{{ .cluster.name }}-md" }
        nodeDeletionTimeout: 1m
        strategy: { type: OnDelete, rollingUpdate: { deletePolicy: Oldest }, remediation: { maxInFlight: 2 } }
        machineHealthCheck: { nodeStartupTimeout: 1m }
    machinePools:
      - class: pool
        template:
          metadata: {}
          bootstrap: { ref: { apiVersion: b.io/v1, kind: B, name: b } }
          infrastructure: { ref: { apiVersion: i.io/v1, kind: T, name: t } }
        namingStrategy: { template: "{{ .cluster.name }}-mp" }
        nodeVolumeDetachTimeout: 1m
  variables:
    - name: v
      required: true
      metadata: { labels: { a: b } }
      schema: { openAPIV3Schema: { type: object, default: {}, properties: { a: {} } } }
  patches:
    - name: p
      external: { generateExtension: g, validateExtension: v, settings: { a: "" } }
    - name: q
      definitions:
        - selector:
            apiVersion: i.io/v1
            kind: T
            matchResources: { controlPlane: true, infrastructureCluster: false }
          jsonPatches: [{ op: add, path: /spec, value: {} }]
`,
    stored: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: quick }
spec:
  infrastructure:
    templateRef: { apiVersion: i.io/v1beta1, kind: DevClusterTemplate, name: i }
    naming: { template: "{{ .cluster.name }}" }
  controlPlane:
    templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta1, kind: KubeadmControlPlaneTemplate, name: cp }
    machineInfrastructure: { templateRef: { apiVersion: i.io/v1beta1, kind: T, name: t } }
    naming: { template: "{{ .cluster.name }}-cp" }
    deletion: { nodeDrainTimeoutSeconds: 60 }
    healthCheck:
      checks: { unhealthyNodeConditions: [{ type: Ready, status: "False", timeoutSeconds: 60 }] }
      remediation: { triggerIf: { unhealthyLessThanOrEqualTo: 1 } }
  workers:
    machineDeployments:
      - class: worker
        metadata: { labels: { a: b } }
        bootstrap: { templateRef: { apiVersion: b.io/v1, kind: B, name: b } }
        infrastructure: { templateRef: { apiVersion: i.io/v1, kind: T, name: t } }
        naming: { template: "{{ .cluster.name }}-md" }
        deletion: { nodeDeletionTimeoutSeconds: 60, order: Oldest }
        rollout: { strategy: { type: OnDelete } }
        healthCheck: { checks: { nodeStartupTimeoutSeconds: 60 }, remediation: { maxInFlight: 2 } }
    machinePools:
      - class: pool
        bootstrap: { templateRef: { apiVersion: b.io/v1, kind: B, name: b } }
        infrastructure: { templateRef: { apiVersion: i.io/v1, kind: T, name: t } }
        naming: { template: "{{ .cluster.name }}-mp" }
        deletion: { nodeVolumeDetachTimeoutSeconds: 60 }
  variables:
    - name: v
      required: true
      deprecatedV1Beta1Metadata: { labels: { a: b } }
      schema: { openAPIV3Schema: { type: object, default: {}, properties: { a: {} } } }
  patches:
    - name: p
      external: { generatePatchesExtension: g, validateTopologyExtension: v, settings: { a: "" } }
    - name: q
      definitions:
        - selector: { apiVersion: i.io/v1, kind: T, matchResources: { controlPlane: true } }
          jsonPatches: [{ op: add, path: /spec, value: {} }]
`,
  },
  {
    kind: "KubeadmControlPlane",
    old: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta1
kind: KubeadmControlPlane
metadata: { name: cp }
spec:
  replicas: 3
  version: 1.34.1
  rolloutBefore: { certificatesExpiryDays: 21 }
  rolloutAfter: "2030-01-01T00:00:00Z"
  rolloutStrategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 1 } }
  remediationStrategy: { maxRetry: 5, retryPeriod: 20m, minHealthyPeriod: 2h }
  machineNamingStrategy: { template: "{{ .random }}" }
  machineTemplate:
    metadata: { labels: { a: b }, annotations: {} }
    infrastructureRef: { apiVersion: i.io/v1beta1, kind: T, name: t, namespace: default }
    readinessGates: [{ conditionType: x.io/Ready }]
    taints: [{ key: a, effect: NoSchedule, propagation: Always }]
    nodeDrainTimeout: 1m
    nodeVolumeDetachTimeout: 2m
    nodeDeletionTimeout: 3m
  kubeadmConfigSpec:
    format: cloud-config
    useExperimentalRetryJoin: true
    files: [{ path: /a, content: x, append: false }, { path: /b, content: y, append: true }]
    users: []
    clusterConfiguration:
      apiVersion: kubeadm.k8s.io/v1beta3
      kind: ClusterConfiguration
      clusterName: c1
      kubernetesVersion: v1.34.1
      networking: { podSubnet: 10.1.0.0/16, dnsDomain: cluster.local }
      imageRepository: registry.example
      dns: {}
      etcd: { local: { dataDir: /var/lib/etcd, extraArgs: { quota: "1" } } }
      apiServer:
        timeoutForControlPlane: 4m0s
        certSANs: [localhost]
        extraArgs: { z: "1", a: "" }
        extraVolumes: [{ name: v, hostPath: /v, mountPath: /v, readOnly: false }]
      controllerManager: { extraArgs: { bind-address: 0.0.0.0 } }
      scheduler: { extraArgs: {} }
    initConfiguration:
      kind: InitConfiguration
      localAPIEndpoint: {}
      bootstrapTokens: [{ token: abcdef.0123456789abcdef, ttl: 24h }]
      nodeRegistration: { imagePullPolicy: IfNotPresent, taints: [], kubeletExtraArgs: { b: "2", a: "1" } }
    joinConfiguration:
      discovery: { timeout: 5m, bootstrapToken: { token: t, unsafeSkipCAVerification: false } }
      nodeRegistration: { kubeletExtraArgs: { cloud-provider: external } }
`,
    stored: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: cp }
spec:
  replicas: 3
  version: v1.34.1
  rollout:
    before: { certificatesExpiryDays: 21 }
    after: "2030-01-01T00:00:00Z"
  remediation: { maxRetry: 5, retryPeriodSeconds: 1200, minHealthyPeriodSeconds: 7200 }
  machineNaming: { template: "{{ .random }}" }
  machineTemplate:
    metadata: { labels: { a: b } }
    spec:
      infrastructureRef: { apiGroup: i.io, kind: T, name: t }
      readinessGates: [{ conditionType: x.io/Ready }]
      taints: [{ key: a, effect: NoSchedule, propagation: Always }]
      deletion: { nodeDrainTimeoutSeconds: 60, nodeVolumeDetachTimeoutSeconds: 120, nodeDeletionTimeoutSeconds: 180 }
  kubeadmConfigSpec:
    files: [{ path: /a, content: x }, { path: /b, content: y, append: true }]
    clusterConfiguration:
      imageRepository: registry.example
      etcd: { local: { dataDir: /var/lib/etcd, extraArgs: [{ name: quota, value: "1" }] } }
      apiServer:
        certSANs: [localhost]
        extraArgs: [{ name: a, value: "" }, { name: z, value: "1" }]
        extraVolumes: [{ name: v, hostPath: /v, mountPath: /v }]
      controllerManager: { extraArgs: [{ name: bind-address, value: 0.0.0.0 }] }
    initConfiguration:
      timeouts: { controlPlaneComponentHealthCheckSeconds: 240 }
      bootstrapTokens: [{ token: abcdef.0123456789abcdef, ttlSeconds: 86400 }]
      nodeRegistration: { taints: [], kubeletExtraArgs: [{ name: a, value: "1" }, { name: b, value: "2" }] }
    joinConfiguration:
      timeouts: { controlPlaneComponentHealthCheckSeconds: 240, tlsBootstrapSeconds: 300 }
      discovery: { bootstrapToken: { token: t } }
      nodeRegistration: { kubeletExtraArgs: [{ name: cloud-provider, value: external }] }
`,
  },
  {
    kind: "KubeadmControlPlaneTemplate",
    old: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta1
kind: KubeadmControlPlaneTemplate
metadata: { name: cp }
spec:
  template:
    metadata: {}
    spec:
      rolloutStrategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 0 } }
      machineTemplate: { nodeDrainTimeout: 1m, taints: [{ key: a, effect: NoSchedule }] }
      kubeadmConfigSpec: { clusterConfiguration: { networking: {}, apiServer: { extraArgs: { a: "1" } } } }
`,
    stored: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata: { name: cp }
spec:
  template:
    spec:
      rollout: { strategy: { rollingUpdate: { maxSurge: 0 } } }
      machineTemplate:
        spec: { deletion: { nodeDrainTimeoutSeconds: 60 }, taints: [{ key: a, effect: NoSchedule }] }
      kubeadmConfigSpec: { clusterConfiguration: { apiServer: { extraArgs: [{ name: a, value: "1" }] } } }
`,
  },
  {
    kind: "KubeadmConfig",
    old: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta1
kind: KubeadmConfig
metadata: { name: k }
spec: { format: ignition, joinConfiguration: { controlPlane: {} }, ignition: { containerLinuxConfig: { strict: false } } }
`,
    stored: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfig
metadata: { name: k }
spec: { format: ignition, joinConfiguration: { controlPlane: {} } }
`,
  },
  {
    kind: "KubeadmConfigTemplate",
    old: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta1
kind: KubeadmConfigTemplate
metadata: { name: k }
spec: { template: { spec: { joinConfiguration: { nodeRegistration: { kubeletExtraArgs: { a: "1" }, taints: null } } } } }
`,
    stored: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: k }
spec: { template: { spec: { joinConfiguration: { nodeRegistration: { kubeletExtraArgs: [{ name: a, value: "1" }] } } } } }
`,
  },
  {
    kind: "ClusterResourceSet",
    old: `
apiVersion: addons.cluster.x-k8s.io/v1beta1
kind: ClusterResourceSet
metadata: { name: s }
spec: { strategy: ApplyOnce, clusterSelector: { matchLabels: { a: b } }, resources: [{ kind: ConfigMap, name: a }] }
`,
    stored: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: s }
spec: { clusterSelector: { matchLabels: { a: b } }, resources: [{ kind: ConfigMap, name: a }] }
`,
  },
  ...[
    ["addons.cluster.x-k8s.io", "v1beta1", "ClusterResourceSetBinding"],
    ["cluster.x-k8s.io", "v1beta1", "MachineDrainRule"],
    ["ipam.cluster.x-k8s.io", "v1beta1", "IPAddress"],
    ["ipam.cluster.x-k8s.io", "v1alpha1", "IPAddressClaim"],
    ["runtime.cluster.x-k8s.io", "v1alpha1", "ExtensionConfig"],
    ["infrastructure.cluster.x-k8s.io", "v1beta1", "DevMachineTemplate"],
    ["infrastructure.cluster.x-k8s.io", "v1beta1", "DockerMachineTemplate"],
  ].map(([group, version, kind]) => ({
    kind: kind ?? "",
    old: `{ apiVersion: ${group ?? ""}/${version ?? ""}, kind: ${kind ?? ""}, metadata: { name: x }, spec: { a: {}, b: [] } }`,
    stored: `{ apiVersion: ${group ?? ""}/v1beta2, kind: ${kind ?? ""}, metadata: { name: x }, spec: { a: {}, b: [] } }`,
  })),
  {
    kind: "DevCluster",
    old: `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: DevCluster
metadata: { name: c }
spec: { backend: { docker: { failureDomains: { z: {}, a: { controlPlane: true } } } } }
`,
    stored: `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: DevCluster
metadata: { name: c }
spec: { backend: { docker: { failureDomains: [{ name: a, controlPlane: true }, { name: z }] } } }
`,
  },
  {
    kind: "DockerClusterTemplate",
    old: `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: DockerClusterTemplate
metadata: { name: c }
spec: { template: { spec: { failureDomains: { a: { controlPlane: false } } } } }
`,
    stored: `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: DockerClusterTemplate
metadata: { name: c }
spec: { template: { spec: { failureDomains: [{ name: a, controlPlane: false }] } } }
`,
  },
];
