import type { FieldPath } from "#core/manifest/field-path.ts";
import { originOf } from "#core/manifest/locate.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { joined, say, shownName, type Shown } from "#core/shown/shown.ts";

/** Longer lists are cut: a message is read by people. */
const longestList = 10;

/** `path:line` of a field. */
export function shownPlace(manifest: Manifest, path: FieldPath): Shown {
  const origin = originOf(manifest, path);
  return say`${shownName(origin.path)}:${origin.line}`;
}

/** `a, b and 3 more`. */
export function shownList(items: readonly Shown[]): Shown {
  const rest = items.length - longestList;
  const list = joined(items.slice(0, longestList), ", ");
  return rest > 0 ? say`${list} and ${rest} more` : list;
}

/** `1 machine`, `3 machines`: a number with its noun. */
export function counted(count: number, noun: Shown): Shown {
  return count === 1 ? say`1 ${noun}` : say`${count} ${noun}s`;
}
