import { expect, it } from "vitest";

import { carriedOver } from "#core/manifest/carry.ts";
import { distinctOf } from "#core/manifest/distinct.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import { keyOf } from "#core/manifest/object-ref.ts";

const a = manifest("a", "x.yaml", 1);
const b = manifest("b", "x.yaml", 9);
const aAgain = manifest("a", "y.yaml", 5);

it("manifests of different identities stay as they are", () => {
  const manifests = [a, b];

  expect(distinctOf(manifests)).toEqual({ manifests, problems: [], conflicted: new Set() });
});

it.each([[[a, b, aAgain]], [[aAgain, b, a]], [[b, aAgain, a]]])(
  "of two with one identity the first by path stays, and both places are told",
  (manifests) => {
    const distinct = distinctOf(manifests);

    expect(new Set(distinct.manifests)).toEqual(new Set([a, b]));
    expect(distinct.conflicted).toEqual(new Set([a.key]));
    expect(distinct.problems).toEqual([
      {
        rule: "duplicate-object",
        severity: "error",
        message:
          "Cluster default/a is there 2 times: x.yaml line 1, y.yaml line 5. Which one is meant nobody can say, and the last that is applied would win. Keep one of them.",
        origin: { path: "y.yaml", line: 5, column: 1 },
      },
    ]);
  },
);

it("of very many a few places are told", () => {
  const [problem] = distinctOf(Array.from({ length: 100 }, (_, index) => manifest("a", "x.yaml", index + 1))).problems;

  expect(problem?.message).toContain(
    "is there 100 times: x.yaml line 1, x.yaml line 2, x.yaml line 3, x.yaml line 4, x.yaml line 5 and 95 more places.",
  );
});

it("a file that cannot be read keeps what it had; a file that is gone does not", () => {
  const gone = manifest("gone", "gone.yaml", 1);

  expect(carriedOver([a, b, gone], [b], { paths: new Set(["x.yaml"]), conflicted: new Set() })).toEqual({
    manifests: [b, a],
    carried: [a],
  });
});

it("an object that was moved out of a file that cannot be read is where it went", () => {
  expect(carriedOver([a], [aAgain], { paths: new Set(["x.yaml"]), conflicted: new Set() })).toEqual({
    manifests: [aAgain],
    carried: [],
  });
});

it("an identity that two claim stands as before, wherever it stood", () => {
  const before = manifest("a", "old.yaml", 1);

  expect(carriedOver([before], [a, b], { paths: new Set(), conflicted: new Set([a.key]) })).toEqual({
    manifests: [b, before],
    carried: [before],
  });
});

it("a new identity that two claim stays one of them", () => {
  expect(carriedOver([], [a], { paths: new Set(["y.yaml"]), conflicted: new Set([a.key]) })).toEqual({
    manifests: [a],
    carried: [],
  });
});

it("a head that is known in full is head itself", () => {
  const head = [a];

  expect(carriedOver([b], head, { paths: new Set(), conflicted: new Set() }).manifests).toBe(head);
});

function manifest(name: string, path: string, line: number): Manifest {
  const ref = { group: "cluster.x-k8s.io", kind: "Cluster", namespace: "default", name };
  return {
    ref,
    key: keyOf(ref),
    apiVersion: "cluster.x-k8s.io/v1beta2",
    object: {},
    origin: { path, line, column: 1 },
  };
}
