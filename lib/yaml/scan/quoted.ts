import { YamlError } from '../problem';
import { breakText, Code, end, isBlank, isBlankOrBreak, isBreak } from './characters';
import { type Cursor, folded } from './cursor';

/** Goes behind a scalar in quotes; returns its text. */
export function scanQuoted(cursor: Cursor): string {
  const start = cursor.at;
  const quote = cursor.code();
  const plainEnd = quotedAsItIs(cursor, quote);
  cursor.at += 1;
  if (plainEnd !== undefined) {
    cursor.at = plainEnd + 1;
    return cursor.text.slice(start + 1, plainEnd);
  }
  let text = '';
  for (;;) {
    if (cursor.isAtMarker() || cursor.code() === end) throw notClosed(start, quote);
    const line = readCharacters(cursor, quote);
    text += line.text;
    if (cursor.code() === quote) break;
    text += readGap(cursor, line.continued);
  }
  cursor.at += 1;
  return text;
}

function notClosed(start: number, quote: number): YamlError {
  return new YamlError(`missing closing ${quote === Code.doubleQuote ? 'double' : 'single'} quote`, start, 'close it');
}

/** Where the closing quote is, if all up to there is in one line and stands for itself. */
function quotedAsItIs({ text, at: start, end: last }: Cursor, quote: number): number | undefined {
  for (let at = start + 1; at < last; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      return quote === Code.singleQuote && text.charCodeAt(at + 1) === quote ? undefined : at;
    }
    if (code === Code.backslash ? quote === Code.doubleQuote : isBreak(code)) return undefined;
  }
  return undefined;
}

/** Reads up to a gap or the closing quote; and whether a line break stood there that was escaped. */
function readCharacters(cursor: Cursor, quote: number): { readonly text: string; readonly continued: boolean } {
  let text = '';
  let from = cursor.at;
  for (let code = cursor.code(); code !== end && !isBlankOrBreak(code); code = cursor.code()) {
    if (code === quote) {
      if (quote === Code.doubleQuote || cursor.code(1) !== quote) break;
      text += cursor.text.slice(from, cursor.at + 1);
      cursor.at += 2;
      from = cursor.at;
    } else if (code === Code.backslash && quote === Code.doubleQuote) {
      text += cursor.text.slice(from, cursor.at);
      if (isBreak(cursor.code(1))) {
        cursor.at += 1;
        cursor.skipBreak();
        return { text, continued: true };
      }
      text += readEscape(cursor);
      from = cursor.at;
    } else cursor.at += 1;
  }
  return { text: text + cursor.text.slice(from, cursor.at), continued: false };
}

/** Reads blanks and line breaks. */
function readGap(cursor: Cursor, continued: boolean): string {
  const from = cursor.at;
  let first: string | undefined = continued ? '' : undefined;
  let others = '';
  for (let code = cursor.code(); isBlankOrBreak(code); code = cursor.code()) {
    if (isBlank(code)) {
      cursor.at += 1;
      continue;
    }
    const found = breakText(cursor.text, cursor.at);
    if (first === undefined) first = found;
    else others += found;
    cursor.skipBreak();
  }
  return first === undefined ? cursor.text.slice(from, cursor.at) : folded(first, others);
}

const escapes: Readonly<Record<string, string>> = {
  0: '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const codeLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function readEscape(cursor: Cursor): string {
  const start = cursor.at;
  const sign = start + 1 < cursor.end ? (cursor.text[start + 1] as string) : '';
  cursor.at += 2;
  const length = codeLengths[sign];
  if (length === undefined) {
    const text = escapes[sign];
    if (text !== undefined) return text;
    const fix = sign === '/' ? 'remove the backslash before /' : 'escape a backslash as \\\\';
    throw new YamlError('unknown escape in double quotes', start, fix);
  }
  const digits = cursor.text.slice(cursor.at, Math.min(cursor.at + length, cursor.end));
  if (digits.length < length || !/^[\da-fA-F]*$/.test(digits)) {
    throw new YamlError(`\\${sign} needs ${length} hexadecimal digits`, start, 'escape a backslash as \\\\');
  }
  cursor.at += length;
  const code = Number.parseInt(digits, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    const fix = code > 0x10ffff ? 'use another code' : 'use the whole character, or \\U and its 8 digits';
    throw new YamlError(`\\${sign} with a code that is not a character`, start, fix);
  }
  return String.fromCodePoint(code);
}
