import { YamlError } from '../problem';
import { breakText, Code, end, isBlank, isBlankOrBreak, isBreak, isGap } from './characters';
import { type Cursor, folded } from './cursor';

/** A plain scalar. */
export interface PlainScalar {
  /** Behind its last character. */
  readonly end: number;
  /** Its text where that is not what stands there: it has several lines. */
  readonly text: string | undefined;
  /** Whether the cursor is in another line now. */
  readonly newLine: boolean;
}

/** 1 for what may end a plain scalar anywhere, 2 for what ends it within `[]` and `{}`. */
const stops = new Uint8Array(128);
for (const code of [Code.tab, Code.lineFeed, Code.carriageReturn, Code.space, Code.colon]) stops[code] = 1;
for (const sign of ',?[]{}') stops[sign.charCodeAt(0)] = 2;

/**
 * Goes behind a plain scalar, and the blanks and line breaks after it.
 * @param indent How far its other lines are indented at least, where it is not within `[]` or `{}`.
 */
export function scanPlain(cursor: Cursor, indent: number, inFlow: boolean): PlainScalar {
  const start = cursor.at;
  let last = start;
  let text: string | undefined;
  let fold: string | undefined;
  while (!cursor.isAtMarker() && cursor.code() !== Code.hash) {
    const from = cursor.at;
    skipCharacters(cursor, inFlow);
    if (cursor.at === from) break;
    if (fold !== undefined) text = (text ?? cursor.text.slice(start, last)) + fold + cursor.text.slice(from, cursor.at);
    else if (text !== undefined) text += cursor.text.slice(last, cursor.at);
    last = cursor.at;
    fold = undefined;
    if (!isBlankOrBreak(cursor.code())) break;
    cursor.skipBlanks();
    if (!isBreak(cursor.code())) continue;
    fold = readFold(cursor, indent);
    if (!inFlow && cursor.column < indent) break;
  }
  return { end: last, text, newLine: fold !== undefined };
}

/** Goes over characters, up to a gap or a sign that ends the scalar. */
function skipCharacters(cursor: Cursor, inFlow: boolean): void {
  const { text, end: last } = cursor;
  let { at } = cursor;
  for (; at < last; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 128) {
      if (isBreak(code)) break;
      continue;
    }
    const stop = stops[code];
    if (stop === 0 || (stop === 2 && !inFlow)) continue;
    if (code !== Code.colon || isGap(at + 1 < last ? text.charCodeAt(at + 1) : end)) break;
  }
  cursor.at = at;
}

function readFold(cursor: Cursor, indent: number): string {
  const first = breakText(cursor.text, cursor.at);
  cursor.skipBreak();
  let others = '';
  for (let code = cursor.code(); isBlankOrBreak(code); code = cursor.code()) {
    if (isBlank(code)) {
      if (code === Code.tab && cursor.column < indent)
        throw new YamlError('tab in the indentation', cursor.at, 'indent with spaces');
      cursor.at += 1;
    } else {
      others += breakText(cursor.text, cursor.at);
      cursor.skipBreak();
    }
  }
  return folded(first, others);
}
