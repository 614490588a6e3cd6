import { valueText } from '../findings/value-text';

/**
 * What is wrong with a string, as messages ("must …, got …"); empty where it is valid. An API server has an error for each,
 * in this order. Lengths are counted in bytes of UTF-8, as the server does.
 */
export type Problems = readonly string[];

/** How a string must be spelt. */
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
  if (value.search(others) !== -1) return [`must consist of ${characters}, got ${valueText(value)}`];
  if (start !== undefined && !start.pattern.test(value)) {
    return [`must start with ${start.characters}, got ${valueText(value)}`];
  }
  if (end !== undefined && !end.pattern.test(value)) {
    return [`must end with ${end.characters}, got ${valueText(value)}`];
  }
  return [];
}

/** Whether a string has more bytes than it may have. */
export function tooLong(value: string, maximum: number): Problems {
  const length = byteLength(value);
  return length > maximum ? [`must be at most ${maximum} bytes, got ${length}`] : [];
}

const encoder = new TextEncoder();

/** How many bytes a string has in UTF-8. Nearly all are ASCII, which tells it without writing them down. */
export function byteLength(value: string): number {
  return beyondAscii.test(value) ? encoder.encode(value).length : value.length;
}

/** Whether a text has more bytes than it may have. Counted only where its length leaves a doubt. */
export function longerThan(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  return text.length * 3 > bytes && byteLength(text) > bytes;
}

const beyondAscii = /[\u0080-\uffff]/;
