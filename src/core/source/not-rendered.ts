import type { Problem } from "#core/problem/problem.ts";
import { say, shownName, type Shown } from "#core/shown/shown.ts";

import type { RenderedPlace } from "./environment.ts";

/** A notice for a place that is left out of the plan because nothing renders it. */
export function notRenderedProblem({ path, by }: RenderedPlace): Problem {
  return { rule: "not-rendered", severity: "notice", message: messages[by], origin: { path, line: 1, column: 1 } };
}

/** A sentence of `notChecked` for places of one revision. */
export function notRenderedSentences(places: readonly RenderedPlace[]): readonly Shown[] {
  const grouped = Map.groupBy(places, ({ by }) => by);
  return [...grouped].map(([by, all]) => {
    const more = all.length === 1 ? say`` : say` and ${all.length - 1} more`;
    return say`${makers[by]} ${shownName(all[0]?.path ?? "")}${more} is not in this plan.`;
  });
}

const messages: Readonly<Record<RenderedPlace["by"], Shown>> = {
  kustomize: say`This folder is built by kustomize, which Slipway cannot do yet: what it makes is not in this plan. To plan it, commit what "kustomize build" prints, and exclude this folder.`,
  helm: say`This folder is a Helm chart, which Slipway cannot render yet: what it makes is not in this plan. To plan it, commit what "helm template" prints, and exclude this folder.`,
  variables: say`This file is a template with variables, which Slipway cannot expand yet: what it makes is not in this plan. To plan it, commit what "clusterctl generate yaml" prints; if it is no template, set "templates" in .github/slipway.yml.`,
};

const makers: Readonly<Record<RenderedPlace["by"], Shown>> = {
  kustomize: say`What kustomize makes of`,
  helm: say`What Helm makes of`,
  variables: say`What comes of the template`,
};
