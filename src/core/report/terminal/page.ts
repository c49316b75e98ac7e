import type { Paint } from "./paint.ts";

/** What lines are made for: `width` in characters. */
export interface Page {
  readonly width: number;
  readonly paint: Paint;
}
