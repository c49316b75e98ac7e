import type { Problem, Severity } from "#core/problem/problem.ts";
import { joined, say, shownName, type Shown } from "#core/shown/shown.ts";

import { isManifestPath } from "./manifest-path.ts";
import type { SourceFile, Unreadable, UnreadableFile } from "./source-tree.ts";
import type { TreeEntry } from "./tree-entry.ts";
import type { WantedFiles } from "./wanted-files.ts";

/** A rule about files. */
interface SourceRule {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, what was expected, what to do. */
  readonly message: Shown;
}

/** What is said of a file that has no text. */
export const unreadableRules: Readonly<Record<Unreadable, SourceRule>> = {
  binary: {
    rule: "file-binary",
    severity: "error",
    message: say`This file is binary, and its name is a manifest's. Kubernetes reads YAML and JSON as text: give it another ending, or take it out of the environment.`,
  },
  "not-utf-8": {
    rule: "file-not-utf-8",
    severity: "error",
    message: say`This file is not UTF-8, which manifests are written in. Save it as UTF-8.`,
  },
  "too-large": {
    rule: "file-too-large",
    severity: "error",
    message: say`This file was not read: no file above 10 MiB is, and Kubernetes takes no object above 1.5 MB. Split it, or take it out of the environment.`,
  },
  "too-much": {
    rule: "file-too-large",
    severity: "error",
    message: say`This file was not read: the files before it had 256 MiB together, which is as much as is read. Take what is no manifest out of the environment.`,
  },
  missing: {
    rule: "file-not-fetched",
    severity: "error",
    message: say`This file's content is not in this clone, which leaves contents out (a partial clone). Run "git fetch --refetch --no-filter", or clone without "--filter".`,
  },
  unmerged: {
    rule: "file-unmerged",
    severity: "error",
    message: say`A merge left this file with a conflict. Resolve it, and run "git add" on it.`,
  },
  "not-permitted": {
    rule: "file-not-permitted",
    severity: "error",
    message: say`This file could not be read from the disk. Make it readable for the user who runs Slipway.`,
  },
  "link-leaves-tree": {
    rule: "link-leaves-tree",
    severity: "error",
    message: say`This symbolic link leads out of the fleet repository, where nothing is read. Put the file itself here, or point the link to one in the repository, by a relative path.`,
  },
  "link-broken": {
    rule: "link-broken",
    severity: "error",
    message: say`This symbolic link leads to nothing that is in the revision. Commit what it points to, or remove it.`,
  },
  "link-loop": {
    rule: "link-loop",
    severity: "error",
    message: say`This symbolic link comes round to itself, so it was not followed. Point it to a file, or to a folder that it is not in.`,
  },
};

/** What is said of paths that are no files of the tree. */
export const pathRules = {
  submodule: {
    rule: "submodule",
    severity: "notice",
    message: say`This is a submodule: what is in it is not read. Copy the manifests that belong to the fleet into this repository.`,
  },
  nested: {
    rule: "nested-repository",
    severity: "notice",
    message: say`This folder is a git repository of its own: what is in it is not read. Remove its ".git" to make it part of the fleet.`,
  },
  misnamed: {
    rule: "file-name-not-utf-8",
    severity: "notice",
    message: say`This file's name is not UTF-8: its other bytes are shown as "\\x" and two digits. Rename it.`,
  },
  unprintable: {
    rule: "file-name-control-character",
    severity: "error",
    message: say`This file's name holds a control character or a line break, shown as "�", which hides it from people and breaks programs that list files by lines. Rename it.`,
  },
  "not-followed": {
    rule: "links-too-many",
    severity: "warning",
    message: say`This symbolic link was not followed: links lead to more than 1,000 folders or 20,000 files. Point them to fewer.`,
  },
} as const satisfies Readonly<Record<string, SourceRule>>;

/** So many are listed one by one for each rule; what comes after them is counted. */
const listedOfEach = 10;

/** Everything that the files of one revision give to say. */
export function sourceProblemsOf(wanted: WantedFiles, files: Iterable<SourceFile>): readonly Problem[] {
  const told = [...fileProblems(files), ...wanted.refusedFolders.map(folderProblem), ...pathProblems(wanted)];
  if (told.length <= listedOfEach) return told;
  return [...Map.groupBy(told, ({ rule }) => rule).values()].flatMap(shortened);
}

function* fileProblems(files: Iterable<SourceFile>): Iterable<Problem> {
  for (const file of files) {
    if ("unreadable" in file && isWorthSaying(file)) yield problemAt(file.path, ruleOf(file));
    if (controlCharacter.test(file.path)) yield problemAt(file.path, pathRules.unprintable);
  }
}

/** Line and paragraph separators are line breaks to some readers, though Unicode has them apart. */
const controlCharacter = /[\p{Cc}\u2028\u2029]/u;

/** A picture that the configuration asks for by name is its asker's business; only a manifest must be text. */
function isWorthSaying({ unreadable, path }: UnreadableFile): boolean {
  return isManifestPath(path) || (unreadable !== "binary" && unreadable !== "not-utf-8");
}

/** A folder that is not there hides its files without a word, which is less than a manifest that is surely wrong. */
function folderProblem(link: UnreadableFile): Problem {
  return problemAt(link.path, { ...ruleOf(link), severity: "warning" });
}

function pathProblems({ submodules, misnamed, notFollowed }: WantedFiles): readonly Problem[] {
  return [
    ...submodules.map((entry) => problemAt(entry.path, submoduleRule(entry))),
    ...misnamed.map((path) => problemAt(path, pathRules.misnamed)),
    ...notFollowed.map((path) => problemAt(path, pathRules["not-followed"])),
  ];
}

function submoduleRule({ kind }: TreeEntry): SourceRule {
  return kind === "nested" ? pathRules.nested : pathRules.submodule;
}

function ruleOf({ unreadable, detail }: UnreadableFile): SourceRule {
  const rule = unreadableRules[unreadable];
  if (detail === undefined) return rule;
  const what = unreadable.startsWith("link-") ? say`It points to ${detail}.` : say`Here ${detail}.`;
  return { ...rule, message: joined([rule.message, what], " ") };
}

function shortened(problems: readonly Problem[]): readonly Problem[] {
  const [next, ...after] = problems.slice(listedOfEach);
  if (next === undefined || after.length === 0) return problems;
  const message = say`${after.length + 1} more files have the same problem, ${shownName(next.origin.path)} first: ${next.message}`;
  return [...problems.slice(0, listedOfEach), { ...next, message }];
}

function problemAt(path: string, { rule, severity, message }: SourceRule): Problem {
  return { rule, severity, message, origin: { path, line: 1, column: 1 } };
}
