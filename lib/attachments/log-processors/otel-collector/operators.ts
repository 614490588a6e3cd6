import { firstLinePattern, noLanguages } from '../shared/first-line';
import { invalidOption } from '../shared/invalid-option';
import type { FirstLine, JsonTime, Parse } from '../shared/parse';
import type { YamlFields } from '../shared/yaml';
import { literal } from './literal';
import { timeLayout } from './time-layout';

/** What parsing needs in a configuration. */
export interface Parsing {
  /** Settings of the receiver. */
  readonly receiver: YamlFields;
  readonly operators: readonly YamlFields[];
  /** How long an open record waits for more lines, in seconds; 0 where lines are not joined. */
  readonly flushSeconds: number;
}

/** The fields of a JSON object that become more than attributes. */
export interface RecordFields {
  readonly body: string | undefined;
  readonly severity: string;
}

const ownFlushSeconds = 1;

/**
 * How lines become records.
 * @throws RangeError for what the Collector cannot do.
 */
export function parsing(parse: Parse = {}, names: RecordFields): Parsing {
  const { json = false, multiline } = parse === 'json' ? { json: true } : parse;
  if (typeof multiline === 'string') throw noLanguages('otelCollector: parse.multiline', 'the Collector', multiline);
  return {
    receiver: {
      ...(multiline !== undefined && { multiline: { line_start_pattern: firstLine(multiline) } }),
      // Else a line that is written in two pieces would become two records.
      force_flush_period: multiline === undefined ? '0s' : `${ownFlushSeconds}s`,
    },
    operators: json === false ? [] : jsonOperators(json === true ? undefined : json, names),
    flushSeconds: multiline === undefined ? 0 : ownFlushSeconds,
  };
}

/** Lines are joined up to the next one that has a match, wherever in the line. */
function firstLine(first: FirstLine): string {
  const what = 'otelCollector: parse.multiline.firstLine';
  return literal(`^.*?(?:${firstLinePattern(first, what)})`, what);
}

/** @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/pkg/stanza/docs/operators */
function jsonOperators(time: JsonTime | undefined, { body, severity }: RecordFields): readonly YamlFields[] {
  return [
    {
      type: 'json_parser',
      if: literal('body matches "^\\\\s*\\\\{"', 'if'),
      parse_from: 'body',
      parse_to: 'attributes',
      parse_ints: true,
      on_error: 'send_quiet',
    },
    ...(time === undefined
      ? []
      : [
          {
            type: 'time_parser',
            parse_from: attribute(time.timeKey, 'parse.json.timeKey'),
            if: `${attribute(time.timeKey, 'parse.json.timeKey')} != nil`,
            ...timeLayout(literal(time.timeFormat, 'parse.json.timeFormat'), 'otelCollector: parse.json.timeFormat'),
            on_error: 'send_quiet',
          },
        ]),
    {
      type: 'severity_parser',
      parse_from: attribute(severity, 'severityField'),
      if: `${attribute(severity, 'severityField')} != nil`,
      // Beyond the words that the Collector knows: those of Python and of syslog, and the numbers of pino and bunyan.
      mapping: {
        trace: [10],
        debug: [20],
        info: [30, 'information', 'notice'],
        warn: [40, 'warning'],
        error: [50, 'err'],
        fatal: [60, 'critical', 'crit', 'alert', 'emergency', 'emerg', 'panic'],
      },
      on_error: 'send_quiet',
    },
    ...(body === undefined
      ? [bodyFrom('message', 'attributes["log"] == nil and '), bodyFrom('log')]
      : [bodyFrom(body)]),
  ];
}

/** The body is the message; what it was made from is in the attributes. */
function bodyFrom(field: string, condition = ''): YamlFields {
  const from = attribute(field, 'bodyField');
  return {
    type: 'move',
    id: `body-from-${field}`,
    from,
    to: 'body',
    if: `${condition}${from} != nil`,
    on_error: 'send_quiet',
  };
}

/** An attribute in the words of expressions. */
function attribute(name: string, what: string): string {
  if (/^[\w.@-]+$/.test(name)) return `attributes["${name}"]`;
  throw invalidOption(`otelCollector: ${what}`, name, 'must consist of letters, digits, "_", ".", "@" and "-"');
}
