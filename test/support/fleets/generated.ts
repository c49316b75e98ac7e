import * as fc from "fast-check";

import type { FleetFiles } from "./files.ts";
import { bootstrapTemplate, machineTemplate } from "./kubeadm.ts";

/** A fleet in few words, to be written in either version of the API. */
export interface FleetModel {
  readonly clusters: readonly ClusterModel[];
  readonly topologies: readonly TopologyModel[];
  /** Of the class's general workers, and the bootstrap template that they have: its content. */
  readonly classTemplate: "a" | "b";
  readonly classConfig: string;
  readonly set: SetModel | undefined;
}

interface ClusterModel {
  readonly name: string;
  readonly paused: boolean;
  readonly labelled: boolean;
  readonly replicas: number;
  readonly version: string;
  readonly template: "a" | "b" | "missing";
  readonly maxSurge: 0 | 1;
  readonly audit: number;
  readonly drainSeconds: number | undefined;
  readonly pools: readonly PoolModel[];
}

interface PoolModel {
  readonly name: string;
  readonly replicas: number | undefined;
  readonly bounds: readonly [number, number] | undefined;
  readonly version: string;
  readonly template: "a" | "b" | "missing";
  readonly surge: string;
  readonly onDelete: boolean;
  readonly tier: string;
  readonly minReadySeconds: number | undefined;
}

interface TopologyModel {
  readonly name: string;
  readonly paused: boolean;
  readonly version: string;
  readonly replicas: number;
  readonly pools: readonly { readonly name: string; readonly replicas: number | undefined; readonly tier: string }[];
}

interface SetModel {
  readonly reconciles: boolean;
  readonly content: string;
}

export type ApiVersion = "v1beta1" | "v1beta2";

const version = fc.constantFrom("v1.34.1", "v1.34.2", "v1.35.0", "v1.36.0");
const template = fc.constantFrom("a" as const, "b" as const, "b" as const, "missing" as const);
const word = fc.constantFrom("red", "green", "blue");

const pool: fc.Arbitrary<PoolModel> = fc.record({
  name: fc.constantFrom("p1", "p2", "p3"),
  replicas: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
  bounds: fc.option(fc.constantFrom([2, 5] as const, [0, 3] as const), { nil: undefined }),
  version,
  template,
  surge: fc.constantFrom("1", "2", "50%"),
  onDelete: fc.boolean(),
  tier: word,
  minReadySeconds: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
});

const cluster: fc.Arbitrary<ClusterModel> = fc.record({
  name: fc.constantFrom("c1", "c2"),
  paused: fc.integer({ min: 0, max: 4 }).map((roll) => roll === 0),
  labelled: fc.boolean(),
  replicas: fc.constantFrom(1, 2, 3, 5),
  version,
  template,
  maxSurge: fc.constantFrom(0 as const, 1 as const),
  audit: fc.integer({ min: 1, max: 3 }),
  drainSeconds: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
  pools: fc.uniqueArray(pool, { maxLength: 3, selector: ({ name }) => name }),
});

const topology: fc.Arbitrary<TopologyModel> = fc.record({
  name: fc.constantFrom("t1", "t2"),
  paused: fc.integer({ min: 0, max: 4 }).map((roll) => roll === 0),
  version,
  replicas: fc.constantFrom(1, 2, 3),
  pools: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom("blue", "green"),
      replicas: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
      tier: word,
    }),
    { maxLength: 2, selector: ({ name }) => name },
  ),
});

/** Fleets of at most four clusters, whose names are few, so that two of them are often one cluster edited. */
export const fleetModel: fc.Arbitrary<FleetModel> = fc.record({
  clusters: fc.uniqueArray(cluster, { maxLength: 2, selector: ({ name }) => name }),
  topologies: fc.uniqueArray(topology, { maxLength: 2, selector: ({ name }) => name }),
  classTemplate: fc.constantFrom("a" as const, "b" as const),
  classConfig: word,
  set: fc.option(fc.record({ reconciles: fc.boolean(), content: word }), { nil: undefined }),
});

