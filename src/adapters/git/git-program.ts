import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";

/** Where git runs, and what it is told beside its arguments. */
export interface GitPlace {
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Settings that win over every file, as `key=value`. */
  readonly settings: readonly string[];
}

/**
 * What keeps a repository from running anything: its configuration can name programs for watching files and for
 * hooks. (Content filters have names of their own: see `filter-settings.ts`.)
 */
const safeSettings = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "core.quotePath=off"];

/**
 * The caller's variables without git's own: inside a hook they name another repository. Those that hold the user's
 * configuration stay (safe.directory is there), and so do those that say where to stop looking for a repository.
 */
const keptVariable =
  /^(?!GIT_)|^GIT_CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)$|^GIT_CEILING_DIRECTORIES$/;

const fixedVariables = {
  LC_ALL: "C",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  // A commit id stands for its content, whatever refs/replace says.
  GIT_NO_REPLACE_OBJECTS: "1",
  // A partial clone would fetch what it lacks, by a program of the repository's choice. Git before 2.44 heeds the second only.
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
};

export function gitPlaceOf(directory: string, environment: NodeJS.ProcessEnv): GitPlace {
  const kept = Object.entries(environment).filter(([name]) => keptVariable.test(name));
  return { directory, environment: { ...Object.fromEntries(kept), ...fixedVariables }, settings: safeSettings };
}

/**
 * Starts git by its own name, never through a shell. Not through simple-git: that takes 20 to 50 ms to load, as much
 * as reading two revisions of a large fleet, and it has no standard input for `cat-file --batch`.
 */
export function startGit(place: GitPlace, args: readonly string[]): ChildProcessWithoutNullStreams {
  const settings = place.settings.flatMap((setting) => ["-c", setting]);
  const { directory: cwd, environment: env } = place;
  return spawn("git", ["--no-pager", ...settings, ...args], { cwd, env, stdio: "pipe" });
}
