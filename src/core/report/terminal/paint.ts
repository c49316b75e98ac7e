/** How a piece of text looks. `plain` is the terminal's own. */
export type Style = "plain" | "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** Select Graphic Rendition codes of ECMA-48: on, off. */
const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  plain: [0, 0],
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
};

export type Paint = (text: string, style: Style) => string;

/** Paints, or leaves text as it is where colour is not wanted. */
export function paintOf(color: boolean): Paint {
  return (text, style) => {
    const [on, off] = codes[style];
    return !color || style === "plain" || text === "" ? text : `\u001b[${String(on)}m${text}\u001b[${String(off)}m`;
  };
}