/** The model's files, one object each. */
export function filesOf(model: FleetModel, api: ApiVersion = "v1beta2"): FleetFiles {
  return {
    ...Object.fromEntries(model.clusters.flatMap((each) => Object.entries(clusterFiles(each, api)))),
    ...Object.fromEntries(model.topologies.map((each) => [each.name, topologyText(each, api)])),
    ...(model.topologies.length === 0 ? {} : classFiles(model, api)),
    ...(model.set === undefined ? {} : setFiles(model.set, api)),
    "template-a": machineTemplate("a", "2s"),
    "template-b": machineTemplate("b", "3s"),
    "config-a": bootstrapTemplate("a", "general"),
  };
}

function clusterFiles(each: ClusterModel, api: ApiVersion): FleetFiles {
  const { name, paused, labelled } = each;
  const text = `apiVersion: cluster.x-k8s.io/${api}
kind: Cluster
metadata:
  name: ${name}
  labels: { cni: ${labelled ? "calico" : "none"} }
spec:
${paused ? "  paused: true\n" : ""}  controlPlaneRef: ${reference("controlplane", "KubeadmControlPlane", `${name}-cp`, api)}
  infrastructureRef: ${reference("infrastructure", "DevCluster", name, api)}
`;
  const infrastructure = `apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: DevCluster
metadata: { name: ${name} }
spec: { backend: { inMemory: {} } }
`;
  const pools = each.pools.map((one): [string, string] => [`${name}-${one.name}`, poolText(name, one, api)]);
  return {
    [`${name}-cluster`]: text,
    [`${name}-infrastructure`]: infrastructure,
    [`${name}-cp`]: controlPlaneText(each, api),
    ...Object.fromEntries(pools),
  };
}

function controlPlaneText(each: ClusterModel, api: ApiVersion): string {
  const { drainSeconds, maxSurge, audit } = each;
  const machine = reference("infrastructure", "DevMachineTemplate", each.template, api);
  const isOld = api === "v1beta1";
  const drain = drainSeconds === undefined ? "" : drainText(drainSeconds, api);
  const strategy = `{ type: RollingUpdate, rollingUpdate: { maxSurge: ${maxSurge} } }`;
  return `apiVersion: controlplane.cluster.x-k8s.io/${api}
kind: KubeadmControlPlane
metadata: { name: ${each.name}-cp }
spec:
  replicas: ${each.replicas}
  version: ${each.version}
  ${isOld ? `rolloutStrategy: ${strategy}` : `rollout: { strategy: ${strategy} }`}
  machineTemplate: ${isOld ? `{ ${drain}infrastructureRef: ${machine} }` : `{ spec: { ${drain}infrastructureRef: ${machine} } }`}
  kubeadmConfigSpec:
    clusterConfiguration:
      apiServer:
        extraArgs: ${isOld ? `{ audit-log-maxage: "${audit}" }` : `[{ name: audit-log-maxage, value: "${audit}" }]`}
`;
}

function drainText(seconds: number, api: ApiVersion): string {
  return api === "v1beta1" ? `nodeDrainTimeout: ${seconds}s, ` : `deletion: { nodeDrainTimeoutSeconds: ${seconds} }, `;
}

function poolText(cluster: string, each: PoolModel, api: ApiVersion): string {
  const { replicas, bounds, surge, onDelete, minReadySeconds } = each;
  const isOld = api === "v1beta1";
  const prefix = "cluster.x-k8s.io/cluster-api-autoscaler-node-group";
  const annotations =
    bounds === undefined
      ? ""
      : `, annotations: { ${prefix}-min-size: "${bounds[0]}", ${prefix}-max-size: "${bounds[1]}" }`;
  const strategy = onDelete
    ? "{ type: OnDelete }"
    : `{ type: RollingUpdate, rollingUpdate: { maxSurge: ${surge}, maxUnavailable: 0 } }`;
  const ready = minReadySeconds === undefined ? "" : `minReadySeconds: ${minReadySeconds}\n`;
  return `apiVersion: cluster.x-k8s.io/${api}
kind: MachineDeployment
metadata: { name: ${cluster}-${each.name}${annotations} }
spec:
  clusterName: ${cluster}
${replicas === undefined ? "" : `  replicas: ${replicas}\n`}${isOld && ready !== "" ? `  ${ready}` : ""}  ${isOld ? `strategy: ${strategy}` : `rollout: { strategy: ${strategy} }`}
  selector: { matchLabels: { pool: ${each.name} } }
  template:
    metadata: { labels: { pool: ${each.name}, tier: ${each.tier} } }
    spec:
      clusterName: ${cluster}
      version: ${each.version}
${!isOld && ready !== "" ? `      ${ready}` : ""}      bootstrap: { configRef: ${reference("bootstrap", "KubeadmConfigTemplate", "a", api)} }
      infrastructureRef: ${reference("infrastructure", "DevMachineTemplate", each.template, api)}
`;
}

