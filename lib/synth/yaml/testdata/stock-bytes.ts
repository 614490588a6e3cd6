import { Yaml } from 'cdk8s';
import { equal } from '../../../values/equal';
import { readDocuments } from '../../../yaml';
import { doubleQuoted } from '../double-quoted';

/**
 * What cdk8s writes of documents, but for strings that kubectl reads otherwise then: those are in double quotes. A word
 * that is written as it is stands for each of them while cdk8s writes.
 */
export function stockBytes(...documents: readonly unknown[]): string {
  const words: string[] = [];
  const wordFor: WordFor = (text, place) => {
    if (isReadByKubectl(text, place)) return text;
    words.push(doubleQuoted(text));
    return `Word${words.length - 1}Drow`;
  };
  const stock = Yaml.stringify(...documents.map((document) => withWords(document, wordFor)));
  return stock.replace(/Word(\d+)Drow/g, (_word, at) => words[Number(at)] ?? '');
}

type Place = 'value' | 'key' | 'key at the top';
type WordFor = (text: string, place: Place) => string;

/** What has no such string in it stays the same object: what occurs twice still does. */
function withWords(value: unknown, wordFor: WordFor, isTop = true): unknown {
  if (typeof value === 'string') return wordFor(value, 'value');
  if (typeof value !== 'object' || value === null) return value;
  const before = Object.entries(value);
  const after = before.map(([key, entry]): [string, unknown] => [
    Array.isArray(value) ? key : wordFor(key, isTop ? 'key at the top' : 'key'),
    withWords(entry, wordFor, false),
  ]);
  if (after.every(([key, entry], at) => key === before[at]?.[0] && entry === before[at]?.[1])) return value;
  return Array.isArray(value) ? after.map(([, entry]) => entry) : Object.fromEntries(after);
}

const answers = new Map<string, boolean>();

function isReadByKubectl(text: string, place: Place): boolean {
  const known = answers.get(`${place} ${text}`);
  if (known !== undefined) return known;
  const answer =
    !text.includes('\ufeff') &&
    isRead({ value: { k: text }, key: { k: { [text]: 0 } }, 'key at the top': { [text]: 0 } }[place]);
  answers.set(`${place} ${text}`, answer);
  return answer;
}

function isRead(value: object): boolean {
  const [document] = readDocuments(Yaml.stringify(value));
  return document?.problem === undefined && equal(document?.value, value);
}
