import type { TreeEntry } from "./tree-entry.ts";

/** Where a link leads, inside its tree. */
export type Destination =
  | { readonly kind: "entry"; readonly entry: TreeEntry }
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "refused"; readonly because: "link-leaves-tree" | "link-broken" | "link-loop" };

/** What links are resolved against. */
export interface LinkedTree {
  readonly byPath: ReadonlyMap<string, TreeEntry>;
  /** Every folder's path; the root's is empty. */
  readonly folders: ReadonlySet<string>;
  readonly targets: ReadonlyMap<string, string>;
}

/** As Linux does: more links than this on the way to a file are a circle. */
const longestChain = 40;

export function linkedTreeOf(entries: readonly TreeEntry[], targets: ReadonlyMap<string, string>): LinkedTree {
  const folders = new Set([""]);
  for (const { path } of entries) addFolders(folders, path);
  return { byPath: new Map(entries.map((entry) => [entry.path, entry])), folders, targets };
}

/** Walks from the link as the kernel would, one name at a time, and never above the tree's root. */
export function destinationOf(tree: LinkedTree, link: string): Destination {
  const here = link.split("/").slice(0, -1);
  const ahead = [link.slice(link.lastIndexOf("/") + 1)];
  for (let hops = 0; hops <= longestChain; hops += 1) {
    const stop = walk(tree, here, ahead);
    if (stop.kind !== "link") return stop;
    if (stop.target.startsWith("/")) return { kind: "refused", because: "link-leaves-tree" };
    if (stop.target === "") return { kind: "refused", because: "link-broken" };
    ahead.unshift(...stop.target.split("/"));
  }
  return { kind: "refused", because: "link-loop" };
}

/** Whether the folder holds the path: following it from there would come round again. */
export function holds(folder: string, path: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

function addFolders(folders: Set<string>, path: string): void {
  for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
    const folder = path.slice(0, slash);
    if (folders.has(folder)) return;
    folders.add(folder);
  }
}

type Stop = Destination | { readonly kind: "link"; readonly target: string };

/** Goes on until a link, a file or the end; `here` and `ahead` are moved along. */
function walk(tree: LinkedTree, here: string[], ahead: string[]): Stop {
  for (let name = ahead.shift(); name !== undefined; name = ahead.shift()) {
    if (name === "" || name === ".") continue;
    if (name === "..") {
      if (here.pop() === undefined) return { kind: "refused", because: "link-leaves-tree" };
      continue;
    }
    const path = [...here, name].join("/");
    if (!tree.folders.has(path)) return stopAt(tree, path, ahead);
    here.push(name);
  }
  return { kind: "folder", folder: here.join("/") };
}

function stopAt(tree: LinkedTree, path: string, ahead: readonly string[]): Stop {
  const target = tree.targets.get(path);
  if (target !== undefined) return { kind: "link", target };
  const entry = tree.byPath.get(path);
  if (entry?.kind !== "file" || ahead.length > 0) return { kind: "refused", because: "link-broken" };
  return { kind: "entry", entry };
}
