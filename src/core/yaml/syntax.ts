import { YAMLException } from "js-yaml";

import { say, type Shown } from "#core/shown/shown.ts";

import { linesAround } from "./place.ts";

/** What ended the parsing, in words of our own: js-yaml's carry pieces of the file. */
export interface SyntaxError {
  readonly position: number;
  readonly reason: Shown;
}

export function syntaxErrorOf(source: string, error: unknown): SyntaxError {
  if (!(error instanceof YAMLException) || error.mark === undefined) throw error;
  const { position } = error.mark;
  const { before, here } = linesAround(source, position);
  const hint = hints.find(([pattern]) => pattern.test(here) || pattern.test(before));
  const known = reasons.find(([start]) => error.reason.startsWith(start));
  return { position, reason: hint?.[1] ?? known?.[1] ?? say`this is no valid YAML` };
}

/** Whether a line within brackets or quotes is less indented than js-yaml wants it. */
export function isDeficientIndentation(error: unknown): boolean {
  return error instanceof YAMLException && error.reason === "deficient indentation";
}

/** What the line with the error, or the one before it, looks like. */
const hints: readonly (readonly [RegExp, Shown])[] = [
  [/^(?:<{7} |={7}$|>{7} |\|{7} )/, say`this is the mark of a merge conflict in git: resolve it`],
  [/^ *(?:- )*\t/, say`the line is indented by a tab, and YAML allows spaces only: replace the tab by spaces`],
  [
    /\{\{/,
    say`this is no valid YAML; "{{" looks like a Helm template: render it, or leave the file out of the environment`,
  ],
];

const badIndentation = say`the line does not fit into what is around it: check its indentation, and quote a value that holds ": " or begins with one of @ \` % & * ! | > - ?`;
const badEscape = say`a text in double quotes holds a "\\" that begins no escape: write "\\\\", or use single quotes`;
const openQuote = say`a quote is opened and not closed`;
const openFlow = say`a "[" or "{" is opened and not closed, or the lines in it are not indented enough`;
const badTag = say`this is no valid tag ("!…"): quote a value that begins with "!"`;
const badAnchor = say`this is no valid anchor ("&…") or alias ("*…"): quote a value that begins with "&" or "*"`;
const badBlock = say`the "|" or ">" of a block of text is followed by something that it does not take: expected "+", "-", an indentation from 1 to 9, or a line break`;
const badDirective = say`this is no valid directive: a line that begins with "%" must be %YAML or %TAG, followed by a line "---"`;

/** By the beginnings of js-yaml's reasons. */
const reasons: readonly (readonly [string, Shown])[] = [
  ["bad indentation of a", badIndentation],
  ["a line break is expected", badBlock],
  ["a whitespace character is expected after the key", say`a space is missing behind the ":" of a key`],
  ["alias node should not", badAnchor],
  ["name of an a", badAnchor],
  ["duplication of an anchor", badAnchor],
  ["bad explicit indentation", badBlock],
  ["repeat of a", badBlock],
  ["can not read a block mapping entry", say`the line before this one has no ":" behind its key`],
  ["expected ':' after a mapping key", say`a ":" is missing behind the key`],
  [
    "deficient indentation",
    say`the line is not indented enough for the quoted text or the brackets that it continues: close them before it, or indent it`,
  ],
  ["directive", badDirective],
  ["duplication of %YAML", badDirective],
  ["YAML directive", badDirective],
  ["TAG directive", badDirective],
  ["ill-formed", badDirective],
  ["unacceptable YAML version", badDirective],
  ["there is a previously declared", badDirective],
  ["duplication of a tag", badTag],
  ["named tag handle", badTag],
  ["tag ", badTag],
  ["undeclared tag handle", badTag],
  ["unexpected end of the stream within a verbatim tag", badTag],
  [
    "end of the stream or a document separator",
    say`the document ends before this line: check its indentation, or put "---" between two documents`,
  ],
  ["expected hexadecimal character", badEscape],
  ["unknown escape sequence", badEscape],
  ["expected the node content", say`a "," has no value before it`],
  [
    "expected valid JSON character",
    say`a quoted text holds a control character: write it as an escape in double quotes`,
  ],
  ["missed comma", say`a "," is missing between two values in brackets`],
  ["nesting exceeded", say`values are nested more than 100 levels deep`],
  ["null byte", say`the file holds a NUL byte: it is no text`],
  ["tab characters", say`the line is indented by a tab, and YAML allows spaces only: replace the tab by spaces`],
  ["the stream contains non-printable", say`the line holds a control character, which YAML does not allow: remove it`],
  ["unexpected end of the document", openQuote],
  ["unexpected end of the stream within a flow", openFlow],
  ["unexpected end of the stream", openQuote],
];
