import { filterSettingsOf } from "./filter-settings.ts";
import type { GitPlace } from "./git-program.ts";
import type { Configuration } from "./opened.ts";
import { runGit } from "./run-git.ts";

const keys = "^(filter\\..*|init\\.defaultbranch)$";

/** Asks git for its configuration, once. */
export function configurationOf(place: GitPlace): () => Promise<Configuration> {
  let asked: Promise<Configuration> | undefined;
  return () => (asked ??= ask(place));
}

async function ask(place: GitPlace): Promise<Configuration> {
  const { output } = await runGit(place, ["config", "-z", "--get-regexp", keys]);
  const values = settingsIn(output);
  const initialBranch = values.get("init.defaultbranch");
  const settings = [...place.settings, ...filterSettingsOf([...values.keys()])];
  return { workTreePlace: { ...place, settings }, ...(initialBranch !== undefined && { initialBranch }) };
}

/** `<key>\n<value>\0`, the last one of a key counting. */
function settingsIn(output: Buffer): ReadonlyMap<string, string> {
  const records = output.toString().split("\0").slice(0, -1);
  return new Map(records.map((record) => [record.split("\n", 1).join(""), record.slice(record.indexOf("\n") + 1)]));
}
