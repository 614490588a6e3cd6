import { credentialsIn } from './secret-text';

/** What is said of a secret value in its place: its type, and the length of a string. */
export function described(value: unknown): string {
  if (typeof value !== 'string') return typeof value === 'number' ? 'a number' : 'a boolean';
  return value.length === 1 ? 'a string of 1 character' : `a string of ${value.length} characters`;
}

/** A text with some of its parts described, the longest first: one may be in another. */
export function withoutParts(text: string, parts: readonly string[]): string {
  const [longest, ...shorter] = parts
    .filter((part) => part !== '' && text.includes(part))
    .sort((one, other) => other.length - one.length);
  if (longest === undefined) return text;
  // What is said in place of one is not looked through for the next.
  const left = text.split(longest).map((piece) => withoutParts(piece, shorter));
  return left.join(`(${described(longest)})`);
}

/** A text with the credentials in it described: the password of a URL, the value of `--token=x`. */
export function withoutCredentials(text: string): string {
  return withoutParts(text, credentialsIn(text));
}
