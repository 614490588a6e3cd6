import { isDeepStrictEqual } from 'node:util';
import { decodeText, readDocuments, type YamlDocument } from '../../lib/yaml';
import type { Label } from './cases';

/**
 * Why what we read of a text is not what kubectl reads; undefined where it is the same.
 *
 * kubectl stops at what it refuses. What we call ignored, it reads up to there, and goes on with the next document; that it
 * does not look at the rest, {@link withOtherIgnored} lets ask.
 */
export function difference(text: string | Uint8Array, { documents, refused }: Label): string | undefined {
  const theirs = [...documents];
  for (const document of ourDocuments(text)) {
    const { problem, value } = document;
    const isRead = problem === undefined || (problem.isIgnored === true && value !== undefined);
    if (problem?.isIgnored === true && value === undefined) continue;
    const their = theirs.shift();
    if (their === undefined) {
      if (!isRead && refused) return undefined;
      return isRead ? `only we read ${JSON.stringify(value)}` : `only we refuse: ${problem?.message}`;
    }
    if (!isRead) {
      if (their.error === undefined) return `only we refuse: ${problem?.message}`;
      continue;
    }
    if (their.error !== undefined) return `only kubectl refuses, and we read ${JSON.stringify(value)}`;
    if (!isSame(document, their.value))
      return `we read ${JSON.stringify(value)}, kubectl ${JSON.stringify(their.value)}`;
  }
  if (refused) return 'only kubectl refuses';
  return theirs.length === 0 ? undefined : `only kubectl reads ${JSON.stringify(theirs[0]?.value)}`;
}

/** The text with another one for what we call ignored in its last document; undefined where there is none. */
export function withOtherIgnored(text: string | Uint8Array): string | undefined {
  if (typeof text !== 'string') return undefined;
  const problem = ourDocuments(text).at(-1)?.problem;
  if (problem?.isIgnored !== true) return undefined;
  const start = problem.offset + (text.startsWith('\ufeff') ? 1 : 0);
  const rest = text.slice(start);
  const isPlain = /^[-:?][^ \t\r\n\x85\u2028\u2029]/.test(rest) && !rest.startsWith('---');
  const other = isPlain ? 'x' : tokens.find((token) => token[0] === rest[0]);
  // With four bytes more, as kubectl wants to see behind JSON.
  return `${text.slice(0, start)}${rest.startsWith('---') ? '---' : (other ?? 'x')}    `;
}

/** A token for each character that one may begin with. */
const tokens = [': x', '*x', '&x', '! x', '""', "''", '|', '>', '[]', '{}', '? x', '- x', '%YAML 1.1', ']', '}', ','];

function ourDocuments(text: string | Uint8Array): readonly YamlDocument[] {
  const decoded = decodeText(Buffer.from(text as string));
  if (decoded.problem !== undefined) throw new Error(`no text: ${decoded.problem.message}`);
  return readDocuments(decoded.text);
}

/** Whether kubectl reads the same twice of a text, but for what is chance. */
export function isSameReading(text: string | Uint8Array, one: Label, other: Label): boolean {
  if (isDeepStrictEqual(one, other)) return true;
  const names = namesByChance(ourDocuments(text));
  const certain = ({ documents, refused }: Label) => plain({ documents, refused }, names);
  return names.size > 0 && isDeepStrictEqual(certain(one), certain(other));
}

function isSame(document: YamlDocument, theirs: unknown): boolean {
  const { value } = document;
  if (isDeepStrictEqual(value, theirs) || isDeepStrictEqual(plain(value), plain(theirs))) return true;
  const names = namesByChance([document]);
  return names.size > 0 && isDeepStrictEqual(plain(value, names), plain(theirs, names));
}

/** Keys that are the same only once they are strings kubectl takes in any order: which of them counts is chance. */
function namesByChance(documents: readonly YamlDocument[]): ReadonlySet<string> {
  return new Set(documents.flatMap(({ duplicates }) => duplicates.map(({ name }) => name)));
}

/** A value without some keys, and with numbers as JSON has them: 0 for -0, and what is nearest to the largest of 64 bits. */
function plain(value: unknown, without: ReadonlySet<string> = new Set()): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, entry) => (without.has(key) ? undefined : entry === 2 ** 63 - 1024 ? 2 ** 63 : entry)),
  );
}

/** Whether a text is one of those that we refuse on purpose, and kubectl may or may not: see the README. */
export function isQuirk(text: string | Uint8Array): boolean {
  return typeof text === 'string' && (text.includes('\ufeff\ufeff') || text.indexOf('\ufeff', 400) !== -1);
}
