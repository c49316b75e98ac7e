/** A path's pattern: any folders, a name as it is, or the pieces of one. */
export type Pattern = readonly Segment[];

export type Segment = typeof anyFolders | string | readonly Piece[];

/** `**` */
export const anyFolders = Symbol("any folders");

export type Piece = typeof anyCharacters | string | ((character: string) => boolean);

/** `*` */
export const anyCharacters = Symbol("any characters");

/** A glob with more alternatives is refused: braces beside braces multiply. */
const mostAlternatives = 200;

/** What a glob matches: one pattern for each choice that its braces give. Undefined where it is no glob of ours. */
export function patternsOf(glob: string): readonly Pattern[] | undefined {
  const text = glob.replace(/^\.\//, "");
  const tokens = text.match(token) ?? [];
  if (tokens.join("").length !== text.length) return undefined;
  return alternativesOf(tokens)?.map(segmentsOf);
}

/** A class of characters, or one character. Parentheses, backslashes and brackets that do not fit are none. */
const token = /\[[!^]?[^[\]/\\()]+\]|[^[\]\\()]/gs;

type Tokens = readonly string[];

interface Brace {
  /** Choices that a comma has ended. */
  readonly done: Tokens[];
  /** What the text since then may be: several where it holds braces itself. */
  open: string[][];
}

function alternativesOf(tokens: Tokens): readonly Tokens[] | undefined {
  const outer: Brace = { done: [], open: [[]] };
  const outside: Brace[] = [];
  let brace: Brace | undefined = outer;
  for (const each of tokens) {
    if (each === "{") {
      outside.push(brace);
      brace = { done: [], open: [[]] };
    } else if (each === "}") brace = closed(brace, outside.pop());
    else if (each === "," && brace !== outer) {
      brace.done.push(...brace.open);
      brace.open = [[]];
    } else for (const alternative of brace.open) alternative.push(each);
    if (brace === undefined) return undefined;
  }
  return brace === outer ? outer.open : undefined;
}

/** What is around a brace, with each of its choices; undefined where there is nothing around, or nothing to choose. */
function closed({ done, open }: Brace, around: Brace | undefined): Brace | undefined {
  const choices = [...done, ...open];
  if (around === undefined || done.length === 0) return undefined;
  if (around.open.length * choices.length > mostAlternatives) return undefined;
  around.open = around.open.flatMap((start) => choices.map((choice) => [...start, ...choice]));
  return around;
}

/** Folders at the end of a glob are those of a file: what stands beside them is not meant. */
function segmentsOf(tokens: Tokens): Pattern {
  const segments: string[][] = [[]];
  for (const each of tokens) {
    if (each === "/") segments.push([]);
    else segments.at(-1)?.push(each);
  }
  const pattern = segments.map(segmentOf);
  return pattern.at(-1) === anyFolders ? [...pattern, [anyCharacters]] : pattern;
}

function segmentOf(tokens: Tokens): Segment {
  if (tokens.length === 2 && tokens.every((each) => each === "*")) return anyFolders;
  return tokens.some(isWild) ? tokens.map(pieceOf) : tokens.join("");
}

function isWild(each: string): boolean {
  return each === "*" || each === "?" || each.length > 1;
}

function pieceOf(each: string): Piece {
  if (each === "*") return anyCharacters;
  if (each === "?") return () => true;
  return each.length > 1 ? classOf(each.slice(1, -1)) : each;
}

function classOf(inner: string): (character: string) => boolean {
  const isNegated = /^[!^]/.test(inner);
  const ranges = (isNegated ? inner.slice(1) : inner).match(/.-.|./gs) ?? [];
  return (character) => ranges.some((range) => isIn(range, character)) !== isNegated;
}

function isIn(range: string, character: string): boolean {
  if (range.length < 3) return range === character;
  return range.charAt(0) <= character && character <= range.charAt(2);
}
