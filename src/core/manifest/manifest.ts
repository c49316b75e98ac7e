import type { Origin } from "#core/problem/problem.ts";

import type { JsonObject } from "./json.ts";
import type { ObjectRef } from "./object-ref.ts";

/** Where a manifest's text is, so that a field's line can be found when someone asks for it. */
export interface SourceText {
  readonly text: string;
  /** The document's place among those of the text, from 0. */
  readonly document: number;
  /** Its place among the items of a `List`. */
  readonly item?: number;
  /** Its place among those of a `List` that is itself such an item. */
  readonly inner?: number;
}

/**
 * One rendered Kubernetes object. Two manifests of the same unchanged blob share one `object`, so identity of `object`
 * means "the same".
 */
export interface Manifest {
  readonly ref: ObjectRef;
  /** `keyOf(ref)`. */
  readonly key: string;
  readonly apiVersion: string;
  readonly object: JsonObject;
  /** Where the object begins. */
  readonly origin: Origin;
  /** Absent where the object was generated: its fields have no line of their own. */
  readonly source?: SourceText;
}
