import { withoutUnseen } from "./unseen.ts";

/** Names, kinds, paths and file names longer than this many characters are cut. */
const longestName = 253;

/** A text without what no one sees, and cut. Whether it may be shown, the caller knows. */
export function cleanName(name: string): string {
  const clean = withoutUnseen(name);
  return clean.length > longestName ? `${clean.slice(0, longestName)}…` : clean;
}
