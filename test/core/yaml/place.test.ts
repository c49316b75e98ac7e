import fc from "fast-check";
import { expect, it } from "vitest";

import { placesOf } from "#core/yaml/place.ts";

it("places are the same in whatever order they are asked for", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "bc", "\n", "\r\n")), fc.array(fc.nat(60)), (parts, positions) => {
      const text = parts.join("");
      const placeOf = placesOf(text);
      for (const position of positions.map((each) => Math.min(each, text.length))) {
        const lines = text.slice(0, position).split("\n");
        expect(placeOf(position)).toEqual({ line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 });
      }
    }),
    { seed: 1 },
  );
});
