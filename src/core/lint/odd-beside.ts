import { say, type Shown } from "#core/shown/shown.ts";

/** No control plane has so many machines: whoever wrote it meant another number altogether. */
const absurd = 10;

/** The odd numbers beside an even one, as advice: `1 or 3`. */
export function oddBeside(even: number): Shown {
  return even < absurd ? say`${even - 1} or ${even + 1}` : say`an odd number`;
}
