import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a file becomes: its text or bytes, a symbolic link, or null where it goes. */
export type FileContent = string | Uint8Array | { readonly link: string } | null;

export type Files = Readonly<Record<string, FileContent>>;

/** A real git repository in a temporary folder, on the branch `main`. */
export interface FleetRepository {
  readonly directory: string;
  /** Changes the working tree, and nothing else. */
  readonly write: (files: Files) => Promise<void>;
  /** Writes, commits all that the working tree holds, and gives the commit's id. Equal history has equal ids. */
  readonly commit: (files: Files, message?: string) => Promise<string>;
  /** What git printed, without the last line break. */
  readonly git: (...args: readonly string[]) => Promise<string>;
  readonly remove: () => Promise<void>;
}

/** Makes a repository with one commit for each of `commits`. The one who calls removes it. */
export async function createFleetRepository(...commits: readonly Files[]): Promise<FleetRepository> {
  const repository = repositoryAt(await mkdtemp(join(tmpdir(), "slipway-fleet-")));
  await repository.git("init", "--quiet", "--initial-branch=main");
  for (const files of commits) await repository.commit(files);
  return repository;
}

function repositoryAt(directory: string): FleetRepository {
  const git = async (...args: readonly string[]) => gitOutput(directory, args);
  const write = async (files: Files) => writeFiles(directory, files);
  const commit = async (files: Files, message = "a change") => {
    await write(files);
    await git("add", "--all");
    await git("commit", "--quiet", "--allow-empty", "--message", message);
    return git("rev-parse", "HEAD");
  };
  return { directory, write, commit, git, remove: async () => rm(directory, { recursive: true, force: true }) };
}

async function writeFiles(directory: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) await writeOne(join(directory, path), content);
}

async function writeOne(path: string, content: FileContent): Promise<void> {
  if (content === null || isLink(content)) await rm(path, { recursive: true, force: true });
  if (content === null) return;
  await mkdir(dirname(path), { recursive: true });
  if (isLink(content)) return symlink(content.link, path);
  return writeFile(path, content);
}

function isLink(content: FileContent): content is { readonly link: string } {
  return typeof content === "object" && content !== null && "link" in content;
}

async function gitOutput(directory: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run("git", args, {
    cwd: directory,
    env: { ...process.env, ...ownSettings },
    maxBuffer: 2 ** 26,
  });
  return stdout.replace(/\n$/, "");
}

/** The settings of the person whose machine this is must not reach a test; fixed dates make fixed commit ids. */
const ownSettings = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_AUTHOR_NAME: "Fleet",
  GIT_AUTHOR_EMAIL: "fleet@example.com",
  GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z",
  GIT_COMMITTER_NAME: "Fleet",
  GIT_COMMITTER_EMAIL: "fleet@example.com",
  GIT_COMMITTER_DATE: "2026-01-01T00:00:00Z",
};
