import { counted } from '../../values/counted';
import { credentialSpans, hiddenText } from './secret-text';

/** What is said of a secret value in its place: its type, and the length of a string. */
export function described(value: unknown): string {
  if (typeof value !== 'string') return typeof value === 'boolean' ? 'a boolean' : 'a number';
  return `a string of ${counted(value.length, 'character')}`;
}

/** A text with some of its parts described, the longest first: one may be in another. What is described already stays. */
export function withoutParts(text: string, parts: readonly string[]): string {
  const there = parts.filter((part) => part !== '' && text.includes(part));
  if (there.length === 0) return text;
  const ordered = there.sort((one, other) => other.length - one.length);
  return text
    .split(new RegExp(`(${hiddenText.source})`))
    .map((piece, at) => (at % 2 === 1 ? piece : withoutOrdered(piece, ordered)))
    .join('');
}

function withoutOrdered(text: string, [longest, ...shorter]: readonly string[]): string {
  if (longest === undefined) return text;
  // What is said in place of one is not looked through for the next.
  const left = text.split(longest).map((piece) => withoutOrdered(piece, shorter));
  return left.join(`(${described(longest)})`);
}

/** Hiding one credential may show where another ends; of a text in which that goes on, nothing is left. */
const passes = 5;

/** A text with the credentials in it described: the password of a URL, the value of `--token=x`. */
export function withoutCredentials(text: string): string {
  let said = text;
  for (let pass = 0; pass < passes; pass += 1) {
    const hidden = hiddenOnce(said);
    if (hidden === said) return said;
    said = hidden;
  }
  return `(${described(text)})`;
}

function hiddenOnce(text: string): string {
  let [hidden, at] = ['', 0];
  for (const { start, end } of credentialSpans(text)) {
    hidden += `${text.slice(at, start)}(${described(text.slice(start, end))})`;
    at = end;
  }
  return hidden + text.slice(at);
}
