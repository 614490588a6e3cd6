import type { Scalar } from './expression';

/** A scalar as the formatter prints it: strings with the quotes that need fewer escapes. */
export function printScalar({ value, isOctal = false }: Scalar): string {
  if (typeof value === 'string') return isMultiLine(value) ? printTemplate(value) : printString(value);
  if (isOctal && typeof value === 'number') return `0o${value.toString(8)}`;
  if (Object.is(value, -0)) return '-0';
  // `1e21` rather than `1e+21`.
  return typeof value === 'number' ? String(value).replace('e+', 'e') : String(value);
}

/** A string in one line. */
export function printString(text: string): string {
  const [single, double] = [text.split("'").length, text.split('"').length];
  const quote = single > double ? '"' : "'";
  return `${quote}${text.replace(unprintable, escaped).replaceAll(quote, `\\${quote}`)}${quote}`;
}

/** Whether a string reads better over several lines: where something is behind a line break. */
export function isMultiLine(text: string): boolean {
  return /\n[\s\S]/.test(text);
}

/** A template literal: lines stand as they are. */
function printTemplate(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(unprintable, escaped).replace(/`|\$\{/g, '\\$&'));
  return `\`${lines.join('\n')}\``;
}

/** Backslashes, control characters, what is not a whole character, and what ends a line or cannot be seen. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched
  /[\\\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const short: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(character: string): string {
  return short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
