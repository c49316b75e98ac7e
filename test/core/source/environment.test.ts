import { describe, expect, test } from "vitest";

import { defaultEnvironment, type Environment } from "#core/config/config.ts";
import { belongingTo, environmentPathsOf, isBelow } from "#core/source/environment.ts";

function environmentOf(settings: Partial<Environment>): Environment {
  return { ...defaultEnvironment, ...settings };
}

describe("what belongs to an environment", () => {
  test.each([
    ["clusters/a.yaml", true],
    ["clusters/deep/er/a.yml", true],
    ["crs/a.json", true],
    ["clusters/Kustomization", true],
    ["clusters/a b ü.yaml", true],
    ["a.yaml", false],
    ["addons/a.yaml", false],
    ["old/clusters/a.yaml", false],
    ["clusters/a\nb.yaml", true],
    ["clusters/a\u2028b/c.yaml", true],
    ["clusters/README.md", false],
    ["clusters/MyKustomization", false],
    ["clusters/.sops.yaml", false],
    ["clusters/.hidden/a.yaml", false],
    ["clusters", false],
  ])("by default %s: %s", (path, belongs) => {
    expect(belongingTo(defaultEnvironment)(path)).toBe(belongs);
  });

  test.each([
    [{ include: ["fleet/*.yaml"] }, "fleet/a.yaml", true],
    [{ include: ["fleet/*.yaml"] }, "fleet/x/a.yaml", false],
    [{ include: ["{a,b}/**"] }, "b/x.yaml", true],
    [{ include: ["clusters/.hidden/**"] }, "clusters/.hidden/a.yaml", true],
    [{ exclude: ["clusters/drafts/**"] }, "clusters/drafts/a.yaml", false],
    [{ exclude: ["**/a.yaml"] }, "clusters/x/a.yaml", false],
    [{ include: ["**"] }, "a.yaml", true],
  ] as const)("with %j, %s: %s", (settings, path, belongs) => {
    expect(belongingTo(environmentOf(settings))(path)).toBe(belongs);
  });

  test("files and folders that are named besides belong to it, unless they are excluded", () => {
    const belongs = belongingTo(environmentOf({ exclude: ["old/**"] }), ["a.yaml", "fleet", "old"]);
    const paths = ["a.yaml", "fleet/x/b.yaml", "fleets/c.yaml", "old/d.yaml", "clusters/e.yaml"];
    expect(paths.filter(belongs)).toEqual(["a.yaml", "fleet/x/b.yaml", "clusters/e.yaml"]);
  });
});

describe("files that are rendered first", () => {
  test("are those of the outermost folders with a kustomization or a chart, and templates", () => {
    const paths = [
      "clusters/a.yaml",
      "clusters/a.template.yaml",
      "clusters/app/Chart.yaml",
      "clusters/app/templates/x.yaml",
      "clusters/base/kustomization.yaml",
      "clusters/base/cluster-template.yaml",
      "clusters/base/inner/kustomization.yml",
      "clusters/base/inner/b.yaml",
      "clusters/baseline.yaml",
      "crs/Kustomization",
      "crs/c.yaml",
    ];
    expect(environmentPathsOf(defaultEnvironment, paths)).toEqual({
      plain: ["clusters/a.yaml", "clusters/baseline.yaml"],
      places: [
        { path: "clusters/app/Chart.yaml", by: "helm" },
        { path: "clusters/base/kustomization.yaml", by: "kustomize" },
        { path: "crs/Kustomization", by: "kustomize" },
        { path: "clusters/a.template.yaml", by: "variables" },
      ],
    });
  });

  test("are all of them where the kustomization is at the root", () => {
    const { plain, places } = environmentPathsOf(defaultEnvironment, ["a.yaml", "kustomization.yaml", "x/b.yaml"]);
    expect({ plain, places }).toEqual({ plain: [], places: [{ path: "kustomization.yaml", by: "kustomize" }] });
  });

  test("are one place, whatever marks the folder", () => {
    const { places } = environmentPathsOf(defaultEnvironment, ["crs/kustomization.yaml", "crs/Chart.yaml"]);
    expect(places).toEqual([{ path: "crs/kustomization.yaml", by: "kustomize" }]);
  });

  test("are no templates where the environment has none", () => {
    const paths = ["clusters/cluster-template.yaml"];
    expect(environmentPathsOf(environmentOf({ templates: [] }), paths)).toEqual({ plain: paths, places: [] });
  });
});

test.each([
  ["a/b.yaml", ["a"], true],
  ["a/b.yaml", ["a/b.yaml"], true],
  ["ab/c.yaml", ["a"], false],
  ["a", ["a/b"], false],
  ["x/y.yaml", [""], true],
  ["x", [], false],
])("%s is below %j: %s", (path, folders, below) => {
  expect(isBelow(path, folders)).toBe(below);
});
