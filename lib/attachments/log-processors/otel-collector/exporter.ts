import type { Destination } from '../../../pod/attachment';
import type { SecretSource } from '../../../pod/env';
import type { OutputTls, TextBeforeSecret } from '../shared/output';

/**
 * Where records go: an exporter of the OpenTelemetry Collector and its settings, in the Collector's own words, as plain data.
 * `otlpHttp` and `otlpGrpc` create one with checked options; for any other exporter of the contrib distribution, define it by
 * hand.
 *
 * @example { type: 'splunk_hec', settings: { endpoint: 'https://splunk:8088', token: fromSecret('splunk', 'token') } }
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter
 */
export interface Exporter {
  /** Its type: `splunk_hec`. */
  readonly type: string;
  readonly settings: ExporterSettings;
  /** Sets the files and the checks of `settings.tls`. @default settings.tls is as it is */
  readonly tls?: OutputTls | undefined;
  /**
   * Whether records wait on the state volume and are sent again until they are delivered, which sets `sending_queue` and
   * `retry_on_failure` where `settings` do not. False for an exporter that has neither, as `debug`.
   * @default true
   */
  readonly queue?: boolean | undefined;
  /** The servers that it connects to, for `isolate`. @default not known */
  readonly sendsTo?: readonly Destination[] | undefined;
}

/** Settings of an exporter by their names. */
export interface ExporterSettings {
  readonly [name: string]: ExporterSetting | undefined;
}

/** A literal, a key of a Secret, a string that ends with one, or what consists of these. */
export type ExporterSetting =
  | string
  | number
  | boolean
  | SecretSource
  | TextBeforeSecret
  | readonly ExporterSetting[]
  | ExporterSettings;

/**
 * Prints records to the container's log, for debugging. Nothing can read them from there again: use it in addition to another
 * exporter.
 * @see https://github.com/open-telemetry/opentelemetry-collector/tree/main/exporter/debugexporter
 */
export function debugExporter(): Exporter {
  return { type: 'debug', settings: { verbosity: 'detailed' }, queue: false, sendsTo: [] };
}
