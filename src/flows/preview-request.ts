import type { Plan } from "#core/plan/plan.ts";
import type { Shown } from "#core/shown/shown.ts";

/** What to plan. */
export interface PreviewRequest {
  /** Absent: where HEAD left the default branch. */
  readonly base?: string;
  /** Absent: the working tree, or HEAD where there is none. */
  readonly head?: string;
  /** Names; none: all of them. */
  readonly environments: readonly string[];
  /** Files and folders that the plans are narrowed to; none: everything. An empty one is the fleet's root. */
  readonly paths: readonly string[];
  /** As what paths were given, where that differs. */
  readonly written?: ReadonlyMap<string, string>;
}

/** What came of a preview; remarks are for the person who asked, beside the plan. */
export type Preview =
  | { readonly kind: "planned"; readonly plans: readonly Plan[]; readonly remarks: readonly Shown[] }
  | { readonly kind: "refused"; readonly remarks: readonly Shown[] };
