import { keyText } from './string-text';

/** What stands before a value in a mapping. */
export interface Head {
  /** Before a scalar, `{}` and `[]`. */
  readonly scalar: string;
  /** Before a collection with something in it: that starts on a line of its own. */
  readonly filled: string;
}

/** The heads of keys in one place: manifests have few names of fields, which occur again and again. */
export interface Heads {
  readonly depth: number;
  /** What stands before the key. */
  readonly before: string;
  readonly known: Map<string, Head>;
}

/** Names of fields are few and short; names of labels and files may be neither. */
const kept = { heads: 1_000, length: 256 };

const breaks: string[] = [];
const places: { readonly first: Heads; readonly next: Heads }[] = [];

/** A line break, and the indentation of a collection `depth` levels deep. */
export function lineBreak(depth: number): string {
  for (let next = breaks.length; next <= depth; next += 1) breaks.push(`\n${'  '.repeat(next)}`);
  return breaks[depth] as string;
}

/** The heads of a mapping `depth` levels deep: of its first key, which stands where the mapping starts, and the others. */
export function headsAt(depth: number): { readonly first: Heads; readonly next: Heads } {
  for (let next = places.length; next <= depth; next += 1)
    places.push({
      first: { depth: next, before: '', known: new Map() },
      next: { depth: next, before: lineBreak(next), known: new Map() },
    });
  return places[depth] as (typeof places)[number];
}

/** The head of a key. */
export function headOf(heads: Heads, key: string): Head {
  return heads.known.get(key) ?? makeHead(heads, key);
}

function makeHead({ depth, before, known }: Heads, key: string): Head {
  const text = keyText(key, depth);
  // A key that is too long for one line takes its value after a colon of its own.
  const long = text.startsWith('? ');
  const scalar = flat(before, text, long ? `${lineBreak(depth)}: ` : ': ');
  const head = { scalar, filled: long ? scalar : flat(before, text, ':', lineBreak(depth + 1)) };
  if (key.length > kept.length) return head;
  if (known.size >= kept.heads) known.clear();
  known.set(key, head);
  return head;
}

/** Unlike `+`, `join` leaves one piece: what is kept is copied many times. */
const flat = (...pieces: readonly string[]): string => pieces.join('');
