import { behindLinks, type Behind } from "./behind-links.ts";
import type { Wanted } from "./source-tree.ts";
import type { Listing, TreeEntry } from "./tree-entry.ts";

/** A file to read: `path` is where it is wanted, `entry` where its content is. They differ behind a link. */
export interface WantedFile {
  readonly path: string;
  readonly entry: TreeEntry;
}

/** What to read of a revision, and what cannot be. */
export interface WantedFiles extends Omit<Behind, "files"> {
  readonly revision: string;
  readonly files: readonly WantedFile[];
  readonly submodules: readonly TreeEntry[];
  /** Files whose names are no UTF-8. */
  readonly misnamed: readonly string[];
}

export function wantedFilesOf(listing: Listing, wanted: Wanted): WantedFiles {
  const plain = listing.entries.filter((entry) => entry.kind === "file" && wanted(entry.path));
  const behind = behindLinks(listing, wanted);
  return {
    ...behind,
    revision: listing.revision,
    files: [...plain.map((entry) => ({ path: entry.path, entry })), ...behind.files],
    submodules: listing.entries.filter((entry) => entry.kind === "submodule" || entry.kind === "nested"),
    misnamed: plain.filter((entry) => entry.rawPath !== undefined).map((entry) => entry.path),
  };
}
