import { askKey, askString } from './ask';
import { provedText } from './proved-text';

/** A string value or item, `depth` levels deep, as the library writes it. */
export function stringText(text: string, depth: number): string {
  return provedText(text) ?? blockText(text, depth) ?? askString(text, depth);
}

/** A key of a mapping `depth` levels deep; it starts with `? ` where it is too long for a key before a colon. */
export function keyText(key: string, depth: number): string {
  return (key.length <= 1000 ? provedText(key) : undefined) ?? askKey(key, depth);
}

/** Whether the characters of a string prove that kubectl reads it as the library writes it, at any depth. */
export function isProved(text: string): boolean {
  return text === '' || provedText(text) !== undefined || (text.includes('\n') && plainLines.test(text));
}

/** Lines of ASCII that begin and end with a visible character, and one line break or none after them. */
const plainLines = /^[!-~](?:[\t\n -~]*[!-~])?\n?$/;

/** Several lines as a literal block; undefined where the block would need an indentation or a `+` in its header. */
function blockText(text: string, depth: number): string | undefined {
  if (!text.includes('\n') || !plainLines.test(text)) return undefined;
  const indent = '  '.repeat(depth);
  const ends = text.endsWith('\n');
  const body = (ends ? text.slice(0, -1) : text).replace(/\n+/g, `$&${indent}`);
  return `${ends ? '|' : '|-'}\n${indent}${body}`;
}
