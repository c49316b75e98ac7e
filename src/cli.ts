import module from "node:module";
import { join } from "node:path";

/**
 * Where the command line starts. It imports nothing of ours up front: a Node that is too old must be able to say so, and
 * `slipway --version` must not wait for what it does not need.
 */
const neededNode = 24;

if (Number.parseInt(process.versions.node, 10) < neededNode) {
  process.stderr.write(
    `slipway: needs Node ${String(neededNode)} or newer, and this is ${process.version}: start slipway with a newer one\n`,
  );
  process.exitCode = 1;
} else {
  const { env, stdout, stderr } = process;
  // Node warns of the two together, on the standard error of every command.
  if ((env["NO_COLOR"] ?? "") !== "") delete env["FORCE_COLOR"];
  const cache = env["XDG_CACHE_HOME"] ?? (env["HOME"] === undefined ? undefined : join(env["HOME"], ".cache"));
  // Not Node's default, which is below the folder for temporary files, where others could put code for us.
  if (cache !== undefined) module.enableCompileCache(join(cache, "slipway"));
  const { run } = await import("./cli/run.ts");
  process.exitCode = await run(process.argv.slice(2), {
    ...{ env, stdout, stderr },
    onInterrupt: (listener) => process.on("SIGINT", listener),
    exit: (code) => process.exit(code),
  });
}
