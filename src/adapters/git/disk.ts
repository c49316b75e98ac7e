import { createHash } from "node:crypto";
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
} from "node:fs";

import { contentOf, tooLarge } from "#core/source/content.ts";
import type { SourceLimits } from "#core/source/source-tree.ts";
import type { TreeEntry } from "#core/source/tree-entry.ts";
import type { Read } from "#core/source/tree-of.ts";

import { pathTextOf } from "./path-text.ts";

/** The working tree on the disk. */
export interface Disk {
  /** What a link points to; undefined for all that is no link. */
  readonly targetOf: (entry: TreeEntry) => string | undefined;
  /** The file's content; undefined where there is no such file (any more). */
  readonly read: (entry: TreeEntry) => Read | undefined;
}

/**
 * Reads below `root` only: a folder that is really elsewhere, since a link took its place after git looked, has no
 * files. Synchronous, for that is several times as fast, and only the command line has a working tree. `format` is
 * the repository's hash: sha1 or sha256.
 */
export function diskOf(root: string, format: string, limits: SourceLimits): Disk {
  const top = realpathSync(root, "buffer");
  const isReal = onceEach((folder) => orGone(() => realpathSync(folder, "buffer"))?.equals(folder) === true);
  const found = <Value>(entry: TreeEntry, look: (place: Buffer) => Value): Value | undefined => {
    const place = Buffer.concat([top, slash, entry.rawPath ?? Buffer.from(entry.path)]);
    return isReal(place.subarray(0, place.lastIndexOf(slash))) ? orGone(() => look(place)) : undefined;
  };
  return {
    targetOf: (entry) => found(entry, linkTarget),
    read: (entry) => found(entry, (place) => readPlace(place, format, limits)),
  };
}

const slash = Buffer.from("/");

/** Names on the disk are bytes, so they are told apart by their bytes. */
function onceEach(ask: (folder: Buffer) => boolean): (folder: Buffer) => boolean {
  const known = new Map<string, boolean>();
  return (folder) => {
    const key = folder.toString("latin1");
    const answer = known.get(key) ?? ask(folder);
    known.set(key, answer);
    return answer;
  };
}

/** What goes while it is looked for is as if it had never been: the next look at the repository will say the same. */
function orGone<Value>(look: () => Value): Value | undefined {
  try {
    return look();
  } catch (error) {
    if (goneCodes.has(codeOf(error))) return undefined;
    throw error;
  }
}

/** No such file, no folder above it, a link where none was, a name that is too long, a socket. */
const goneCodes = new Set(["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG", "ENXIO"]);
const refusedCodes = new Set(["EACCES", "EPERM", "EIO"]);

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

function linkTarget(place: Buffer): string | undefined {
  return lstatSync(place).isSymbolicLink() ? pathTextOf(readlinkSync(place, "buffer")).text : undefined;
}

function readPlace(place: Buffer, format: string, limits: SourceLimits): Read | undefined {
  try {
    return readOpen(place, format, limits);
  } catch (error) {
    if (refusedCodes.has(codeOf(error))) return { id: "", content: { unreadable: "not-permitted" } };
    throw error;
  }
}

/** Neither follows a link nor waits for a pipe's other end. */
function readOpen(place: Buffer, format: string, limits: SourceLimits): Read | undefined {
  const file = openSync(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const status = fstatSync(file);
    if (!status.isFile()) return undefined;
    if (status.size > limits.fileBytes) return { id: "", content: tooLarge(status.size) };
    const bytes = readFileSync(file);
    return { id: blobId(bytes, format), content: contentOf(bytes) };
  } finally {
    closeSync(file);
  }
}

/** As git names the content. */
function blobId(bytes: Buffer, format: string): string {
  return createHash(format)
    .update(`blob ${String(bytes.length)}\0`)
    .update(bytes)
    .digest("hex");
}
