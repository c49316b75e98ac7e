// Makes the same plan twice in one process, and prints how long the second one took, in milliseconds.
import { localApp } from "../src/app.ts";

const app = localApp(process.argv[2] ?? ".");
const request = { base: "HEAD~1", head: "HEAD", environments: [], paths: [] };

const plan = async () => (await app.openFleet()).preview(request);

await plan();
const start = performance.now();
await plan();
console.log(performance.now() - start);
