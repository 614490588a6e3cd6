import { parseDocument } from './parse';
import { YamlError } from './problem';
import { forbiddenCharacter } from './scan/characters';
import type { Tokens } from './scan/tokens';

/**
 * Checks that YAML allows all characters of a document that kubectl decodes.
 *
 * @param tokens Room for what is found; its content before does not matter.
 * @throws YamlError
 */
export function checkCharacters(text: string, start: number, end: number, tokens: Tokens): void {
  const part = text.slice(start, end);
  const at = forbiddenCharacter(part);
  if (at === -1) return;
  const found = part.codePointAt(at) as number;
  if (isIgnored(part.slice(0, at) + String.fromCodePoint(found), tokens)) return;
  const code = found.toString(16).toUpperCase().padStart(4, '0');
  throw new YamlError(`character U+${code} is not allowed in YAML`, start + at, `use "\\u${code}" in double quotes`);
}

/** How many bytes the reader of kubectl decodes at a time. */
const decodedAtOnce = 512;

/** Whether a document ends with `...` so early that kubectl does not decode the last character of a text. */
function isIgnored(text: string, tokens: Tokens): boolean {
  if (!text.includes('...')) return false;
  const bytes = Buffer.from(text.replaceAll('\r\n', '\n'));
  let decoded = 0;
  while (decoded + decodedAtOnce < bytes.length) decoded = startOfCharacter(bytes, decoded + decodedAtOnce);
  const before = bytes.toString('utf8', 0, decoded);
  // It looks at one character behind the dots.
  return !before.endsWith('...') && endsWithDots(before, tokens);
}

function startOfCharacter(bytes: Buffer, at: number): number {
  let start = at;
  while (((bytes[start] as number) & 0xc0) === 0x80) start -= 1;
  return start;
}

function endsWithDots(text: string, tokens: Tokens): boolean {
  try {
    return parseDocument(text, text.startsWith('\ufeff') ? 1 : 0, text.length, tokens).hasDots;
  } catch {
    return false;
  }
}
