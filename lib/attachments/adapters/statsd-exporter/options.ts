import type { Duration } from '../../../kubernetes/duration';
import type { MetricsAdapterOptions } from '../../shared/metrics-adapter';

/** Where StatsD lines are received, and how they become metrics. */
export interface StatsdExporterOptions extends MetricsAdapterOptions {
  /** The UDP port that receives StatsD lines. @default 9125 */
  readonly udpPort?: number | undefined;
  /** The TCP port that receives StatsD lines. @default 9125 */
  readonly tcpPort?: number | undefined;
  /** Rules that name metrics and labels; of those that match, the first one is used. @default each metric keeps its name, `.` becomes `_` */
  readonly mappings?: readonly StatsdMapping[] | undefined;
  /** What holds for metrics that no rule matches, and where a rule does not say. @default that of statsd_exporter */
  readonly defaults?: StatsdDefaults | undefined;
}

/** How the observations of timers, histograms and distributions become metrics. */
export interface StatsdObservations {
  /** @default 'summary' */
  readonly observer_type?: 'summary' | 'histogram' | undefined;
  /** How long a series is served that is not updated. @default as long as the exporter runs */
  readonly ttl?: Duration | undefined;
  readonly summary_options?:
    | {
        /** @default 0.5 (error 0.05), 0.9 (0.01) and 0.99 (0.001) */
        readonly quantiles?: readonly { readonly quantile: number; readonly error: number }[] | undefined;
        /** @default '10m' */
        readonly max_age?: Duration | undefined;
        readonly age_buckets?: number | undefined;
        readonly buf_cap?: number | undefined;
      }
    | undefined;
  readonly histogram_options?:
    | {
        /** Upper bounds, in seconds for timers. @default 0.005 to 10 */
        readonly buckets?: readonly number[] | undefined;
        readonly native_histogram_bucket_factor?: number | undefined;
        readonly native_histogram_max_buckets?: number | undefined;
      }
    | undefined;
}

/**
 * A rule of statsd_exporter, in its own words.
 * @see https://github.com/prometheus/statsd_exporter#metric-mapping-and-configuration
 */
export interface StatsdMapping extends StatsdObservations {
  /** The StatsD name: with `*` for one part (`checkout.*.seconds`), or a regular expression. */
  readonly match: string;
  /** @default 'glob' */
  readonly match_type?: 'glob' | 'regex' | undefined;
  /** @default all types */
  readonly match_metric_type?: 'counter' | 'gauge' | 'observer' | undefined;
  /** The Prometheus name; `$1` is the first `*` or group. */
  readonly name: string;
  readonly help?: string | undefined;
  /** Labels by name; `$1` is the first `*` or group. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Whether a tag of the line wins over a label of the same name. @default false */
  readonly honor_labels?: boolean | undefined;
  /** `drop` omits the metric. @default 'map' */
  readonly action?: 'map' | 'drop' | undefined;
  /** What values are multiplied by. @default 1 */
  readonly scale?: number | undefined;
}

/** What holds for metrics that no rule matches, and where a rule does not say. */
export interface StatsdDefaults extends StatsdObservations {
  /** @default 'glob' */
  readonly match_type?: 'glob' | 'regex' | undefined;
  /** Whether the most specific rule is used instead of the first one that matches. @default false */
  readonly glob_disable_ordering?: boolean | undefined;
}
