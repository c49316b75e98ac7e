import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with the line `N passed, N failed`, for those who read only the last one. A run without tests fails. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const passed = modules.reduce((sum, module) => sum + count(module, "passed"), 0);
    const failed = modules.reduce((sum, module) => sum + failuresOf(module), unhandledErrors.length);
    if (passed === 0 || failed > 0) process.exitCode = 1;
    process.once("exit", () => {
      process.stdout.write(`${String(passed)} passed, ${String(failed)} failed\n`);
    });
  }
}

/** A file that fails outside its tests, as when it cannot be loaded, is one failure. */
function failuresOf(module: TestModule): number {
  const tests = count(module, "failed");
  return tests === 0 && !module.ok() ? 1 : tests;
}

function count(module: TestModule, state: "passed" | "failed"): number {
  return Array.from(module.children.allTests(state)).length;
}
