import { usualKey } from './key-text';
import { YamlError } from './problem';
import { isSurelyText, ScalarError, scalarValue } from './scalar';
import { scanBlock } from './scan/block';
import { Code, end as noCode } from './scan/characters';
import { Cursor } from './scan/cursor';
import { scanPlain } from './scan/plain';
import { scanQuoted } from './scan/quoted';
import { literalBlock, withoutEnd } from './usual-block';

/** What a document of usual YAML has in it. */
export interface UsualDocument {
  readonly value: object;
  /** Where it starts, and then each key of its objects and each item of its lists, in their order. */
  readonly starts: readonly number[];
}

/**
 * Reads the YAML that nearly all manifests are: objects and lists by their indentation, `[]` and `{}` within a line, and
 * scalars. It takes a fraction of the time of `parseDocument` and `decode`, because it makes neither tokens nor nodes. These
 * read whatever else there is: anchors, tags, merge keys, keys that are set twice, tabs, and all that is wrong.
 *
 * Most runs are over before V8 has optimized this: it looks for characters with what is native, not one by one.
 *
 * @param text `\n` is the only line break in it
 * @returns undefined for what is not usual
 */
export function readUsual(text: string, start: number, end: number): UsualDocument | undefined {
  try {
    return new Reader(text, start, end).document();
  } catch (error) {
    if (error === unusual || error instanceof YamlError || error instanceof ScalarError) return undefined;
    throw error;
  }
}

/** Thrown; made once, because a stack takes longer than to read a document. */
const unusual = new Error('unusual YAML');

/** Nesting that is certainly allowed. */
const maxDepth = 100;

/** 1 for ASCII characters with which a plain scalar does not start, or not always. */
const signs = new Uint8Array(128).fill(1, 0, 33);
for (const sign of '-?:,[]{}#&*!|>\'"%@`') signs[sign.charCodeAt(0)] = 1;

/** What ends a plain scalar within a line, or is no part of it at the end. */
const endOfPlain = /: |:$| #| $|\t/;

/** What means nothing else within brackets, from a place on. */
const usualInFlow = /[\w./=+$-]+/y;

/** Goes through a document once. After a value, it is at what comes next: in the same line only within `[]` and `{}`. */
class Reader {
  private readonly cursor: Cursor;
  private readonly starts: number[] = [];
  private depth = 0;
  /** The next colon and line break from a place on, where they have been looked for. */
  private colon = -1;
  private lineBreak = -1;

  constructor(
    private readonly text: string,
    start: number,
    private readonly end: number,
  ) {
    this.cursor = new Cursor(text, start, end);
  }

  document(): UsualDocument {
    const { cursor } = this;
    if (this.text.startsWith('---', cursor.at)) this.endLine(cursor.at + 3);
    else this.skipToContent();
    const { starts } = this;
    starts.push(cursor.at);
    const value = this.value(-1, true);
    if (cursor.at < this.end || typeof value !== 'object' || value === null) throw unusual;
    return { value, starts };
  }

  /** How far what stands here is indented: -1 at the end, which ends all collections. */
  private column(): number {
    const { at, lineStart } = this.cursor;
    return at < this.end ? at - lineStart : -1;
  }

  /** The code of a character; {@link noCode} behind the last one. */
  private code(at: number): number {
    return at < this.end ? this.text.charCodeAt(at) : noCode;
  }

  private isGap(at: number): boolean {
    const code = this.code(at);
    return code === Code.space || code === Code.lineFeed || code === noCode;
  }

  private lineEnd(from: number): number {
    if (this.lineBreak < from) {
      const found = this.text.indexOf('\n', from);
      this.lineBreak = found === -1 || found > this.end ? this.end : found;
    }
    return this.lineBreak;
  }

  private nextColon(from: number): number {
    if (this.colon < from) {
      const found = this.text.indexOf(':', from);
      this.colon = found === -1 ? this.end : found;
    }
    return this.colon;
  }

  private behindSpaces(from: number): number {
    const { text } = this;
    let at = from;
    while (text.charCodeAt(at) === Code.space) at += 1;
    return at;
  }

  /** Goes to what the next lines have, from a place behind which this one has at most a comment. */
  private endLine(from: number): void {
    const at = this.behindSpaces(from);
    const code = this.code(at);
    if (code !== Code.lineFeed && code !== noCode) {
      if (code !== Code.hash || this.text.charCodeAt(at - 1) !== Code.space) throw unusual;
    }
    this.cursor.at = at;
    this.skipToContent();
  }

