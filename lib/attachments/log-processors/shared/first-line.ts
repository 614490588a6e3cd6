import { invalidOption } from './invalid-option';
import type { FirstLine } from './parse';

/**
 * The regular expression of a first line, where it is one of RE2, which the engines of Go and Rust share.
 * @throws RangeError where it has what they do not, beginning with `what`.
 */
export function firstLinePattern({ firstLine: pattern }: FirstLine, what: string): string {
  if (pattern === '') throw new RangeError(`${what} must not be empty; set a regular expression for the first line`);
  const [notInRe2] = /\(\?(?:=|!|<=|<!|>)|\\[1-9hHRXGZK]|[*+?}]\+/.exec(pattern.replaceAll(/\\\\/g, '')) ?? [];
  if (notInRe2 === undefined) return pattern;
  throw invalidOption(
    what,
    pattern,
    `must be a regular expression of RE2, which has no ${JSON.stringify(notInRe2)}`,
    'rewrite it without, or use fluentBit',
  );
}

/** The error for stack traces of a language, which only Fluent Bit knows. */
export function noLanguages(what: string, program: string, language: string): RangeError {
  return invalidOption(
    what,
    language,
    `must be { firstLine }: ${program} has no parsers for stack traces`,
    "set { firstLine: '^\\\\d{4}-' } with the beginning of a record, or use fluentBit",
  );
}
