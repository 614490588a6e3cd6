import { Yaml } from 'cdk8s';
import { equal } from '../../values/equal';
import { readDocuments } from '../../yaml';
import { doubleQuoted } from './double-quoted';

/** Manifests repeat their strings: answers are kept, so many and of strings so short that they never matter. */
const kept = { answers: 10_000, length: 256 };
const strings = new Map<string, string>();
const topKeys = new Map<string, string>();
const innerKeys = new Map<string, string>();

/**
 * How cdk8s' copy of the library writes a string as a value or an item, `depth` levels deep; in double quotes, where
 * kubectl would read that otherwise.
 * @throws LoneSurrogate
 */
export function askString(text: string, depth: number): string {
  const answer = remembered(strings, text, () => {
    const written = tryStock({ k: text });
    return written === undefined ? doubleQuoted(text) : written.slice('k: '.length, -1);
  });
  // The library was asked one level deep. Lines that are empty have no indentation at any level.
  return answer.includes('\n') ? answer.replace(/\n(?=[^\n])/g, `\n${'  '.repeat(depth - 1)}`) : answer;
}

/**
 * How it writes a key of a mapping `depth` levels deep: at the top, what looks like a document's end is quoted.
 * @throws LoneSurrogate
 */
export function askKey(key: string, depth: number): string {
  if (depth === 0) return remembered(topKeys, key, () => withoutValue(tryStock({ [key]: 0 })) ?? quotedKey(key));
  return remembered(innerKeys, key, () => {
    return withoutValue(tryStock({ k: { [key]: 0 } })?.slice('k:\n  '.length)) ?? quotedKey(key);
  });
}

/** `key: 0`, or `? key`, a line break and `: 0`. */
const withoutValue = (text: string | undefined): string | undefined => text?.replace(/(?:\n *)?: 0\n$/, '');

/** The longest key before a colon. */
const longestKey = 1024;

function quotedKey(key: string): string {
  const quoted = doubleQuoted(key);
  return quoted.length > longestKey ? `? ${quoted}` : quoted;
}

/** An object as the library writes it; undefined where kubectl reads something else. */
function tryStock(object: object): string | undefined {
  const text = Yaml.stringify(object);
  return isReadAs(text, object) ? text : undefined;
}

/**
 * Whether kubectl reads a document as a value, wherever it stands in a file. A byte order mark is an exception: where
 * one comes to be the first in its buffer, it loses the first character of other lines.
 */
export function isReadAs(text: string, value: unknown): boolean {
  if (text.includes('\ufeff')) return false;
  const [document, ...others] = readDocuments(text);
  return document?.problem === undefined && others.length === 0 && equal(document?.value, value);
}

function remembered(answers: Map<string, string>, text: string, ask: () => string): string {
  const known = answers.get(text);
  if (known !== undefined) return known;
  const answer = ask();
  if (text.length > kept.length) return answer;
  if (answers.size >= kept.answers) answers.clear();
  answers.set(text, answer);
  return answer;
}
