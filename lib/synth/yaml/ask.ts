import { Yaml } from 'cdk8s';

/** Manifests repeat their strings: answers are kept, so many and of strings so short that they never matter. */
const kept = { answers: 10_000, length: 256 };
const strings = new Map<string, string>();
const topKeys = new Map<string, string>();
const innerKeys = new Map<string, string>();

/** How cdk8s' copy of the library writes a string as a value or an item, `depth` levels deep. */
export function askString(text: string, depth: number): string {
  const answer = remembered(strings, text, () => Yaml.stringify({ k: text }).slice('k: '.length, -1));
  // The library was asked one level deep. Lines that are empty have no indentation at any level.
  return answer.includes('\n') ? answer.replace(/\n(?=[^\n])/g, `\n${'  '.repeat(depth - 1)}`) : answer;
}

/** How it writes a key of a mapping `depth` levels deep: at the top, what looks like a document's end is quoted. */
export function askKey(key: string, depth: number): string {
  if (depth === 0) return remembered(topKeys, key, () => withoutValue(Yaml.stringify({ [key]: 0 })));
  return remembered(innerKeys, key, () => withoutValue(Yaml.stringify({ k: { [key]: 0 } }).slice('k:\n  '.length)));
}

/** `key: 0`, or `? key`, a line break and `: 0`. */
const withoutValue = (text: string): string => text.replace(/(?:\n *)?: 0\n$/, '');

function remembered(answers: Map<string, string>, text: string, ask: () => string): string {
  const known = answers.get(text);
  if (known !== undefined) return known;
  const answer = ask();
  if (text.length > kept.length) return answer;
  if (answers.size >= kept.answers) answers.clear();
  answers.set(text, answer);
  return answer;
}
