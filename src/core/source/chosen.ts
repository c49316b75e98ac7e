import { type Config, type Environment } from "#core/config/config.ts";
import { joined, say, shownName, type Shown } from "#core/shown/shown.ts";

/** The environments to look at, or why not. */
export type Chosen = { readonly environments: readonly Environment[] } | { readonly refused: Shown };

/** The environments of these names, in the configuration's order; all of them where no name is given. */
export function chosenOf({ environments }: Config, names: readonly string[]): Chosen {
  const known = environments.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    return { refused: say`There is no environment ${shownName(unknown)}: ${expected(known)}.` };
  return { environments: names.length === 0 ? environments : environments.filter(({ name }) => names.includes(name)) };
}

function expected(known: readonly string[]): Shown {
  if (known.length === 0) return say`every one of .github/slipway.yml is left out, see its problems`;
  return say`expected ${joined(known.map(shownName), ", ")}`;
}