  /** Goes over line breaks, indentation and comments. */
  private skipToContent(): void {
    const { cursor, text, end } = this;
    let { at, lineStart } = cursor;
    for (; at < end; at += 1) {
      const code = text.charCodeAt(at);
      if (code === Code.lineFeed) lineStart = at + 1;
      else if (code === Code.hash) at = this.lineEnd(at) - 1;
      else if (code !== Code.space) break;
    }
    cursor.at = at;
    cursor.lineStart = lineStart;
    // It may be the mark at the end of a document.
    if (at === lineStart && text.charCodeAt(at) === Code.dot) throw unusual;
  }

  /**
   * The value that starts here, up to the end of a line.
   * @param indent how far the collection around it is indented
   * @param mayBeBlock whether it may be an object or a list without brackets
   */
  private value(indent: number, mayBeBlock: boolean): unknown {
    const { cursor, text } = this;
    const { at, lineStart } = cursor;
    const code = this.code(at);
    switch (code) {
      case Code.doubleQuote:
      case Code.singleQuote: {
        const quoted = this.quoted();
        if (mayBeBlock && this.code(cursor.at) === Code.colon)
          return this.map(at, lineStart, this.quotedKey(at, quoted));
        this.endLine(cursor.at);
        return quoted;
      }
      case Code.pipe:
      case Code.greater: {
        const block = this.block(indent);
        this.skipToContent();
        return block;
      }
      case Code.bracket:
      case Code.brace: {
        const flow = this.flow();
        this.endLine(cursor.at);
        return flow;
      }
      case Code.minus:
        if (!this.isGap(at + 1)) break;
        if (!mayBeBlock) throw unusual;
        return this.list(at - lineStart);
      default:
        if (signs[code] === 1 || code === noCode) throw unusual;
    }
    const last = this.lineEnd(at);
    if (mayBeBlock && this.nextColon(at) < last) {
      const key = this.plainKey();
      if (key !== undefined) return this.map(at, lineStart, key);
    }
    const line = text.slice(at, last);
    if (endOfPlain.test(line)) return this.carefully(line, indent);
    cursor.at = last;
    this.skipToContent();
    return this.column() > indent ? this.lines(at, lineStart, indent) : plainValue(line);
  }

  /** A plain scalar with more in its line: a comment, or spaces. */
  private carefully(line: string, indent: number): unknown {
    const { cursor } = this;
    const { at } = cursor;
    const comment = line.indexOf(' #');
    const scalar = withoutEnd(comment === -1 ? line : line.slice(0, comment), ' ');
    if (endOfPlain.test(scalar)) throw unusual;
    this.endLine(at + scalar.length);
    if (this.column() > indent) throw unusual;
    return plainValue(scalar);
  }

  /** A plain scalar in several lines. */
  private lines(start: number, lineStart: number, indent: number): unknown {
    const { cursor } = this;
    cursor.at = start;
    cursor.lineStart = lineStart;
    const { text, newLine } = scanPlain(cursor, indent + 1, false);
    if (text === undefined || !newLine) throw unusual;
    this.skipToContent();
    return plainValue(text);
  }

  private block(indent: number): string {
    const { cursor } = this;
    const literal = literalBlock(this.text, cursor.at, this.end, indent);
    if (literal === undefined) return scanBlock(cursor, indent);
    cursor.at = literal.next;
    cursor.lineStart = literal.next;
    return literal.text;
  }

  /** A scalar in quotes, which may have several lines. */
  private quoted(): string {
    const { cursor, text } = this;
    const { at } = cursor;
    const quote = text.charCodeAt(at);
    const isDouble = quote === Code.doubleQuote;
    const last = text.indexOf(isDouble ? '"' : "'", at + 1);
    if (last === -1 || last > this.lineEnd(at)) return scanQuoted(cursor);
    const inside = text.slice(at + 1, last);
    if (isDouble ? inside.includes('\\') : text.charCodeAt(last + 1) === quote) return scanQuoted(cursor);
    cursor.at = last + 1;
    return inside;
  }

  /** An object that starts at a place, from the colon behind its first key. */
  private map(start: number, lineStart: number, first: string): object {
    this.goDeeper();
    const column = start - lineStart;
    const map: Record<string, unknown> = {};
    let count = 1;
    this.starts.push(start);
    map[first] = this.valueOfKey(column);
    while (this.column() === column) {
      this.starts.push(this.cursor.at);
      const key = this.key();
      map[key] = this.valueOfKey(column);
      count += 1;
    }
    if (this.column() > column || Object.keys(map).length !== count) throw unusual;
    this.depth -= 1;
    return map;
  }

  /** Goes to the colon behind a key. */
  private key(): string {
    const { at } = this.cursor;
    const code = this.text.charCodeAt(at);
    const isQuoted = code === Code.doubleQuote || code === Code.singleQuote;
    const key = isQuoted ? this.quotedKey(at, this.quoted()) : this.plainKey();
    if (key === undefined) throw unusual;
    return key;
  }

