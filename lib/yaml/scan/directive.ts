import { YamlError } from '../problem';
import { Code, isBlank, isDigit, isGap, isNameCharacter } from './characters';
import type { Cursor } from './cursor';
import { scanHandle, scanUri } from './properties';

/** A line before a document that says how it is written. */
export type Directive =
  | { readonly name: 'YAML'; readonly version: string }
  /** What tags that begin with a handle stand for. */
  | { readonly name: 'TAG'; readonly handle: string; readonly prefix: string };

/** Goes behind a directive, to the end of its line. */
export function scanDirective(cursor: Cursor): Directive {
  const start = cursor.at;
  cursor.at += 1;
  const directive = readDirective(cursor, start);
  cursor.skipBlanks();
  if (cursor.code() === Code.hash) cursor.skipToBreak();
  if (!isGap(cursor.code())) throw invalid(start);
  return directive;
}

const invalid = (start: number): YamlError =>
  new YamlError('a line that starts with %', start, 'remove it, or quote the value');

function readDirective(cursor: Cursor, start: number): Directive {
  const nameStart = cursor.at;
  while (isNameCharacter(cursor.code())) cursor.at += 1;
  const name = cursor.text.slice(nameStart, cursor.at);
  if ((name !== 'YAML' && name !== 'TAG') || !isGap(cursor.code())) throw invalid(start);
  cursor.skipBlanks();
  return name === 'YAML' ? { name, version: readVersion(cursor, start) } : { name, ...readHandle(cursor, start) };
}

function readVersion(cursor: Cursor, start: number): string {
  const major = readNumber(cursor, start);
  if (cursor.code() !== Code.dot) throw invalid(start);
  cursor.at += 1;
  return `${major}.${readNumber(cursor, start)}`;
}

function readNumber(cursor: Cursor, start: number): number {
  const from = cursor.at;
  while (isDigit(cursor.code())) cursor.at += 1;
  const digits = cursor.text.slice(from, cursor.at);
  if (digits.length < 1 || digits.length > 2) throw invalid(start);
  return Number(digits);
}

function readHandle(cursor: Cursor, start: number): { readonly handle: string; readonly prefix: string } {
  const handle = scanHandle(cursor);
  if (handle !== '!' && !/^!.*!$/.test(handle)) throw invalid(start);
  if (!isBlank(cursor.code())) throw invalid(start);
  cursor.skipBlanks();
  const prefix = scanUri(cursor, start);
  if (prefix === '' || !isGap(cursor.code())) throw invalid(start);
  return { handle, prefix };
}
