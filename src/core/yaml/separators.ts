/** What a file may have: 10 MB of clusters as people write them have 450,000. A parser takes up to 800 bytes for each. */
export const mostSeparators = 500_000;

/**
 * How many characters of a text may part its nodes: line breaks, brackets, commas, and the dashes, question marks,
 * colons, tags and anchors that begin something; what is surely within a block of text is left out. Each stands for three nodes at most, so that what a
 * text will take when it is parsed is known beforehand.
 */
export function separatorsIn(text: string, most: number): number {
  if (text.length <= most) return text.length;
  const all = countIn(text, 0, text.length);
  return all <= most ? all : separatorsOutsideBlocks(text, all);
}

/** How a character counts. */
const [always, beforeBlank, afterBlank, unlessBeforeFeed] = [1, 2, 3, 4];
const kinds = new Uint8Array(128);
for (const character of "\n,[{") kinds[character.charCodeAt(0)] = always;
for (const character of "-?") kinds[character.charCodeAt(0)] = beforeBlank;
for (const character of ":!&") kinds[character.charCodeAt(0)] = afterBlank;
kinds["\r".charCodeAt(0)] = unlessBeforeFeed;

function countIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const kind = kinds[text.charCodeAt(at)];
    if (kind === undefined || kind === 0) continue;
    if (kind === always || counts(kind, text, at)) count += 1;
  }
  return count;
}

const [tab, lineFeed, carriageReturn, space] = [9, 10, 13, 32];

function counts(kind: number, text: string, at: number): boolean {
  if (kind === unlessBeforeFeed) return text.charCodeAt(at + 1) !== lineFeed;
  return at === 0 || isBlank(text.charCodeAt(kind === afterBlank ? at - 1 : at + 1));
}

function isBlank(code: number): boolean {
  return code === space || code === lineFeed || code === tab || code === carriageReturn;
}

const key = String.raw`(?:[-\w./]+|"[^"\\]*"):`;
const comment = String.raw`(?: +#[^\n]*)?`;
/** A value that leaves neither a bracket nor a quote open. */
const value = String.raw`(?:(?:"[^"\\]*"|'[^']*'|\[[^[\]{}"'#]*\]|\{[^[\]{}"'#]*\}|\*[-\w]+)${comment}|[\w./<=(~$+][^\n]*)`;
/** An item of a list, or a further line of a plain text, with no key in it. */
const item = String.raw`(?:"[^"\\]*"|'[^']*'|[\w./<=(~$+](?:[^:\n]|:[^\s])*)`;

/** A line that opens a block of text: its content is indented more than the dash or key that stands behind the first group. */
const opening = new RegExp(String.raw`^( *(?:- +)*)(?:-|${key}) [|>][-+0-9]{0,2}${comment} *$`);

/** A line of block style behind which neither a bracket nor a quote is open. */
const closed = new RegExp(String.raw`^(?:| *(?:- +)*(?:#[^\n]*|-|---|${item}|${key}(?: +${value})?)) *$`);

/**
 * The same without the lines of blocks, up to the first line that may leave a bracket or a quote open: what looks like a
 * block behind it may be none. A block ends before the first line that is not indented more than its node.
 */
function separatorsOutsideBlocks(text: string, all: number): number {
  if (/\r(?!\n)/.test(text)) return all;
  let left = all;
  let at = 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    if (end - at > longestLine) break;
    const line = text.slice(at, text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end);
    const opened = opening.exec(line);
    if (opened === null && !closed.test(line)) break;
    at = end + 1;
    if (opened === null) continue;
    const behind = blockEnd(text, at, opened[1]?.length ?? 0);
    left -= countIn(text, at, behind);
    at = behind;
  }
  return left;
}

/** No line of block style that is longer is worth a look: patterns cost more than counting. */
const longestLine = 10_000;

function blockEnd(text: string, start: number, indent: number): number {
  let at = start;
  while (at < text.length) {
    let content = at;
    while (text.charCodeAt(content) === space) content += 1;
    const next = text.charCodeAt(content);
    const isEmpty = next === lineFeed || next === carriageReturn;
    if (content - at <= indent && !isEmpty) break;
    at = lineEnd(text, content) + 1;
  }
  return Math.min(at, text.length);
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end === -1 ? text.length : end;
}
