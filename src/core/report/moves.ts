import type { ClusterPlan } from "#core/plan/plan.ts";

/** Machines as people count them: a replaced one is neither created nor deleted besides. */
export interface Moves {
  readonly created: number;
  readonly replaced: number;
  readonly deleted: number;
}

/** A cluster's machines that move. The plan counts a replaced machine as one created and one deleted; here it is one. */
export function movesOf({ machines, impacts }: ClusterPlan): Moves {
  const rolled = impacts.reduce((sum, impact) => sum + ("replaced" in impact ? impact.replaced : 0), 0);
  const replaced = Math.min(rolled, machines.created, machines.deleted);
  return { created: machines.created - replaced, replaced, deleted: machines.deleted - replaced };
}

export function summed(moves: readonly Moves[]): Moves {
  return moves.reduce(
    (sum, move) => ({
      created: sum.created + move.created,
      replaced: sum.replaced + move.replaced,
      deleted: sum.deleted + move.deleted,
    }),
    { created: 0, replaced: 0, deleted: 0 },
  );
}

export function isTouched(cluster: ClusterPlan): boolean {
  return cluster.impacts.length > 0;
}
