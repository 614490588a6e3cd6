import { YamlError } from '../problem';
import type { Cursor } from './cursor';
import { Token, type Tokens } from './tokens';

/** What may turn out to be a key: a colon behind it would say so. */
export interface SimpleKey {
  readonly offset: number;
  readonly column: number;
  readonly line: number;
  /** Where two places are kept among the tokens: for the start of an object, and for the mark of a key. */
  readonly slot: number;
  /** Whether nothing else can stand here, in the column of an object's keys. */
  readonly isRequired: boolean;
  /** Whether kubectl's scanner no longer knows that it may be one: it forgets that of `[]` and `{}`. */
  isForgotten: boolean;
}

/** An open `[` or `{`; and all that is in none. */
interface Level {
  /** The last that may be a key. */
  key: SimpleKey | undefined;
  /** Whether anything in it was one that may be. */
  hadKey: boolean;
  /** The index of its token. */
  readonly token: number;
}

/** The longest key without `? `, in characters. */
const longest = 1024;
const none = Number.POSITIVE_INFINITY;

/** What may be a key, at each level of `[` and `{`. */
export class SimpleKeys {
  /** Whether a key may start here. */
  allowed = true;
  private level: Level = { key: undefined, hadKey: false, token: -1 };
  private readonly around: Level[] = [];
  /** Where the token before ended, and the first of what might have been a key up to there. */
  private line = 0;
  private first = none;

  constructor(
    private readonly cursor: Cursor,
    private readonly tokens: Tokens,
  ) {}

  /** Another token is scanned. */
  begin(): void {
    this.line = this.cursor.line;
    this.first = none;
  }

  /** How many `[` and `{` are open. */
  get depth(): number {
    return this.around.length;
  }

  /** Takes note that what starts here may be a key, if one may start here. */
  save(indent: number): void {
    if (!this.allowed) return;
    this.drop();
    const { at: offset, column, line } = this.cursor;
    const slot = this.tokens.length;
    this.tokens.push(Token.none, offset, offset);
    this.tokens.push(Token.none, offset, offset);
    const isRequired = this.depth === 0 && indent === column;
    this.level.key = { offset, column, line, slot, isRequired, isForgotten: false };
    this.level.hadKey = true;
  }

  /** What might have been a key is none. */
  drop(): void {
    const { key } = this.level;
    if (key === undefined) return;
    if (!key.isForgotten && (key.line === this.line || key.isRequired)) this.first = Math.min(this.first, key.slot);
    if (key.isRequired) throw missing(key);
    this.level.key = undefined;
  }

  /** The key that ends here, before a colon: it stands in one line, and is not too long. */
  take(): SimpleKey | undefined {
    const { key } = this.level;
    if (key === undefined || this.isInReach(key)) {
      this.level.key = undefined;
      return key;
    }
    this.drop();
    return undefined;
  }

  /** Goes into a `[` or `{` that starts here. */
  open(): void {
    this.around.push(this.level);
    this.level = { key: undefined, hadKey: false, token: this.tokens.length };
  }

  close(): void {
    const outer = this.around.pop();
    if (outer === undefined) return;
    const { hadKey, token } = this.level;
    if (!hadKey && outer.key !== undefined && outer.key.slot + 2 === token) outer.key.isForgotten = true;
    this.level = outer;
  }

  /**
   * The first token of which it was not known, before this one was looked for, whether it is a key. Who asks for it waits
   * for what comes after it: where that cannot be found, neither is the token.
   */
  firstOpen(): number {
    const open = [...this.around, this.level].flatMap(({ key }) =>
      key === undefined || key.isForgotten || key.line !== this.line ? [] : [key.slot],
    );
    return open.reduce((first, slot) => Math.min(first, slot), Math.min(this.first, this.tokens.length));
  }

  private isInReach({ line, offset }: SimpleKey): boolean {
    const { cursor } = this;
    if (line !== cursor.line) return false;
    // Characters outside of the basic plane are two units.
    return cursor.at - offset <= longest || [...cursor.text.slice(offset, cursor.at)].length <= longest;
  }
}

function missing({ offset }: SimpleKey): YamlError {
  const fix = 'use key: value, or indent it further than the line before';
  return new YamlError('missing ": " after a key', offset, fix);
}