  private plainKey(): string | undefined {
    const { cursor, text } = this;
    const { at } = cursor;
    const colon = this.nextColon(at);
    if (!this.isGap(colon + 1)) return undefined;
    const key = usualKey(text, at, colon);
    if (key !== undefined) cursor.at = colon;
    return key;
  }

  private quotedKey(start: number, key: string): string {
    const { at, lineStart } = this.cursor;
    const isKey = this.code(at) === Code.colon && this.isGap(at + 1) && lineStart <= start;
    if (!isKey || at - start > longestKey || unlikely.test(key)) throw unusual;
    return key;
  }

  private valueOfKey(column: number): unknown {
    const { cursor } = this;
    const at = this.behindSpaces(cursor.at + 1);
    cursor.at = at;
    const code = this.code(at);
    if (code !== Code.lineFeed && code !== Code.hash && code !== noCode) return this.value(column, false);
    this.skipToContent();
    const next = this.column();
    if (next > column) return this.value(column, true);
    return next === column && this.isAtItem() ? this.list(column) : null;
  }

  private isAtItem(): boolean {
    const { at } = this.cursor;
    return this.code(at) === Code.minus && this.isGap(at + 1);
  }

  private list(column: number): unknown[] {
    this.goDeeper();
    const items: unknown[] = [];
    do items.push(this.item(column));
    while (this.column() === column && this.isAtItem());
    if (this.column() > column) throw unusual;
    this.depth -= 1;
    return items;
  }

  private item(column: number): unknown {
    const { cursor } = this;
    const at = this.behindSpaces(cursor.at + 1);
    cursor.at = at;
    const code = this.code(at);
    const isInLine = code !== Code.lineFeed && code !== Code.hash && code !== noCode;
    if (!isInLine) this.skipToContent();
    this.starts.push(cursor.at);
    return isInLine || this.column() > column ? this.value(column, true) : null;
  }

  private goDeeper(): void {
    this.depth += 1;
    if (this.depth > maxDepth) throw unusual;
  }

  private flow(): unknown {
    const { cursor } = this;
    const isList = this.text.charCodeAt(cursor.at) === Code.bracket;
    this.goDeeper();
    cursor.at = this.behindSpaces(cursor.at + 1);
    const value = isList ? this.flowList() : this.flowMap();
    cursor.at += 1;
    this.depth -= 1;
    return value;
  }

  private flowList(): unknown[] {
    const items: unknown[] = [];
    if (this.code(this.cursor.at) === Code.bracketEnd) return items;
    do {
      this.starts.push(this.cursor.at);
      items.push(this.flowValue());
    } while (this.isAtComma(Code.bracketEnd));
    return items;
  }

  private flowMap(): object {
    const { cursor } = this;
    const map: Record<string, unknown> = {};
    let count = 0;
    if (this.code(cursor.at) === Code.braceEnd) return map;
    do {
      this.starts.push(cursor.at);
      const key = this.key();
      cursor.at = this.behindSpaces(cursor.at + 1);
      map[key] = this.flowValue();
      count += 1;
    } while (this.isAtComma(Code.braceEnd));
    if (Object.keys(map).length !== count) throw unusual;
    return map;
  }

  private flowValue(): unknown {
    const { cursor, text } = this;
    const { at } = cursor;
    switch (this.code(at)) {
      case Code.bracket:
      case Code.brace:
        return this.flow();
      case Code.doubleQuote:
      case Code.singleQuote: {
        const { lineStart } = cursor;
        const quoted = this.quoted();
        if (cursor.lineStart !== lineStart) throw unusual;
        return quoted;
      }
    }
    usualInFlow.lastIndex = at;
    const [scalar = '-'] = usualInFlow.exec(text) ?? [];
    if (scalar === '-') throw unusual;
    cursor.at = at + scalar.length;
    return plainValue(scalar);
  }

  /** Goes over the comma that is here, or to the end. */
  private isAtComma(close: number): boolean {
    const { cursor } = this;
    cursor.at = this.behindSpaces(cursor.at);
    const code = this.code(cursor.at);
    if (code === close) return false;
    if (code !== Code.comma) throw unusual;
    cursor.at = this.behindSpaces(cursor.at + 1);
    return true;
  }
}

/** The longest key that is certainly allowed, its quotes included. */
const longestKey = 200;

/** Keys that objects have elsewhere than last, or in another way. */
const unlikely = /^\d+$|^__proto__$/;

function plainValue(text: string): unknown {
  return isSurelyText(text) ? text : scalarValue({ text, isPlain: true });
}
