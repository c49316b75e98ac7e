import { say } from "#core/shown/shown.ts";

import { GitError } from "./git-error.ts";

/**
 * Settings that empty every content filter of the configuration: git would run them on changed files of the working
 * tree to see whether they really changed.
 */
export function filterSettingsOf(keys: readonly string[]): readonly string[] {
  const drivers = new Set(keys.map((key) => /^filter\.(.*)\.(?:clean|process|smudge|required)$/s.exec(key)?.[1]));
  return [...drivers].filter((driver) => driver !== undefined).flatMap(emptied);
}

function emptied(driver: string): readonly string[] {
  // "-c" ends the key at the first "=": such a driver could not be emptied, so nothing goes on with it.
  if (driver.includes("=")) {
    throw new GitError(
      say`The git configuration has a content filter with "=" in its name, which cannot be turned off. Rename the filter.`,
      "never",
    );
  }
  return [`filter.${driver}.clean=`, `filter.${driver}.process=`, `filter.${driver}.required=false`];
}