function topologyText(each: TopologyModel, api: ApiVersion): string {
  const pools = each.pools.map(
    ({ name, replicas, tier }) =>
      `        - { name: ${name}, class: general, ${replicas === undefined ? "" : `replicas: ${replicas}, `}metadata: { labels: { tier: ${tier} } } }\n`,
  );
  return `apiVersion: cluster.x-k8s.io/${api}
kind: Cluster
metadata: { name: ${each.name} }
spec:
${each.paused ? "  paused: true\n" : ""}  topology:
    ${api === "v1beta1" ? "class: simulated" : "classRef: { name: simulated }"}
    version: ${each.version}
    controlPlane: { replicas: ${each.replicas} }
${pools.length === 0 ? "" : `    workers:\n      machineDeployments:\n${pools.join("")}`}`;
}

function classFiles({ classTemplate, classConfig }: FleetModel, api: ApiVersion): FleetFiles {
  const at = (group: string, kind: string, name: string): string => {
    const inner = `{ apiVersion: ${group}.cluster.x-k8s.io/v1beta2, kind: ${kind}, name: ${name} }`;
    return api === "v1beta1" ? `{ ref: ${inner} }` : `{ templateRef: ${inner} }`;
  };
  const controlPlane = at("controlplane", "KubeadmControlPlaneTemplate", "simulated").slice(2, -2);
  const bootstrap = at("bootstrap", "KubeadmConfigTemplate", "simulated");
  const machines = at("infrastructure", "DevMachineTemplate", classTemplate);
  const pair = `bootstrap: ${bootstrap}, infrastructure: ${machines}`;
  return {
    class: `apiVersion: cluster.x-k8s.io/${api}
kind: ClusterClass
metadata: { name: simulated }
spec:
  infrastructure: ${at("infrastructure", "DevClusterTemplate", "simulated")}
  controlPlane: { ${controlPlane}, machineInfrastructure: ${at("infrastructure", "DevMachineTemplate", "a")} }
  workers:
    machineDeployments:
      - { class: general, ${api === "v1beta1" ? `template: { ${pair} }` : pair} }
`,
    "class-infrastructure": `apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: DevClusterTemplate
metadata: { name: simulated }
spec: { template: { spec: { backend: { inMemory: {} } } } }
`,
    "class-cp": `apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlaneTemplate
metadata: { name: simulated }
spec: { template: { spec: { kubeadmConfigSpec: {} } } }
`,
    "class-config": bootstrapTemplate("simulated", classConfig),
  };
}

function setFiles({ reconciles, content }: SetModel, api: ApiVersion): FleetFiles {
  return {
    set: `apiVersion: addons.cluster.x-k8s.io/${api}
kind: ClusterResourceSet
metadata: { name: ${reconciles ? "calico-again" : "calico"} }
spec:
  strategy: ${reconciles ? "Reconcile" : "ApplyOnce"}
  clusterSelector: { matchLabels: { cni: calico } }
  resources: [{ kind: ConfigMap, name: calico }]
`,
    "set-source": `apiVersion: v1
kind: ConfigMap
metadata: { name: calico }
data: { cni.yaml: "kind: ${content}" }
`,
  };
}

/** A reference in the form of the version. */
function reference(group: string, kind: string, name: string, api: ApiVersion): string {
  const full = `${group}.cluster.x-k8s.io`;
  const first = api === "v1beta1" ? `apiVersion: ${full}/v1beta2` : `apiGroup: ${full}`;
  return `{ ${first}, kind: ${kind}, name: ${name} }`;
}
