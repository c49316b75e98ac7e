import type { Plan } from "./plan.ts";

/** Whether something changes that nobody can say: "nothing changes" would be false. */
export function isUncertain({ uncertain }: Plan): boolean {
  return uncertain !== undefined && uncertain.length > 0;
}
