import { shownName } from "#core/shown/shown.ts";

import { destinationOf, holds, linkedTreeOf, type Destination, type LinkedTree } from "./link.ts";
import type { UnreadableFile, Wanted } from "./source-tree.ts";
import type { Listing, TreeEntry } from "./tree-entry.ts";

/** What symbolic links add to a tree. */
export interface Behind {
  readonly files: readonly { readonly path: string; readonly entry: TreeEntry }[];
  /** Wanted files whose links lead to no file of the tree. */
  readonly refused: readonly UnreadableFile[];
  /** The same of links that no one wants as files: they stand for folders, as far as their names tell. */
  readonly refusedFolders: readonly UnreadableFile[];
  /** Links that were not followed, since too many came before them. */
  readonly notFollowed: readonly string[];
}

/** Folders that are looked through and files that are found behind links, at most: links of links multiply. */
export const mostBehindLinks = { folders: 1_000, files: 20_000 };

export function behindLinks(listing: Listing, wanted: Wanted): Behind {
  const links = listing.entries.filter((entry) => entry.kind === "link");
  if (links.length === 0) return { files: [], refused: [], refusedFolders: [], notFollowed: [] };
  const tree = linkedTreeOf(listing.entries, listing.targets);
  const search: Search = { listing, tree, wanted, files: [], refused: [], refusedFolders: [], notFollowed: [] };
  const steps: Step[] = links.map((link) => ({ as: link.path, link, passed: [link.path] }));
  let folders = 0;
  // The list grows while it is walked: a linked folder's own links come last.
  for (const step of steps) {
    const to = destinationOf(tree, step.link.path);
    if (to.kind !== "folder") arrive(search, step, to);
    else if (step.passed.some((link) => holds(to.folder, link))) refuse(search, step, "link-loop");
    else if (folders >= mostBehindLinks.folders || search.files.length >= mostBehindLinks.files)
      search.notFollowed.push(step.as);
    else {
      folders += 1;
      steps.push(...look(search, step, to.folder));
    }
  }
  return search;
}

/** A link to follow: `as` is its path as one sees it who follows links, `passed` are the links so far, by their own paths. */
interface Step {
  readonly as: string;
  readonly link: TreeEntry;
  readonly passed: readonly string[];
}

interface Search {
  readonly listing: Listing;
  readonly tree: LinkedTree;
  readonly wanted: Wanted;
  readonly files: { readonly path: string; readonly entry: TreeEntry }[];
  readonly refused: UnreadableFile[];
  readonly refusedFolders: UnreadableFile[];
  readonly notFollowed: string[];
}

function arrive(search: Search, step: Step, to: Exclude<Destination, { kind: "folder" }>): void {
  if (to.kind === "refused") refuse(search, step, to.because);
  else if (search.wanted(step.as)) search.files.push({ path: step.as, entry: to.entry });
}

function refuse(search: Search, step: Step, unreadable: UnreadableFile["unreadable"]): void {
  const detail = shownName(search.listing.targets.get(step.link.path) ?? "");
  const list = search.wanted(step.as) ? search.refused : search.refusedFolders;
  list.push({ path: step.as, id: step.link.blob ?? "", unreadable, detail });
}

/** Adds the files below a folder, as seen through the link, and returns the links among them. */
function look(search: Search, step: Step, folder: string): readonly Step[] {
  const further: Step[] = [];
  for (const entry of search.listing.entries) {
    if (!holds(folder, entry.path)) continue;
    const as = `${step.as}${entry.path.slice(folder.length)}`;
    if (entry.kind === "link") further.push({ as, link: entry, passed: [...step.passed, entry.path] });
    if (entry.kind === "file" && search.wanted(as)) search.files.push({ path: as, entry });
  }
  return further;
}
