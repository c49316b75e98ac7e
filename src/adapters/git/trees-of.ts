import { holds } from "#core/source/link.ts";
import { sourceTreeOf, type Read } from "#core/source/tree-of.ts";
import type { Listing, TreeEntry } from "#core/source/tree-entry.ts";
import { wantedFilesOf, type WantedFiles } from "#core/source/wanted-files.ts";
import type { BothTrees, Wanted } from "#core/source/source-tree.ts";

import { openBlobs, type Blobs } from "./blobs.ts";
import { diskOf, type Disk } from "./disk.ts";
import type { Opened } from "./opened.ts";
import { listCommit } from "./tree-listing.ts";
import { listWorkTree } from "./work-tree-listing.ts";

/** Two revisions: full commit ids, `worktree` or `empty`. */
interface Revisions {
  readonly base: string;
  readonly head: string;
}

/** Both trees, each distinct file read and decoded once. */
export async function treesOf(opened: Opened, revisions: Revisions, wanted: Wanted): Promise<BothTrees> {
  const blobs = openBlobs(opened, commitsOf(revisions));
  try {
    return await readBoth(
      { opened, blobs, disk: diskOf(opened.place.directory, opened.format, opened.limits) },
      revisions,
      wanted,
    );
  } finally {
    blobs.close();
  }
}

interface Sources {
  readonly opened: Opened;
  readonly blobs: Blobs;
  readonly disk: Disk;
}

async function readBoth(sources: Sources, revisions: Revisions, wanted: Wanted): Promise<BothTrees> {
  const { base, head } = revisions;
  const [baseEntries, headEntries] = await entriesOfBoth(sources, revisions);
  await sources.blobs.read([...linkBlobs(baseEntries), ...linkBlobs(headEntries)]);
  const before = wantedFilesOf(listingOf(sources, base, baseEntries), wanted);
  if (head === base) return readOne(sources, before);
  const after = wantedFilesOf(listingOf(sources, head, headEntries), wanted);
  await sources.blobs.read([...fileBlobs(before), ...fileBlobs(after)]);
  const readOf = readerOf(sources);
  const baseTree = sourceTreeOf(before, readOf);
  return { base: baseTree, head: sourceTreeOf(after, readOf, baseTree) };
}

async function readOne(sources: Sources, files: WantedFiles): Promise<BothTrees> {
  await sources.blobs.read(fileBlobs(files));
  const tree = sourceTreeOf(files, readerOf(sources));
  return { base: tree, head: tree };
}

function entriesOfBoth(sources: Sources, { base, head }: Revisions): Promise<readonly [Entries, Entries]> {
  const first = entriesOf(sources, base);
  return Promise.all([first, head === base ? first : entriesOf(sources, head)]);
}

type Entries = readonly TreeEntry[];

async function entriesOf({ opened, disk }: Sources, revision: string): Promise<Entries> {
  if (revision === "empty") return [];
  if (revision !== "worktree") return listCommit(opened.place, revision);
  const { workTreePlace } = await opened.configuration();
  const listed = await listWorkTree(workTreePlace);
  return notBehindNewLinks(
    listed.map((entry) => (isOnDisk(entry) ? { ...entry, kind: kindOnDisk(disk, entry) } : entry)),
  );
}

/** Where a link took a folder's place, the folder's files are gone, though git sees others of their names through it. */
function notBehindNewLinks(entries: Entries): Entries {
  const links = entries.filter((entry) => entry.kind === "link" && entry.blob === undefined);
  return links.length === 0 ? entries : entries.filter(({ path }) => !links.some((link) => holds(link.path, path)));
}

/** Where git knows no blob for what is there now. */
function isOnDisk(entry: TreeEntry): boolean {
  return entry.blob === undefined && entry.unmerged !== true && (entry.kind === "file" || entry.kind === "link");
}

function kindOnDisk(disk: Disk, entry: TreeEntry): TreeEntry["kind"] {
  return disk.targetOf(entry) === undefined ? "file" : "link";
}

function listingOf(sources: Sources, revision: string, entries: Entries): Listing {
  const links = entries.filter((entry) => entry.kind === "link");
  return { revision, entries, targets: new Map(links.map((link) => [link.path, targetOf(sources, link)])) };
}

/** A link's blob is the path that it points to. One that is no text points to nothing. */
function targetOf({ blobs, disk }: Sources, link: TreeEntry): string {
  if (link.blob === undefined) return disk.targetOf(link) ?? "";
  const content = blobs.contentOf(link.blob);
  return content !== undefined && "text" in content ? content.text : "";
}

function linkBlobs(entries: Entries): readonly string[] {
  return entries.flatMap(({ kind, blob }) => (kind === "link" && blob !== undefined ? [blob] : []));
}

function fileBlobs({ files }: WantedFiles): readonly string[] {
  return files.flatMap(({ entry: { blob } }) => blob ?? []);
}

function readerOf({ blobs, disk }: Sources): (entry: TreeEntry) => Read | undefined {
  return (entry) => {
    if (entry.unmerged === true) return { id: "", content: { unreadable: "unmerged" } };
    if (entry.blob === undefined) return disk.read(entry);
    const content = blobs.contentOf(entry.blob);
    return content === undefined ? undefined : { id: entry.blob, content };
  };
}

/** Those to look through where a partial clone lacks blobs. The working tree's unchanged files are mostly HEAD's. */
function commitsOf({ base, head }: Revisions): readonly string[] {
  const commits = new Set([base, head].map((revision) => (revision === "worktree" ? "HEAD" : revision)));
  return [...commits].filter((revision) => revision !== "empty");
}
