import { YamlError } from '../problem';
import { scanBlock } from './block';
import { Code, end, isBlank, isBreak, isGap } from './characters';
import { Cursor } from './cursor';
import { scanDirective } from './directive';
import { scanPlain } from './plain';
import { scanAnchor, scanTag } from './properties';
import { scanQuoted } from './quoted';
import { type SimpleKey, SimpleKeys } from './simple-keys';
import { Token, type Tokens } from './tokens';

/** How far the scanner came. */
export interface Scanned {
  /** The first unreachable token, because of the problem. */
  readonly seen: number;
  readonly problem: YamlError | undefined;
}

/**
 * Finds the tokens of a document, in the text from `start` to `end`, as kubectl's reader does: YAML 1.1, with what that
 * takes and refuses beside it.
 * @see https://pkg.go.dev/go.yaml.in/yaml/v2 (scannerc.go, a port of libyaml's)
 */
export function scan(text: string, start: number, end: number, tokens: Tokens): Scanned {
  const scanner = new Scanner(new Cursor(text, start, end), tokens);
  try {
    while (scanner.next());
    return { seen: tokens.length, problem: undefined };
  } catch (error) {
    if (error instanceof YamlError) return { seen: scanner.seen(), problem: error };
    throw error;
  }
}

class Scanner {
  private readonly keys: SimpleKeys;
  /** Columns in which collections of lines stand: the innermost, and those around it. */
  private indent = -1;
  private readonly indents: number[] = [];

  constructor(
    private readonly cursor: Cursor,
    private readonly tokens: Tokens,
  ) {
    this.keys = new SimpleKeys(cursor, tokens);
  }

  /** The first unreachable token, if the next one cannot be scanned. */
  seen(): number {
    return this.keys.firstOpen();
  }

  /** Finds some more tokens; false behind the last one. */
  next(): boolean {
    const { cursor, keys } = this;
    keys.begin();
    this.skipToToken();
    this.unroll(cursor.column);
    const code = cursor.code();
    if (code === end) return this.finish();
    if (cursor.column === 0) {
      if (code === Code.percent) return this.directive();
      if (cursor.isAtMarker()) return this.marker(code === Code.minus ? Token.documentStart : Token.documentEnd);
    }
    const inFlow = keys.depth > 0;
    switch (code) {
      case Code.bracket:
        return this.openFlow(Token.flowSequence);
      case Code.brace:
        return this.openFlow(Token.flowMapping);
      case Code.bracketEnd:
        return this.closeFlow(Token.flowSequenceEnd);
      case Code.braceEnd:
        return this.closeFlow(Token.flowMappingEnd);
      case Code.comma:
        return this.flowEntry();
      case Code.minus:
        return isGap(cursor.code(1)) ? this.blockEntry() : this.plain();
      case Code.question:
        if (inFlow || isGap(cursor.code(1))) return this.key();
        return this.plain();
      case Code.colon:
        if (inFlow || isGap(cursor.code(1))) return this.value();
        return this.plain();
      case Code.asterisk:
      case Code.ampersand:
        return this.anchor(code);
      case Code.exclamation:
        return this.tag();
      case Code.pipe:
      case Code.greater:
        if (!inFlow) return this.block();
        break;
      case Code.singleQuote:
      case Code.doubleQuote:
        return this.quoted();
      case Code.percent:
      case Code.at:
      case Code.backquote:
      case Code.tab:
        break;
      default:
        return this.plain();
    }
    throw this.unexpected(code);
  }

  private unexpected(code: number): YamlError {
    const { at } = this.cursor;
    if (code === Code.tab) return new YamlError('tab in the indentation', at, 'indent with spaces');
    const sign = String.fromCharCode(code);
    return new YamlError(`a value must not start with ${sign}`, at, 'quote it');
  }

  private skipToToken(): void {
    const { cursor, keys } = this;
    for (;;) {
      for (let code = cursor.code(); isBlank(code); code = cursor.code()) {
        // Where a key may start, a tab would be indentation.
        if (code === Code.tab && keys.depth === 0 && keys.allowed) return;
        cursor.at += 1;
      }
      if (cursor.code() === Code.hash) cursor.skipToBreak();
      if (!isBreak(cursor.code())) return;
      cursor.skipBreak();
      if (keys.depth === 0) keys.allowed = true;
    }
  }

  private push(kind: Token, length: number): true {
    const { at } = this.cursor;
    this.tokens.push(kind, at, at + length);
    this.cursor.at += length;
    return true;
  }

  private finish(): false {
    this.unroll(-1);
    this.keys.drop();
    this.keys.allowed = false;
    this.push(Token.end, 0);
    return false;
  }

  private marker(kind: Token): true {
    this.unroll(-1);
    this.keys.drop();
    this.keys.allowed = false;
    return this.push(kind, 3);
  }

