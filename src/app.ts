import { openRepository } from "#adapters/git/repository.ts";
import { rememberingParser } from "#core/manifest/read-files.ts";
import type { Preview, PreviewRequest } from "#flows/preview-request.ts";
import { preview } from "#flows/preview.ts";

/** The table of contents: what Slipway can do, each bound to the outside world. */
export interface App {
  /** Plans a change. Rejects with an error that has `retry` where the repository cannot be read. */
  readonly preview: (request: PreviewRequest) => Promise<Preview>;
}

/** Slipway on a folder of this machine. */
export function localApp(directory: string): App {
  const parse = rememberingParser();
  const memory = { texts: new Map(), whenRead: (id: string, text: string) => void parse({ id, text }) };
  return {
    preview: async (request) => preview(request, { repository: await openRepository(directory, { memory }), parse }),
  };
}
