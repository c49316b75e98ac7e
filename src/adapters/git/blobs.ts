import { contentOf, tooLarge, type Content } from "#core/source/content.ts";
import type { SourceLimits } from "#core/source/source-tree.ts";

import { startBatch, type Batch } from "./batch-process.ts";
import type { GitPlace } from "./git-program.ts";
import { missingIn } from "./missing-blobs.ts";
import type { Opened } from "./opened.ts";
import { failed, runGit } from "./run-git.ts";

/** What blobs hold, each read and decoded once. */
export interface Blobs {
  /** Reads those that are not known yet. */
  readonly read: (ids: Iterable<string>) => Promise<void>;
  readonly contentOf: (id: string) => Content | undefined;
  readonly close: () => void;
}

/**
 * Starts git at once, so that it is ready when the listings are. `commits` are those that the blobs belong to: where
 * a partial clone lacks blobs, they are looked through for which.
 */
export function openBlobs({ place, limits, memory }: Opened, commits: readonly string[]): Blobs {
  const { texts, whenRead } = memory;
  if (texts.size > mostRemembered) texts.clear();
  const contents = new Map<string, Content>();
  const take = (id: string, content: Content): void => {
    contents.set(id, content);
    if (!("text" in content)) return;
    texts.set(id, content);
    whenRead(id, content.text);
  };
  const batch = startBatch(place, limits.fileBytes);
  const shelf: Shelf = { place, limits, commits, contents, take, batch, bytes: 0 };
  return {
    read: (ids) =>
      readAll(
        shelf,
        [...new Set(ids)].filter((id) => !contents.has(id) && !texts.has(id)),
      ),
    contentOf: (id) => contents.get(id) ?? texts.get(id),
    close: () => {
      shelf.batch.stop();
    },
  };
}

/** Blobs that are kept between readings: with manifests of a usual size, some 100 MB. */
const mostRemembered = 20_000;

interface Shelf {
  readonly place: GitPlace;
  readonly limits: SourceLimits;
  readonly commits: readonly string[];
  readonly contents: Map<string, Content>;
  readonly take: (id: string, content: Content) => void;
  batch: Batch;
  /** Read so far. */
  bytes: number;
}

/** Nearly always one round. What git stumbles over is set aside, and a new process goes on behind it. */
async function readAll(shelf: Shelf, ids: readonly string[]): Promise<void> {
  let rest = ids;
  while (rest.length > 0) {
    const before = rest.length;
    const outcome = await shelf.batch.ask(rest, takerOf(shelf, rest));
    if (outcome.kind === "answered") return;
    if (shelf.bytes > shelf.limits.totalBytes) {
      setTooMuchAside(shelf, rest);
      return;
    }
    shelf.batch = startBatch(shelf.place, shelf.limits.fileBytes);
    rest = rest.filter((id) => !shelf.contents.has(id));
    if (outcome.kind === "died") await setMissingAside(shelf, outcome.errors);
    else await setLargeAside(shelf, rest);
    rest = rest.filter((id) => !shelf.contents.has(id));
    if (rest.length === before) throw failed(["cat-file"], outcome.kind === "died" ? outcome.errors : "");
  }
}

/** Answers come in the order of the ids. */
function takerOf(shelf: Shelf, ids: readonly string[]): (body: Buffer | undefined) => boolean {
  const order = ids.values();
  return (body) => {
    const id = order.next().value ?? "";
    shelf.take(id, body === undefined ? { unreadable: "missing" } : contentOf(body));
    shelf.bytes += body?.length ?? 0;
    return shelf.bytes <= shelf.limits.totalBytes;
  };
}

function setTooMuchAside({ contents }: Shelf, ids: readonly string[]): void {
  for (const id of ids) if (!contents.has(id)) contents.set(id, { unreadable: "too-much" });
}

/** Asks for the sizes only now: no fleet repository should have a manifest that needs it. */
async function setLargeAside(shelf: Shelf, ids: readonly string[]): Promise<void> {
  const check = ["cat-file", "--batch-check=%(objectname) %(objectsize)"];
  const { code, output, errors } = await runGit(shelf.place, check, `${ids.join("\n")}\n`);
  if (code !== 0) return setMissingAside(shelf, errors);
  for (const line of output.toString("latin1").split("\n")) {
    const [id = "", size = "0"] = line.split(" ");
    if (Number(size) > shelf.limits.fileBytes) shelf.contents.set(id, tooLarge(Number(size)));
  }
}

async function setMissingAside({ place, commits, contents }: Shelf, errors: string): Promise<void> {
  for (const id of await missingIn(place, commits, errors)) contents.set(id, { unreadable: "missing" });
}
