import { breakLength, breakText, Code, end, isBlank, isBreak, isGap } from './characters';

/** A place in a document that moves on. */
export class Cursor {
  at: number;
  /** Lines so far, and where this one starts. */
  line = 0;
  lineStart: number;

  constructor(
    readonly text: string,
    start: number,
    readonly end: number,
  ) {
    this.at = start;
    this.lineStart = start;
  }

  get column(): number {
    return this.at - this.lineStart;
  }

  /** The character some places on; {@link end} after the last one. */
  code(ahead = 0): number {
    const at = this.at + ahead;
    return at < this.end ? this.text.charCodeAt(at) : end;
  }

  /** Goes to the start of the next line. */
  skipBreak(): void {
    this.at += breakLength(this.text, this.at);
    this.line += 1;
    this.lineStart = this.at;
  }

  skipBlanks(): void {
    while (isBlank(this.code())) this.at += 1;
  }

  skipToBreak(): void {
    while (this.at < this.end && !isBreak(this.text.charCodeAt(this.at))) this.at += 1;
  }

  /** Goes over line breaks, and returns what a scalar has for them. */
  readBreaks(): string {
    let breaks = '';
    while (isBreak(this.code())) {
      breaks += breakText(this.text, this.at);
      this.skipBreak();
    }
    return breaks;
  }

  /** Whether `---` or `...` stands here, where a line starts. */
  isAtMarker(): boolean {
    if (this.at !== this.lineStart) return false;
    const code = this.code();
    if (code !== Code.minus && code !== Code.dot) return false;
    return code === this.code(1) && code === this.code(2) && isGap(this.code(3));
  }
}

/** What is read for a line break and those that follow it, in a scalar of several lines: one is a space. */
export function folded(first: string, others: string): string {
  if (first !== '\n') return first + others;
  return others === '' ? ' ' : others;
}
