import type { ClusterPlan, Impact } from "#core/plan/plan.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import { isPending } from "#core/report/words/cluster-words.ts";
import { isControlPlane } from "#core/report/words/part-words.ts";

export type Risk = "high" | "medium" | "low" | "none";

/** How much a reviewer should worry, and about what. */
export interface RiskOfCluster {
  readonly risk: Risk;
  /** `replaces the control plane`; empty for none. */
  readonly words: Shown;
  /** The row of the table: smaller is worse. */
  readonly rank: number;
}

interface Row {
  readonly risk: Risk;
  readonly words: Shown;
  readonly applies: (impact: Impact) => boolean;
}

/** The worst first: a cluster has the risk of the first row that one of its impacts meets. */
const rows: readonly Row[] = [
  { risk: "high", words: say`deletes the cluster`, applies: ({ kind }) => kind === "delete" },
  {
    risk: "high",
    words: say`removes the control plane`,
    // one that waits has begun all the same, and cannot be undone (measured 1.5)
    applies: (impact) => impact.kind === "pool-removed" && isControlPlane(impact.part),
  },
  {
    risk: "high",
    words: say`replaces the control plane`,
    applies: (impact) => replaces(impact) && isControlPlane(impact.part),
  },
  {
    risk: "medium",
    words: say`removes a pool`,
    applies: (impact) => impact.kind === "pool-removed" && !isPending(impact),
  },
  { risk: "medium", words: say`replaces workers`, applies: replaces },
  { risk: "medium", words: say`uninstalls a chart`, applies: uninstalls },
  {
    risk: "medium",
    words: say`may replace machines`,
    applies: (impact) => "when" in impact && impact.when === "unknown",
  },
  {
    risk: "medium",
    words: say`scales down`,
    applies: (impact) => impact.kind === "scale" && impact.to < impact.from && !isPending(impact),
  },
  { risk: "medium", words: say`is blocked`, applies: ({ kind }) => kind === "blocked" },
  { risk: "low", words: say`creates the cluster`, applies: ({ kind }) => kind === "create" },
  {
    risk: "low",
    words: say`adds machines`,
    applies: (impact) => (impact.kind === "pool-added" || impact.kind === "scale") && !isPending(impact),
  },
  { risk: "low", words: say`waits`, applies: isPending },
  { risk: "low", words: say`moves no machine`, applies: () => true },
];

const untouched: RiskOfCluster = { risk: "none", words: say``, rank: rows.length };

/** The risk of what happens to one cluster; none where nothing happens. */
export function riskOf(cluster: ClusterPlan): Risk {
  return clusterRisk(cluster).risk;
}

export function clusterRisk({ impacts }: ClusterPlan): RiskOfCluster {
  const rank = rows.findIndex(({ applies }) => impacts.some(applies));
  const row = rows[rank];
  return row === undefined ? untouched : { risk: row.risk, words: row.words, rank };
}

function uninstalls(impact: Impact): boolean {
  return impact.kind === "add-on" && impact.effect === "loses" && impact.chart !== undefined && !isPending(impact);
}

function replaces(impact: Impact): impact is Extract<Impact, { readonly replaced: number }> {
  return "replaced" in impact && impact.replaced > 0;
}
