/**
 * One path of a revision, as git lists it. `nested` is another repository in a folder of the working tree. `blob` is
 * absent where the content is on the disk and has not been read.
 */
export interface TreeEntry {
  readonly path: string;
  readonly kind: "file" | "link" | "submodule" | "nested";
  readonly blob?: string;
  /** The working tree has unresolved versions of it from a merge. */
  readonly unmerged?: true;
  /** The name on the disk, where it is no UTF-8 and `path` is therefore an escaped form of it. */
  readonly rawPath?: Uint8Array;
}

/** What the listing of a revision told, before any file is read. */
export interface Listing {
  readonly revision: string;
  readonly entries: readonly TreeEntry[];
  /** What the links point to, by the link's path. */
  readonly targets: ReadonlyMap<string, string>;
}
