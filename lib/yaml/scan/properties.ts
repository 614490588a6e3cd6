import { YamlError } from '../problem';
import { Code, end, isGap, isNameCharacter } from './characters';
import type { Cursor } from './cursor';

/** What may follow the name of an anchor directly. */
const behindName = new Set(Buffer.from('?:,]}%@`'));

/** Goes behind `&name` or `*name`. */
export function scanAnchor(cursor: Cursor): void {
  const start = cursor.at;
  cursor.at += 1;
  while (isNameCharacter(cursor.code())) cursor.at += 1;
  if (cursor.at > start + 1 && (isGap(cursor.code()) || behindName.has(cursor.code()))) return;
  const what = cursor.text[start] === '&' ? 'anchor' : 'alias';
  throw new YamlError(`invalid ${what}`, start, `use letters, digits, - and _, or quote the value`);
}

/** A tag as it is written: `!`, `!!` or `!name!`, and the rest. */
export interface TagText {
  /** `''` where the tag is written in full: `!<…>`, and for a tag that is only `!`. */
  readonly handle: string;
  readonly suffix: string;
}

/** Goes behind a tag. */
export function scanTag(cursor: Cursor): TagText {
  const start = cursor.at;
  const tag = cursor.code(1) === Code.less ? scanVerbatim(cursor) : scanShorthand(cursor);
  if (!isGap(cursor.code())) throw invalidTag(start);
  return tag;
}

const invalidTag = (start: number): YamlError => new YamlError('invalid tag', start, 'remove it, or quote the value');

function scanVerbatim(cursor: Cursor): TagText {
  const start = cursor.at;
  cursor.at += 2;
  const suffix = scanUri(cursor, start);
  if (suffix === '' || cursor.code() !== Code.greater) throw invalidTag(start);
  cursor.at += 1;
  return { handle: '', suffix };
}

function scanShorthand(cursor: Cursor): TagText {
  const start = cursor.at;
  const handle = scanHandle(cursor);
  const rest = scanUri(cursor, start);
  if (handle.length > 1 && handle.endsWith('!')) {
    if (rest === '') throw invalidTag(start);
    return { handle, suffix: rest };
  }
  const suffix = handle.slice(1) + rest;
  return suffix === '' ? { handle: '', suffix: '!' } : { handle: '!', suffix };
}

/** Goes behind `!`, `!!` or `!name!`; or `!name`, which is none. */
export function scanHandle(cursor: Cursor): string {
  const start = cursor.at;
  if (cursor.code() !== Code.exclamation) return '';
  cursor.at += 1;
  while (isNameCharacter(cursor.code())) cursor.at += 1;
  if (cursor.code() === Code.exclamation) cursor.at += 1;
  return cursor.text.slice(start, cursor.at);
}

const inUri = new Set(Buffer.from(";/?:@&=+$,.!~*'()[]%"));

/** Goes over what may stand in a tag, and returns it with what `%` escapes. */
export function scanUri(cursor: Cursor, start: number): string {
  let uri = '';
  for (let code = cursor.code(); isNameCharacter(code) || inUri.has(code); code = cursor.code()) {
    if (code === Code.percent) uri += scanPercent(cursor, start);
    else {
      uri += String.fromCharCode(code);
      cursor.at += 1;
    }
  }
  return uri;
}

/** One character, of as many octets as its first one says. */
function scanPercent(cursor: Cursor, start: number): string {
  const first = scanOctet(cursor, start);
  const length = first < 0x80 ? 1 : first < 0xc0 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf8 ? 4 : 0;
  if (length === 0) throw invalidTag(start);
  let character = String.fromCharCode(first);
  while (character.length < length) {
    const octet = scanOctet(cursor, start);
    if ((octet & 0xc0) !== 0x80) throw invalidTag(start);
    character += String.fromCharCode(octet);
  }
  return character;
}

function scanOctet(cursor: Cursor, start: number): number {
  const digits = cursor.text.slice(cursor.at + 1, cursor.at + 3);
  if (cursor.code() !== Code.percent || cursor.code(2) === end || !/^[\da-fA-F]{2}$/.test(digits))
    throw invalidTag(start);
  cursor.at += 3;
  return Number.parseInt(digits, 16);
}
