import type { YamlFields } from '../shared/yaml';
import { literal } from './literal';

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
  /** A regular expression of Ruby, without slashes around it: `'^\\d{4}-\\d{2}-\\d{2}'`. */
  readonly firstLine: string;
}

/** What parsing needs in a configuration. */
export interface Parsing {
  readonly parsers?: readonly YamlFields[];
  readonly multilineParsers?: readonly YamlFields[];
  /** Properties of the `tail` input. */
  readonly tail: YamlFields;
  readonly filters: readonly YamlFields[];
  /** How long an open record waits for more lines, in seconds, at most. */
  readonly flushSeconds: number;
  /** Whether the application names the fields of its records. */
  readonly ownFields: boolean;
}

const jsonParser = 'logs-json';
const multilineParser = 'logs-multiline';

/** Fluent Bit looks once in this time for records without a new line for as long, so that it can take twice. Its own parsers have 4 s. */
const ownFlushSeconds = 1;

/**
 * The parsers, and where they are used.
 * @throws RangeError for a string that Fluent Bit would not read literally.
 */
export function parsing(parse: Parse = {}): Parsing {
  const { json = false, multiline } = parse === 'json' ? { json: true } : parse;
  const joined = multiline !== undefined;
  return {
    ...(json !== false && { parsers: [jsonDefinition(json === true ? undefined : json)] }),
    ...(typeof multiline === 'object' && { multilineParsers: [multilineDefinition(multiline)] }),
    tail: {
      ...(joined && { 'multiline.parser': typeof multiline === 'object' ? multilineParser : multiline }),
      ...(json !== false && !joined && { parser: jsonParser }),
    },
    // The input joins lines or parses them, not both; so what it joined is parsed behind it.
    filters:
      json !== false && joined
        ? [{ name: 'parser', match: '*', key_name: 'log', parser: jsonParser, reserve_data: true }]
        : [],
    flushSeconds: multiline === undefined ? 0 : typeof multiline === 'object' ? 2 * ownFlushSeconds : 8,
    ownFields: json !== false,
  };
}

function jsonDefinition(time: JsonTime | undefined): YamlFields {
  return {
    name: jsonParser,
    format: 'json',
    ...(time !== undefined && {
      time_key: literal(time.timeKey, 'parse.json.timeKey'),
      time_format: literal(time.timeFormat, 'parse.json.timeFormat'),
      time_keep: true,
    }),
  };
}

/** Lines that do not look like a first one belong to the record before them. */
function multilineDefinition({ firstLine }: FirstLine): YamlFields {
  const regex = literal(firstLine, 'parse.multiline.firstLine');
  if (regex === '')
    throw new RangeError('parse.multiline.firstLine must not be empty; set a regular expression for the first line');
  return {
    name: multilineParser,
    type: 'regex',
    flush_timeout: 1000 * ownFlushSeconds,
    rules: [
      { state: 'start_state', regex: `/${regex}/`, next_state: 'cont' },
      { state: 'cont', regex: `/^(?!.*(?:${regex}))/`, next_state: 'cont' },
    ],
  };
}
