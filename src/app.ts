import { openRepository } from "#adapters/git/repository.ts";
import type { Parse, parsingAhead } from "#core/manifest/read-files.ts";
import type { Preview, PreviewRequest } from "#flows/preview-request.ts";

/** The table of contents: what Slipway can do, each bound to the outside world. */
export interface App {
  /** Opens the fleet's repository. Rejects with an error that has `retry` where there is none. */
  readonly openFleet: () => Promise<LocalFleet>;
}

/** A fleet on this machine's disk. */
export interface LocalFleet {
  /** Its folder, absolute: paths of requests and plans begin there. */
  readonly root: string;
  /** Plans a change. Rejects with an error that has `retry` where the repository cannot be read. */
  readonly preview: (request: PreviewRequest) => Promise<Preview>;
}

/** Slipway on a folder of this machine: the fleet's root, or any folder of the fleet, whose root is looked for. */
export function localApp(directory: string, { isSearched = false } = {}): App {
  const known: { parse?: Parse; ahead?: ReturnType<typeof parsingAhead> } = {};
  const memory = { texts: new Map(), whenRead: (id: string, text: string) => known.ahead?.({ id, text }) };
  return {
    openFleet: async () => {
      const opening = openRepository(directory, { memory, isSearched });
      // While git answers, what is to be done with its answer is loaded.
      const [{ preview }, { rememberingParser, parsingAhead }] = await loaded(opening);
      const [repository, parse] = [await opening, (known.parse ??= rememberingParser())];
      known.ahead = parsingAhead(parse);
      return { root: repository.root, preview: async (request) => preview(request, { repository, parse }) };
    },
  };
}

/** Fails with the repository's own failure, if there is one. */
function loaded(opening: Promise<unknown>) {
  const modules = Promise.all([import("#flows/preview.ts"), import("#core/manifest/read-files.ts")]);
  return Promise.race([modules, opening.then(() => modules)]);
}
