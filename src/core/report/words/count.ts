import { joined, say, type Shown } from "#core/shown/shown.ts";

/** The things that reports count, in both numbers. */
const nouns = {
  machine: { one: say`machine`, many: say`machines` },
  "control plane machine": { one: say`control plane machine`, many: say`control plane machines` },
  worker: { one: say`worker`, many: say`workers` },
  cluster: { one: say`cluster`, many: say`clusters` },
  environment: { one: say`environment`, many: say`environments` },
  object: { one: say`object`, many: say`objects` },
  edit: { one: say`edit`, many: say`edits` },
  problem: { one: say`problem`, many: say`problems` },
  error: { one: say`error`, many: say`errors` },
  warning: { one: say`warning`, many: say`warnings` },
  notice: { one: say`notice`, many: say`notices` },
} satisfies Readonly<Record<string, { readonly one: Shown; readonly many: Shown }>>;

export type Noun = keyof typeof nouns;

/** `1 machine`, `3 machines`. */
export function counted(count: number, noun: Noun): Shown {
  return say`${count} ${nounFor(count, noun)}`;
}

/** `3 more machines`. */
export function countedMore(count: number, noun: Noun): Shown {
  return say`${count} more ${nounFor(count, noun)}`;
}

/** The first `most` of a list, and how many more there are: `a, b and 3 more`. */
export function listed(items: readonly Shown[], most: number): Shown {
  const rest = items.length - most;
  const shown = joined(items.slice(0, most), ", ");
  return rest > 0 ? say`${shown} and ${rest} more` : shown;
}

/** The texts that are there, with `separator` between. */
export function present(texts: readonly (Shown | undefined)[], separator: string): Shown {
  return joined(
    texts.filter((text) => text !== undefined),
    separator,
  );
}

function nounFor(count: number, noun: Noun): Shown {
  return count === 1 ? nouns[noun].one : nouns[noun].many;
}
