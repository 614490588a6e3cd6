import type { Definition } from './fields';

type Blank = Readonly<Record<string, unknown>>;

/** By the numbers of definitions. */
const blanks: Blank[] = [];

/** An object that has each field of a definition, with `undefined`. */
export function blankOf(definition: Definition): Blank {
  const known = blanks[definition.id];
  if (known !== undefined) return known;
  const names = [...definition.fields.keys()];
  // Parsed in one go: an object that gets so many fields one by one becomes a hash table, which is slow to copy and read.
  const blank: Record<string, unknown> = JSON.parse(`{${names.map((name) => `${JSON.stringify(name)}:null`).join()}}`);
  for (const name of names) blank[name] = undefined;
  blanks[definition.id] = blank;
  return blank;
}
