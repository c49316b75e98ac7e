import type { Severity } from "#core/problem/problem.ts";

/** What `.github/slipway.yml` says, every setting filled in. */
export interface Config {
  /** Of the format. */
  readonly version: 1;
  readonly environments: readonly Environment[];
  readonly lint: LintSettings;
}

/** A named slice of a fleet repository, bound to at most one management cluster. */
export interface Environment {
  readonly name: string;
  /** Absent: the repository's default branch. */
  readonly branch?: string;
  /** Globs of what belongs to it, from the repository's root. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** For objects that name none. */
  readonly namespace: string;
  /** A name in the server's file; absent: plans are offline. */
  readonly managementCluster?: string;
  /** Who applies: Slipway on the merge, or an agent such as Flux, Argo CD or Fleet. */
  readonly apply: "merge" | "agent";
  /** Globs of the files whose `${VARIABLES}` are expanded. */
  readonly templates: readonly string[];
  readonly variables: Variables;
  readonly addOns: readonly AddOn[];
  readonly prune: boolean;
  readonly clusterDeletions: "confirm" | "never";
  /** Who may confirm a deletion: anyone with write access, or someone other than the author. */
  readonly confirmBy: "anyone" | "other";
  /** What one refusal holds back. */
  readonly atomic: "environment" | "cluster";
  /** True: plan, never apply. */
  readonly suspend: boolean;
  readonly drift: "report" | "heal" | "off";
  /** Milliseconds without progress after which a cluster is stalled. */
  readonly stalledAfter: number;
  /** Which clusters go first: the next wave begins when the one before is done. */
  readonly waves: readonly LabelSelector[];
}

/** Where the variables of templates come from: files of `NAME=value` lines, then values. */
export interface Variables {
  readonly from: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

/** A folder that is packaged as a ClusterResourceSet. */
export interface AddOn {
  readonly name: string;
  readonly path: string;
  /** Absent: the environment's. */
  readonly namespace?: string;
  readonly clusterSelector: LabelSelector;
  readonly strategy: "ApplyOnce" | "Reconcile";
}

/** A Kubernetes label selector. */
export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly MatchExpression[];
}

export interface MatchExpression {
  readonly key: string;
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  readonly values?: readonly string[];
}

export interface LintSettings {
  /** Severities that differ from the rules' own, by the rule's name. */
  readonly rules: Readonly<Record<string, Severity | "off">>;
}

/** Where the configuration of a fleet repository is. */
export const configPath = ".github/slipway.yml";

/** What holds where nothing is set. */
export const defaultEnvironment = {
  name: "default",
  include: ["clusters/**", "crs/**"],
  exclude: [],
  namespace: "default",
  apply: "merge",
  templates: ["**/cluster-template*.yaml", "**/*.template.yaml"],
  variables: { from: [], values: {} },
  addOns: [],
  prune: true,
  clusterDeletions: "confirm",
  confirmBy: "anyone",
  atomic: "environment",
  suspend: false,
  drift: "report",
  stalledAfter: 30 * 60 * 1000,
  waves: [],
} as const satisfies Environment;

/** The configuration of a repository that has no configuration file. */
export const defaultConfig: Config = { version: 1, environments: [defaultEnvironment], lint: { rules: {} } };
