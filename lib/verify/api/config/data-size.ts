import { byteLength } from '../../../kubernetes/names';

type Values = Readonly<Record<string, string>>;

/** The bytes of all values, as UTF-8. */
export function textBytes(values: Values): number {
  let bytes = 0;
  for (const name in values) bytes += byteLength(values[name] ?? '');
  return bytes;
}

/** The bytes of all values, which are written in base64. */
export function decodedLength(values: Values): number {
  let bytes = 0;
  for (const name in values) bytes += decodedBytes(values[name] ?? '');
  return bytes;
}

/** The bytes that a text in base64 stands for. Line breaks and padding do not count. */
export function decodedBytes(text: string): number {
  const letters = /[\r\n]/.test(text) ? text.replace(/[\r\n]/g, '') : text;
  const padding = letters.endsWith('==') ? 2 : letters.endsWith('=') ? 1 : 0;
  return Math.floor(letters.length / 4) * 3 - padding;
}
