import { YamlError } from '../problem';
import { breakText, Code, end, isBlank, isBreak, isDigit } from './characters';
import type { Cursor } from './cursor';

/** Goes behind a scalar that `|` or `>` starts; returns its text. */
export function scanBlock(cursor: Cursor, parentIndent: number): string {
  const isFolded = cursor.code() === Code.greater;
  cursor.at += 1;
  const { chomping, increment } = readHeader(cursor);
  const indentation = new Indentation(cursor, parentIndent, increment);
  let breaks = indentation.skip();
  let text = '';
  let lineBreak = '';
  let wasBlank = false;
  while (cursor.column === indentation.columns && cursor.code() !== end) {
    const blank = isBlank(cursor.code());
    // Lines that begin with a blank keep their line breaks.
    const joins = isFolded && lineBreak === '\n' && !wasBlank && !blank;
    if (!joins) text += lineBreak;
    else if (breaks === '') text += ' ';
    text += breaks;
    wasBlank = blank;
    const from = cursor.at;
    cursor.skipToBreak();
    text += cursor.text.slice(from, cursor.at);
    lineBreak = '';
    if (isBreak(cursor.code())) {
      lineBreak = breakText(cursor.text, cursor.at);
      cursor.skipBreak();
    }
    breaks = indentation.skip();
  }
  if (chomping === Code.minus) return text;
  return chomping === Code.plus ? text + lineBreak + breaks : text + lineBreak;
}

interface Header {
  /** Code of `+` or `-`; 0 for neither. */
  readonly chomping: number;
  /** The digit of the indentation; 0 for none. */
  readonly increment: number;
}

/** Reads what is behind `|` and `>`, to the end of the line. */
function readHeader(cursor: Cursor): Header {
  const start = cursor.at;
  let chomping = readChomping(cursor);
  let increment = 0;
  if (isDigit(cursor.code())) {
    increment = cursor.code() - Code.zero;
    if (increment === 0)
      throw new YamlError('the indentation of a block must be 1 to 9, got 0', cursor.at, 'remove it');
    cursor.at += 1;
    if (chomping === 0) chomping = readChomping(cursor);
  }
  cursor.skipBlanks();
  if (cursor.code() === Code.hash) cursor.skipToBreak();
  if (cursor.code() !== end && !isBreak(cursor.code())) {
    throw new YamlError(
      `characters after ${cursor.text[start - 1]}`,
      cursor.at,
      'move them to the next line, indented',
    );
  }
  if (cursor.code() !== end) cursor.skipBreak();
  return { chomping, increment };
}

function readChomping(cursor: Cursor): number {
  const code = cursor.code();
  if (code !== Code.plus && code !== Code.minus) return 0;
  cursor.at += 1;
  return code;
}

/** How far the lines of a block are indented: as its header says, or as its first line is. */
class Indentation {
  /** 0 until it is known. */
  columns: number;

  constructor(
    private readonly cursor: Cursor,
    private readonly parent: number,
    increment: number,
  ) {
    this.columns = increment === 0 ? 0 : Math.max(parent, 0) + increment;
  }

  /** Goes over indentation and empty lines, to the next line that has more; returns their line breaks. */
  skip(): string {
    const { cursor } = this;
    let breaks = '';
    let widest = 0;
    for (;;) {
      while (this.isWithin() && cursor.code() === Code.space) cursor.at += 1;
      widest = Math.max(widest, cursor.column);
      if (this.isWithin() && cursor.code() === Code.tab) {
        throw new YamlError('tab in the indentation of a block', cursor.at, 'indent with spaces');
      }
      if (!isBreak(cursor.code())) break;
      breaks += breakText(cursor.text, cursor.at);
      cursor.skipBreak();
    }
    if (this.columns === 0) this.columns = Math.max(widest, this.parent + 1, 1);
    return breaks;
  }

  private isWithin(): boolean {
    return this.columns === 0 || this.cursor.column < this.columns;
  }
}
