import { expect, test } from "vitest";

import { isManifestPath } from "#core/source/manifest-path.ts";

test.each(["a.yaml", "clusters/a.yml", "x/y z.json", "UPPER.YAML", ".yaml"])("%s can hold manifests", (path) => {
  expect(isManifestPath(path)).toBe(true);
});

test.each(["a.yaml.tmpl", "yaml", "a.txt", "a.yaml/b", "a.jsonnet"])("%s cannot", (path) => {
  expect(isManifestPath(path)).toBe(false);
});
