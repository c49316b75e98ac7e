/** What of the process the command line uses. */
export interface Surroundings {
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onInterrupt: (listener: () => void) => void;
  readonly exit: (code: number) => void;
}

/** A stream that may be a terminal. */
export type TextStream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
