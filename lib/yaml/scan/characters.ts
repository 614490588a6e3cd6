/** Character codes that mean something to YAML. */
export const Code = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  exclamation: 33,
  doubleQuote: 34,
  hash: 35,
  percent: 37,
  ampersand: 38,
  singleQuote: 39,
  asterisk: 42,
  plus: 43,
  comma: 44,
  minus: 45,
  dot: 46,
  zero: 48,
  nine: 57,
  colon: 58,
  less: 60,
  greater: 62,
  question: 63,
  at: 64,
  bracket: 91,
  backslash: 92,
  bracketEnd: 93,
  backquote: 96,
  brace: 123,
  pipe: 124,
  braceEnd: 125,
  nextLine: 0x85,
  lineSeparator: 0x2028,
  paragraphSeparator: 0x2029,
  byteOrderMark: 0xfeff,
} as const;

/** What stands for a character at the end of a document. */
export const end = -1;

export const isBlank = (code: number): boolean => code === Code.space || code === Code.tab;

export const isBreak = (code: number): boolean =>
  code === Code.lineFeed ||
  code === Code.carriageReturn ||
  code === Code.nextLine ||
  code === Code.lineSeparator ||
  code === Code.paragraphSeparator;

export const isBlankOrBreak = (code: number): boolean => isBlank(code) || isBreak(code);

/** A space, a tab, a line break, or the end. */
export const isGap = (code: number): boolean => isBlank(code) || isBreak(code) || code === end;

export const isDigit = (code: number): boolean => code >= Code.zero && code <= Code.nine;

/** A letter, a digit, `_` or `-`: what names of anchors are made of. */
export const isNameCharacter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code) || code === 95 || code === Code.minus;

/**
 * How long a line break is. kubectl reads line by line, and takes one carriage return off each: `\r\r\n` is one break.
 */
export function breakLength(text: string, at: number): number {
  if (text.charCodeAt(at) !== Code.carriageReturn) return 1;
  const next = text.charCodeAt(at + 1);
  if (next === Code.lineFeed) return 2;
  return next === Code.carriageReturn && text.charCodeAt(at + 2) === Code.lineFeed ? 3 : 1;
}

/** What a scalar has for a line break. */
export function breakText(text: string, at: number): string {
  const code = text.charCodeAt(at);
  return code === Code.lineSeparator || code === Code.paragraphSeparator ? (text[at] as string) : '\n';
}

/** The position of the first character that YAML does not allow, or -1. */
export function forbiddenCharacter(text: string): number {
  return text.search(forbidden);
}

/** Whether a text has no characters but ASCII ones that print, blanks and `\n`: most have no others, and this is fast. */
export function isPlainAscii(text: string): boolean {
  return !others.test(text);
}

const others = /[^\t\n -~]/;
const forbidden = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
