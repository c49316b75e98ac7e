/**
 * The arrows of ARCHITECTURE.md. Each rule says why it is one; test/architecture.test.ts shows that each can fail.
 *
 * @type {import("dependency-cruiser").IConfiguration}
 */
export default {
  forbidden: [
    ...coreLayers(),
    {
      name: "core-is-pure",
      comment:
        "Core decides and does nothing else: no files, network, processes or clock, so every rule is tested by values alone.",
      severity: "error",
      from: { path: "^src/core/" },
      to: {
        pathNot: ["^src/core/", "^(node:)?crypto$", "(^|/)node_modules/(@types/)?(js-yaml|zod|semver)/"],
      },
    },
    {
      name: "shown-is-branded-in-two-places",
      comment:
        "Text that may leave Slipway is made by core/shown and by the mask alone, so no other file can turn a Secret's value into it.",
      severity: "error",
      from: { pathNot: ["^src/core/shown/", "^src/core/manifest/mask\\.ts$"] },
      to: { path: "^src/core/shown/brand\\.ts$" },
    },
    {
      name: "flows-know-core-only",
      comment:
        "A flow is the order of steps: it names the ports it needs and app.ts binds them, so it is tested with fakes.",
      severity: "error",
      from: { path: "^src/flows/" },
      to: { pathNot: ["^src/flows/", "^src/core/"] },
    },
    {
      name: "adapters-know-core-only",
      comment: "An adapter translates one outside thing into core's words. What the steps are is no business of its.",
      severity: "error",
      from: { path: "^src/adapters/" },
      to: { path: "^src/", pathNot: ["^src/adapters/", "^src/core/"] },
    },
    {
      name: "adapters-do-not-meet",
      comment: "An adapter that knows another cannot be replaced or tested by itself: app.ts brings them together.",
      severity: "error",
      from: { path: "^src/adapters/([^/]+)/" },
      to: { path: "^src/adapters/", pathNot: "^src/adapters/$1/" },
    },
    {
      name: "entries-go-through-app",
      comment:
        "app.ts is the table of contents: what the command line and the server can do is bound there, once for both.",
      severity: "error",
      from: { path: "^src/(cli|server)(/|\\.ts$)" },
      to: { path: "^src/(flows|adapters)/" },
    },
    {
      name: "nothing-imports-an-entry",
      comment:
        "The command line and the server are where things start: an arrow back to them would make a library of a program.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^src/(bin|cli|server)\\.ts$" },
    },
    {
      name: "only-entries-import-app",
      comment: "app.ts binds everything: whoever imports it gets all of it.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(cli|server)(/|\\.ts$)" },
      to: { path: "^src/app\\.ts$" },
    },
    {
      name: "github-client-in-one-place",
      comment: "GitHub's client has types, limits and errors of its own: they end at the adapter.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/(app|server)\\.ts$", "^src/adapters/github/"] },
      to: { path: "(^|/)node_modules/(probot|@probot|@octokit)/" },
    },
    {
      name: "kubernetes-client-in-one-place",
      comment:
        "The Kubernetes client rewrites objects and drops unknown fields: one adapter knows how to live with that.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/adapters/kube/" },
      to: { path: "(^|/)node_modules/@kubernetes/client-node/" },
    },
    {
      name: "source-needs-no-tests",
      comment: "What is installed has neither tests nor benchmarks in it.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|bench|local|schema)/" },
    },
    {
      name: "source-needs-no-development-packages",
      comment:
        "What is installed has no devDependencies beside it. Types alone are erased, so they may come from there.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "(^|/)node_modules/@types/" },
    },
    {
      name: "packages-are-declared",
      comment: "A package that only another package brought may be gone with its next release.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "everything-resolves",
      comment: "An import that leads nowhere fails at run time.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-cycles",
      comment: "Modules in a ring can only be understood, tested and moved together.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "A module that nothing imports and that imports nothing is left over.",
      severity: "error",
      from: { orphan: true, pathNot: "^src/(bin|cli|server)\\.ts$" },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|coverage|\\.cache)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};

/** One rule for each folder of core: it may import itself and the folders of the rows above its own. */
function coreLayers() {
  const rows = [
    { folders: ["shown"], comment: "Shown text is the ground that all of core stands on." },
    { folders: ["problem"], comment: "A problem is a value that every layer makes: it knows none of them." },
    { folders: ["yaml"], comment: "YAML is read as Kubernetes reads it, whatever the document is about." },
    { folders: ["config"], comment: "Settings are read before any source is: they say which files matter." },
    { folders: ["source"], comment: "A source tree is files: what is in them is not its business." },
    { folders: ["manifest"], comment: "A manifest is one object: what it means to others is the fleet's business." },
    { folders: ["fleet"], comment: "A fleet is what is, at one revision: judging and comparing come after." },
    {
      folders: ["lint", "plan"],
      comment: "Lint judges and the plan compares: neither waits for the other, and both are reported together.",
    },
    { folders: ["progress"], comment: "Progress follows what a plan set in motion." },
    { folders: ["report"], comment: "Reports come last: nothing that decides may depend on how it is shown." },
  ];
  return rows.flatMap(({ folders, comment }, place) => {
    const below = rows.slice(0, place).flatMap((row) => row.folders);
    return folders.map((folder) => ({
      name: `core-layers-${folder}`,
      comment,
      severity: "error",
      from: { path: `^src/core/${folder}/` },
      to: { path: "^src/core/", pathNot: `^src/core/(${[folder, ...below].join("|")})/` },
    }));
  });
}
