// What no planner can go below: git hands over every blob of two revisions, and js-yaml reads one of them.
// Run by bench.ts with its types stripped, so that the floor is not charged for them.
import { spawnSync } from "node:child_process";

import { loadAll } from "js-yaml";

const directory = process.argv.at(-1) ?? ".";

function git(args: readonly string[], input?: string): Buffer {
  return spawnSync("git", ["-C", directory, ...args], { ...(input === undefined ? {} : { input }), maxBuffer: 2 ** 30 })
    .stdout;
}

function blobsOf(revision: string): readonly string[] {
  const lines = git(["ls-tree", "-r", "-z", revision]).toString("utf8").split("\0");
  return lines.flatMap((line) => /^\d+ blob ([0-9a-f]+)\t/.exec(line)?.[1] ?? []);
}

function textsOf(blobs: readonly string[]): readonly string[] {
  const batch = git(["cat-file", "--batch"], `${blobs.join("\n")}\n`);
  const texts: string[] = [];
  for (let at = 0; at < batch.length;) {
    const end = batch.indexOf(10, at);
    const size = Number(batch.toString("latin1", at, end).split(" ")[2]);
    texts.push(batch.toString("utf8", end + 1, end + 1 + size));
    at = end + size + 2;
  }
  return texts;
}

const head = blobsOf("HEAD");
const both = [...new Set([...head, ...blobsOf("HEAD~1")])];
const documents = textsOf(both)
  .slice(0, head.length)
  .flatMap((text) => loadAll(text));

if (documents.length < head.length)
  throw new Error(`The floor read ${String(documents.length)} documents in ${String(head.length)} files`);
