import type { Shown } from "#core/shown/shown.ts";

/** Ends the reading of one document. It stays within this folder: `readYaml` makes a value of it. */
export class YamlFault extends Error {
  override readonly name = "YamlFault";
  /** Where in the text, in UTF-16 units from 0. */
  readonly position: number;
  readonly reason: Shown;

  constructor(position: number, reason: Shown) {
    super(reason);
    this.position = position;
    this.reason = reason;
  }
}
