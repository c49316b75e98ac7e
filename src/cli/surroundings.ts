/** What of the process the command line uses. */
export interface Surroundings {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readonly on: NodeJS.Process["on"];
  readonly exit: (code: number) => never;
}
