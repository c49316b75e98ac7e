import { openRepository } from "#adapters/git/repository.ts";
import type { Parse } from "#core/manifest/read-files.ts";
import type { Preview, PreviewRequest } from "#flows/preview-request.ts";

/** The table of contents: what Slipway can do, each bound to the outside world. */
export interface App {
  /** Plans a change. Rejects with an error that has `retry` where the repository cannot be read. */
  readonly preview: (request: PreviewRequest) => Promise<Preview>;
}

/** Slipway on a folder of this machine. */
export function localApp(directory: string): App {
  const known: { parse?: Parse } = {};
  const memory = { texts: new Map(), whenRead: (id: string, text: string) => void known.parse?.({ id, text }) };
  return {
    preview: async (request) => {
      const opening = openRepository(directory, { memory });
      // While git answers, what is to be done with its answer is loaded.
      const [{ preview }, { rememberingParser }] = await loaded(opening);
      known.parse ??= rememberingParser();
      return preview(request, { repository: await opening, parse: known.parse });
    },
  };
}

/** Fails with the repository's own failure, if there is one. */
function loaded(opening: Promise<unknown>) {
  const modules = Promise.all([import("#flows/preview.ts"), import("#core/manifest/read-files.ts")]);
  return Promise.race([modules, opening.then(() => modules)]);
}
