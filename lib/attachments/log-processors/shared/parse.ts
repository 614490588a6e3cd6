import { boolean, type Checks, either, kind, object, oneOf, optional, string, worded } from '../../../values/check';

/** How lines become records: `'json'` for a JSON object a line, or in detail. */
export type Parse = 'json' | ParseOptions;

/** How lines become records. With both, lines are joined first, and what they are together is parsed. */
export interface ParseOptions {
  /**
   * Makes the fields of a JSON object those of the record. A line that is none stays whole, under `log`.
   * @default not parsed: every line is a record with the line under `log`
   */
  readonly json?: boolean | JsonTime | undefined;
  /**
   * Joins the lines of a stack trace, as a language prints it, or all lines up to the next one that starts a record. With
   * `'java'`, a line that a logger writes before the trace is a record of its own; `{ firstLine }` joins them.
   * @default every line is a record
   */
  readonly multiline?: 'go' | 'java' | 'python' | 'ruby' | FirstLine | undefined;
}

/** Where a JSON object says when it was logged. */
export interface JsonTime {
  /** The field with the time; it stays in the record. */
  readonly timeKey: string;
  /**
   * How it is written, in the words of strptime, with `%L` for fractions of a second: `'%Y-%m-%dT%H:%M:%S.%L%z'`.
   * @see https://docs.fluentbit.io/manual/data-pipeline/parsers/configuring-parser
   */
  readonly timeFormat: string;
}

/** How the first line of a record looks. */
export interface FirstLine {
  /**
   * A regular expression that a line matches which starts a record, without slashes around it: `'^\\d{4}-\\d{2}-\\d{2}'`. Of
   * Ruby for Fluent Bit, of RE2 for the OpenTelemetry Collector and Vector.
   */
  readonly firstLine: string;
}

/** A format without a directive would take a text for a time that only ever is this text. */
const timeFormat = kind(
  'a time format such as "%Y-%m-%dT%H:%M:%S.%L%z"',
  (value) => string(value) === undefined && (typeof value !== 'string' || value.includes('%')),
);

/** The check of it. */
export const parse = either(
  object({
    json: optional(
      either(
        object({ timeKey: string, timeFormat } satisfies Checks<JsonTime>),
        worded('true, false or { timeKey, timeFormat }', boolean),
      ),
    ),
    multiline: optional(
      either(
        object({ firstLine: string } satisfies Checks<FirstLine>),
        oneOf(['go', 'java', 'python', 'ruby'], '{ firstLine }'),
      ),
    ),
  } satisfies Checks<ParseOptions>),
  oneOf(['json'], '{ json, multiline }'),
);
