import type { FirstLine, JsonTime, Parse } from '../shared/parse';
import type { YamlFields } from '../shared/yaml';
import { literal } from './literal';

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
