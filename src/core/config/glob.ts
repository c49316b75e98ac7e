import { anyCharacters, anyFolders, patternsOf, type Piece, type Segment } from "./glob-pattern.ts";

/**
 * Tells whether a path matches one of these globs: `*`, `?`, `**` for any folders, `[a-z]`, `[!a-z]` and `{a,b}`, every
 * other character being itself. A name that begins with a dot is matched where the glob names the dot. Paths come from
 * pull requests, so time grows with the path's length times the glob's, and no faster.
 */
export function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const matcher = known.get(globs) ?? remembering(plainMatcherOf(globs));
  known.set(globs, matcher);
  return matcher;
}

/** By the list of a configuration: the paths of two revisions are asked for again and again, and most are the same. */
const known = new WeakMap<readonly string[], (path: string) => boolean>();

/** Paths that are remembered, before it begins anew. */
const mostPaths = 100_000;

function remembering(matches: (path: string) => boolean): (path: string) => boolean {
  const answers = new Map<string, boolean>();
  return (path) => {
    const answer = answers.get(path) ?? matches(path);
    if (answers.size >= mostPaths) answers.clear();
    answers.set(path, answer);
    return answer;
  };
}

function plainMatcherOf(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.flatMap((glob) => patternsOf(glob) ?? []);
  if (patterns.length === 0) return () => false;
  return (path) => {
    const names = path.split("/");
    return patterns.some((pattern) => fits(pattern, names, namesOfPaths));
  };
}

export function isGlob(text: string): boolean {
  return patternsOf(text) !== undefined;
}

/** What the parts of a pattern mean to items. A star stands for any number of the items that it spans. */
interface Meaning<Part, Item> {
  readonly isStar: (part: Part | undefined) => boolean;
  readonly accepts: (part: Part, item: Item) => boolean;
  readonly spans: (item: Item) => boolean;
}

const namesOfPaths: Meaning<Segment, string> = {
  isStar: (segment) => segment === anyFolders,
  accepts: acceptsName,
  spans: (name) => !name.startsWith("."),
};

const charactersOfNames: Meaning<Piece, string> = {
  isStar: (piece) => piece === anyCharacters,
  accepts: (piece, character) => (typeof piece === "function" ? piece(character) : piece === character),
  spans: () => true,
};

function acceptsName(segment: Segment, name: string): boolean {
  if (typeof segment !== "object") return segment === name;
  if (name.startsWith(".") && segment[0] !== ".") return false;
  return fits(segment, name, charactersOfNames);
}

/** Only the last star is tried again with one item more: where an earlier one could be longer, so could the last. */
function fits<Part, Item>(
  pattern: readonly Part[],
  items: ArrayLike<Item>,
  { isStar, accepts, spans }: Meaning<Part, Item>,
): boolean {
  let [at, next] = [0, 0];
  let star: { readonly after: number; reach: number } | undefined;
  for (let item = items[next]; item !== undefined; item = items[next]) {
    const part = pattern[at];
    if (isStar(part)) {
      at += 1;
      star = { after: at, reach: next };
    } else if (part !== undefined && accepts(part, item)) {
      at += 1;
      next += 1;
    } else {
      const spanned = star === undefined ? undefined : items[star.reach];
      if (star === undefined || spanned === undefined || !spans(spanned)) return false;
      star.reach += 1;
      at = star.after;
      next = star.reach;
    }
  }
  return pattern.slice(at).every(isStar);
}
