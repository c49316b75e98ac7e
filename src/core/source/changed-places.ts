import type { PlaceFiles } from "./environment-files.ts";
import { rootOf, type RenderedPlace } from "./environment.ts";
import type { SourceFile } from "./source-tree.ts";

/** A place to be rendered whose files differ between base and head. */
export interface ChangedPlace {
  /** As head has it, or base where head has none. */
  readonly place: RenderedPlace;
  /** Where it is one. */
  readonly at: "base" | "head" | "both";
  /** The files that differ. */
  readonly paths: readonly string[];
}

/** Those of the places of both revisions in which a file came, went or changed. */
export function changedPlacesOf(base: readonly PlaceFiles[], head: readonly PlaceFiles[]): readonly ChangedPlace[] {
  const before = new Map(base.map((place) => [rootOf(place), place]));
  const after = new Set(head.map(rootOf));
  return [
    ...head.map((place) => changedPlaceOf(before.get(rootOf(place)), place)),
    ...base.filter((place) => !after.has(rootOf(place))).map((place) => changedPlaceOf(place, undefined)),
  ].filter(({ paths }) => paths.length > 0);
}

/** The files that the others do not have, or have in another form. */
export function differingFrom(others: readonly SourceFile[], files: readonly SourceFile[]): readonly SourceFile[] {
  const known = new Map(others.map((file) => [file.path, file]));
  return files.filter((file) => !isSameFile(file, known.get(file.path)));
}

/** Whether two files hold the same. A blob that could be read in one revision alone is the same all the same. */
function isSameFile(one: SourceFile, other: SourceFile | undefined): boolean {
  if (one.id !== other?.id) return false;
  return one.id !== "" || ("unreadable" in one && "unreadable" in other && one.unreadable === other.unreadable);
}

function changedPlaceOf(base: PlaceFiles | undefined, head: PlaceFiles | undefined): ChangedPlace {
  const [before, after] = [base?.files ?? [], head?.files ?? []];
  const paths = new Set([...differingFrom(before, after), ...differingFrom(after, before)].map(({ path }) => path));
  const at = base === undefined ? "head" : head === undefined ? "base" : "both";
  const { path, by } = head ?? base ?? { path: "", by: "kustomize" };
  return { place: { path, by }, at, paths: [...paths].sort() };
}
