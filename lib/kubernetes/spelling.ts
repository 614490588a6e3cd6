/**
 * What is wrong with a text, as clauses to put behind it ("must …, but …"); empty where it is valid. An API server has
 * an error for each, in this order. Lengths are counted in bytes of UTF-8, as the server does.
 */
export type Problems = readonly string[];

/** How a text may be spelt. */
export interface Spelling {
  /** The characters that it must not have. */
  readonly others: RegExp;
  readonly characters: string;
  /** The characters that it may start and end with, where those are fewer. */
  readonly start?: { readonly pattern: RegExp; readonly characters: string };
  readonly end?: { readonly pattern: RegExp; readonly characters: string };
}

/** What is wrong with the spelling, as one problem, since a server has one regular expression for it. */
export function misspelt(value: string, { others, characters, start, end }: Spelling): Problems {
  if (value === '') return ['must not be empty'];
  if (value.search(others) !== -1) return [`must consist of ${characters}, but has ${someOf(value, others)}`];
  if (start !== undefined && !start.pattern.test(value)) {
    return [`must start with ${start.characters}, but starts with ${quote(value.charAt(0))}`];
  }
  if (end !== undefined && !end.pattern.test(value)) {
    return [`must end with ${end.characters}, but ends with ${quote(value.charAt(value.length - 1))}`];
  }
  return [];
}

/** Some of the characters that a text must not have. Of a long one, those near its first such character are enough. */
function someOf(value: string, others: RegExp): string {
  const start = value.search(others);
  const found = [...new Set(value.slice(start, start + 1000).match(others) ?? [])];
  return `${found.slice(0, 5).map(quote).join(' ')}${found.length > 5 ? ' …' : ''}`;
}

/** Whether a text has more bytes than it may have. */
export function tooLong(value: string, maximum: number): Problems {
  const length = byteLength(value);
  return length > maximum ? [`must have at most ${maximum} bytes, but has ${length}`] : [];
}

const encoder = new TextEncoder();

/** How many bytes a text has in UTF-8. Nearly all are ASCII, which tells it without writing them down. */
export function byteLength(value: string): number {
  return beyondAscii.test(value) ? encoder.encode(value).length : value.length;
}

/** Whether a text has more bytes than it may have. Counted only where its length leaves a doubt. */
export function longerThan(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  return text.length * 3 > bytes && byteLength(text) > bytes;
}

const beyondAscii = /[\u0080-\uffff]/;

/** A text in the words of a problem. */
export function quote(text: string): string {
  return JSON.stringify(text);
}
