import { valueText } from '../../../findings/value-text';
import { type Duration, parseDuration } from '../../../kubernetes/duration';
import { loneBracket } from '../../shared/lone-bracket';
import { option } from '../../shared/option';
import type { StatsdDefaults, StatsdMapping, StatsdObservations } from './options';

const observed = {
  observer_type: option.optional(option.oneOf(['summary', 'histogram'])),
  ttl: option.optional(option.duration),
  summary_options: option.optional(
    option.object({
      quantiles: option.optional(option.list(option.object({ quantile: option.number, error: option.number }))),
      max_age: option.optional(option.duration),
      age_buckets: option.optional(option.number),
      buf_cap: option.optional(option.number),
    }),
  ),
  histogram_options: option.optional(
    option.object({
      buckets: option.optional(option.list(option.number)),
      native_histogram_bucket_factor: option.optional(option.number),
      native_histogram_max_buckets: option.optional(option.number),
    }),
  ),
} as const;

const metricName = option.matching(
  /^(?:[a-zA-Z_]|\$\{?\d+\}?)(?:[a-zA-Z0-9_]|\$\{?\d+\}?)*$/,
  'a metric name such as "checkout_seconds": letters, digits and "_", and $1 for the first "*"',
);

/** The type of `mappings`. */
export const mappings = option.list(
  option.object({
    match: option.string,
    match_type: option.optional(option.oneOf(['glob', 'regex'])),
    match_metric_type: option.optional(option.oneOf(['counter', 'gauge', 'observer'])),
    name: metricName,
    help: option.optional(option.string),
    labels: option.optional(option.map(option.string)),
    honor_labels: option.optional(option.boolean),
    action: option.optional(option.oneOf(['map', 'drop'])),
    scale: option.optional(option.number),
    ...observed,
  }),
);

/** The type of `defaults`. */
export const mappingDefaults = option.object({
  match_type: option.optional(option.oneOf(['glob', 'regex'])),
  glob_disable_ordering: option.optional(option.boolean),
  ...observed,
});

/** The mapping file: YAML, of which JSON is a part. Absent where every metric keeps its name. */
export function mappingFile(
  rules: readonly StatsdMapping[] | undefined,
  defaults: StatsdDefaults | undefined,
): string | undefined {
  if (rules === undefined && defaults === undefined) return undefined;
  const file = { ...(defaults !== undefined && { defaults: inGo(defaults) }), mappings: (rules ?? []).map(inGo) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * The exporter does not start where options are of another type of observer.
 *
 * @throws RangeError for options of the other type.
 */
export function checkObservers(rules: readonly StatsdMapping[] = [], defaults: StatsdDefaults = {}): void {
  for (const [at, { observer_type = defaults.observer_type ?? 'summary', ...rule }] of rules.entries()) {
    const other = observer_type === 'summary' ? 'histogram' : 'summary';
    if (rule[`${other}_options`] === undefined) continue;
    throw new RangeError(
      `statsd-exporter: mappings[${at}].${other}_options needs observer_type ${other}, got ${observer_type}; ` +
        `set observer_type: '${other}', or remove ${other}_options`,
    );
  }
}

const globPart = '[A-Za-z0-9_][A-Za-z0-9_-]*';
const glob = new RegExp(`^(?:\\*|(?!\\d)${globPart})(?:\\.(?:\\*|${globPart}))*$`);
const labelName = /^[A-Za-z_][A-Za-z0-9_]+$/;

/**
 * The exporter does not start with a `match` or a label name that it cannot read.
 *
 * @throws RangeError for one of them.
 * @see https://github.com/prometheus/statsd_exporter/blob/master/pkg/mapper/mapper.go
 */
export function checkNames(rules: readonly StatsdMapping[] = [], defaults: StatsdDefaults = {}): void {
  for (const [at, { match, match_type = defaults.match_type ?? 'glob', labels = {} }] of rules.entries()) {
    const where = `statsd-exporter: mappings[${at}]`;
    if (match_type === 'glob' && !glob.test(match)) {
      throw new RangeError(
        `${where}.match must have parts of letters, digits, "_" and "-", or only "*", between dots, ` +
          `got ${valueText(match)}; set one such as "checkout.*.time", or match_type: 'regex'`,
      );
    }
    const refused = match_type === 'regex' ? refusedByGo(match) : undefined;
    if (refused !== undefined) {
      throw new RangeError(
        `${where}.match must be a regular expression of Go, got ${valueText(match)} with "${refused}"; rewrite it without`,
      );
    }
    const label = Object.keys(labels).find((name) => !labelName.test(name));
    if (label !== undefined) {
      throw new RangeError(
        `${where}.labels must have names of two or more letters, digits and "_", without a digit first, ` +
          `got ${valueText(label)}; rename it`,
      );
    }
  }
}

/** Quotes, classes and other escapes are skipped. */
const perl = /\\Q[\s\S]*?(?:\\E|$)|\\[1-9kZ]|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\(\?(?:[=!>#]|<[=!])|[*+?][*+]/g;

/**
 * What Go's regular expressions do not have: references to groups, a look around, an atomic group, a possessive quantifier;
 * or a bracket without the other one.
 * @see https://github.com/google/re2/wiki/Syntax
 */
function refusedByGo(pattern: string): string | undefined {
  const parts = [...pattern.matchAll(perl)].map(([part]) => part);
  return parts.find((part) => /^(?:\\[1-9kZ]$|\(|[*+?])/.test(part)) ?? loneBracket(pattern, 'flat');
}

/** With durations as Go reads them, which takes a number for nanoseconds and knows no days. */
function inGo<Rule extends StatsdObservations>({ ttl, summary_options, ...rest }: Rule) {
  const { max_age, ...summary } = summary_options ?? {};
  return {
    ...rest,
    ...(ttl !== undefined && { ttl: goDuration(ttl) }),
    ...(summary_options !== undefined && {
      summary_options: { ...summary, ...(max_age !== undefined && { max_age: goDuration(max_age) }) },
    }),
  };
}

function goDuration(duration: Duration): string {
  return `${parseDuration(duration)}s`;
}
