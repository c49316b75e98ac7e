import type { MachineCounts } from "#core/plan/plan.ts";
import { say, type Shown } from "#core/shown/shown.ts";

import type { Moves } from "#core/report/moves.ts";
import { counted, present } from "./count.ts";

/** `4 machines created, 3 replaced, none deleted`: deletion is always spoken of. */
export function movesWords({ created, replaced, deleted }: Moves): Shown {
  if (created + replaced + deleted === 0) return say`no machine created, replaced or deleted`;
  const first = (count: number, before: number): Shown => (before === 0 ? counted(count, "machine") : say`${count}`);
  return present(
    [
      created > 0 ? say`${first(created, 0)} created` : undefined,
      replaced > 0 ? say`${first(replaced, created)} replaced` : undefined,
      deleted > 0 ? say`${first(deleted, created + replaced)} deleted` : say`none deleted`,
    ],
    ", ",
  );
}

/** `5 → 7`, or `5` where the number stays. */
export function countWords({ before, after }: MachineCounts): Shown {
  return before === after ? say`${before}` : say`${before} → ${after}`;
}
