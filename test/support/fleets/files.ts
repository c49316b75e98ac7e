/** The files of a small fleet, one object each, by the name of the file without folder and ending. */
export type FleetFiles = Readonly<Record<string, string>>;

/** A text that goes and the text that comes for it. */
export type Edit = readonly [from: string, to: string];

/** The fleet with edits in its files. An edit that meets no text, or more than one, is a mistake of the test. */
export function edited(files: FleetFiles, edits: Readonly<Record<string, readonly Edit[]>>): FleetFiles {
  const changed = Object.entries(edits).map(([name, list]): [string, string] => [
    name,
    list.reduce((text, edit) => editedText(text, edit, name), textOf(files, name)),
  ]);
  return { ...files, ...Object.fromEntries(changed) };
}

/** The fleet without some of its files. */
export function without(files: FleetFiles, ...names: readonly string[]): FleetFiles {
  for (const name of names) textOf(files, name);
  return Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)));
}

/** The text with one name in the place of another, everywhere: `c1` as `c2`. */
export function renamed(files: FleetFiles, from: string, to: string): FleetFiles {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name.replaceAll(from, to), text.replaceAll(from, to)]),
  );
}

export function textOf(files: FleetFiles, name: string): string {
  const text = files[name];
  if (text === undefined) throw new Error(`The fleet has no file ${name}: ${Object.keys(files).join(", ")}`);
  return text;
}

function editedText(text: string, [from, to]: Edit, name: string): string {
  const pieces = text.split(from);
  if (pieces.length !== 2) throw new Error(`${name} has ${pieces.length - 1} places with: ${from}`);
  return pieces.join(to);
}
