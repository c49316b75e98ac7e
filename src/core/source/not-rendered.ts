import type { Problem } from "#core/problem/problem.ts";
import { joined, say, shownName, type Shown } from "#core/shown/shown.ts";

import type { ChangedPlace } from "./changed-places.ts";
import type { RenderedPlace } from "./environment.ts";

/** A notice for a place that is left out of the plan because nothing renders it. */
export function notRenderedProblem({ path, by }: RenderedPlace): Problem {
  return { rule: "not-rendered", severity: "notice", message: messages[by], origin: { path, line: 1, column: 1 } };
}

/** A warning for one that the change touches: something changes that is not in the plan. `hints` say what that may be. */
export function changedPlaceProblem({ place, at }: ChangedPlace, hints: readonly Shown[]): Problem {
  const what = at === "base" ? [gone[place.by]] : [messages[place.by], at === "head" ? itsNew : itsEdited];
  return { ...notRenderedProblem(place), severity: "warning", message: joined([...what, ...hints], " ") };
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

const itsNew = say`It is new: what it makes may be created, and may be what stood elsewhere.`;

const itsEdited = say`Files of it change: what that creates, changes or deletes is not known.`;

const gone: Readonly<Record<RenderedPlace["by"], Shown>> = {
  kustomize: say`At the base kustomize builds this folder, which Slipway cannot do yet, and at head no more: what it made may be deleted.`,
  helm: say`At the base this folder is a Helm chart, which Slipway cannot render yet, and at head no more: what it made may be deleted.`,
  variables: say`At the base this file is a template with variables, which Slipway cannot expand yet, and at head no more: what it made may be deleted.`,
};

const makers: Readonly<Record<RenderedPlace["by"], Shown>> = {
  kustomize: say`What kustomize makes of`,
  helm: say`What Helm makes of`,
  variables: say`What comes of the template`,
};
