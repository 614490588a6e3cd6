import { stringify } from 'yaml';
import { readDocuments } from '../yaml';

/** Strings of which every reader of YAML makes the same: words with signs between them. */
const plain = /^[A-Za-z][A-Za-z_]{6,}(?:[-./ ][A-Za-z0-9_]+)*$/;

const known = new Map<string, boolean>();

/**
 * Whether kubectl reads a string as it is where cdk8s' `App` has written it, which takes the package `yaml` for that: it
 * leaves some numbers of kubectl's without quotes, and some characters that kubectl refuses.
 */
export function isReadAsWritten(text: string): boolean {
  if (plain.test(text)) return true;
  const before = known.get(text);
  if (before !== undefined) return before;
  const [document, ...others] = readDocuments(stringify({ of: { text } }, { version: '1.1', lineWidth: 0 }));
  const { of } = (document?.value ?? {}) as { readonly of?: { readonly text?: unknown } };
  const isSame = document?.problem === undefined && others.length === 0 && of?.text === text;
  if (known.size < 10_000) known.set(text, isSame);
  return isSame;
}