  private directive(): true {
    this.unroll(-1);
    this.keys.drop();
    this.keys.allowed = false;
    const { at } = this.cursor;
    const directive = scanDirective(this.cursor);
    // Neither handles nor prefixes have blanks in them.
    this.tokens.pushText(Token.directive, at, this.cursor.at, Object.values(directive).join(' '));
    return true;
  }

  private openFlow(kind: Token): true {
    this.keys.save(this.indent);
    this.keys.open();
    this.keys.allowed = true;
    return this.push(kind, 1);
  }

  private closeFlow(kind: Token): true {
    this.keys.drop();
    this.keys.close();
    this.keys.allowed = false;
    return this.push(kind, 1);
  }

  private flowEntry(): true {
    this.keys.drop();
    this.keys.allowed = true;
    return this.push(Token.flowEntry, 1);
  }

  private blockEntry(): true {
    if (this.keys.depth === 0) {
      if (!this.keys.allowed) {
        throw new YamlError(
          'a list must start on a line of its own',
          this.cursor.at,
          'add a line break before the dash',
        );
      }
      this.roll(Token.blockSequence);
    }
    this.keys.drop();
    this.keys.allowed = true;
    return this.push(Token.blockEntry, 1);
  }

  private key(): true {
    const inFlow = this.keys.depth > 0;
    if (!inFlow) {
      if (!this.keys.allowed)
        throw new YamlError('a key must start on a line of its own', this.cursor.at, 'add a line break before it');
      this.roll(Token.blockMapping);
    }
    this.keys.drop();
    this.keys.allowed = !inFlow;
    return this.push(Token.key, 1);
  }

  private value(): true {
    const key = this.keys.take();
    const inFlow = this.keys.depth > 0;
    if (key !== undefined) this.keyBefore(key, inFlow);
    else if (!inFlow) {
      if (!this.keys.allowed) {
        throw new YamlError(
          'a second ": " in one line',
          this.cursor.at,
          'quote the value, or add a line break before it',
        );
      }
      this.roll(Token.blockMapping);
    }
    this.keys.allowed = key === undefined && !inFlow;
    return this.push(Token.value, 1);
  }

  /** Marks what stands before a colon as a key, and the start of an object where it is the first one. */
  private keyBefore({ offset, column, slot, isForgotten }: SimpleKey, inFlow: boolean): void {
    const isFirst = !inFlow && this.indent < column;
    if (isFirst) this.indentTo(column);
    if (isForgotten && !inFlow) {
      this.push(Token.key, 0);
      if (isFirst) this.push(Token.blockMapping, 0);
      return;
    }
    if (isFirst) this.tokens.place(slot, Token.blockMapping, offset);
    this.tokens.place(slot + 1, Token.key, offset);
  }

  private anchor(code: number): true {
    this.keys.save(this.indent);
    this.keys.allowed = false;
    const { at } = this.cursor;
    scanAnchor(this.cursor);
    this.tokens.push(code === Code.ampersand ? Token.anchor : Token.alias, at, this.cursor.at);
    return true;
  }

  private tag(): true {
    this.keys.save(this.indent);
    this.keys.allowed = false;
    const { at } = this.cursor;
    const { handle, suffix } = scanTag(this.cursor);
    // A handle has no blank in it.
    this.tokens.pushText(Token.tag, at, this.cursor.at, `${handle} ${suffix}`);
    return true;
  }

  private block(): true {
    this.keys.drop();
    this.keys.allowed = true;
    const { at } = this.cursor;
    const text = scanBlock(this.cursor, this.indent);
    this.tokens.pushText(Token.quoted, at, this.cursor.at, text);
    return true;
  }

  private quoted(): true {
    this.keys.save(this.indent);
    this.keys.allowed = false;
    const { at } = this.cursor;
    const text = scanQuoted(this.cursor);
    this.tokens.pushText(Token.quoted, at, this.cursor.at, text);
    return true;
  }

  private plain(): true {
    this.keys.save(this.indent);
    this.keys.allowed = false;
    const { at } = this.cursor;
    const { end: last, text, newLine } = scanPlain(this.cursor, this.indent + 1, this.keys.depth > 0);
    if (text === undefined) this.tokens.push(Token.plain, at, last);
    else this.tokens.pushText(Token.folded, at, last, text);
    if (newLine) this.keys.allowed = true;
    return true;
  }

  /** Begins a collection of lines here, unless this is the column of the one around it. */
  private roll(kind: Token): void {
    const { at, column } = this.cursor;
    if (this.indent >= column) return;
    this.indentTo(column);
    this.tokens.push(kind, at, at);
  }

  private indentTo(column: number): void {
    this.indents.push(this.indent);
    this.indent = column;
  }

  /** Ends the collections of lines that stand further to the right. */
  private unroll(column: number): void {
    if (this.keys.depth > 0) return;
    while (this.indent > column) {
      this.tokens.push(Token.blockEnd, this.cursor.at, this.cursor.at);
      this.indent = this.indents.pop() ?? -1;
    }
  }
}
