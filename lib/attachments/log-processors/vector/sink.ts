import type { Destination } from '../../../pod/attachment';
import type { FieldSource, SecretSource } from '../../../pod/env';
import type { OutputTls, TextBeforeSecret } from '../shared/output';

/**
 * Where events go: a sink of Vector and its settings, in Vector's own words, as plain data. `lokiSink`, `elasticsearchSink`,
 * `httpSink` and `vectorSink` create one with checked options; for any other one, define it by hand.
 *
 * @example { type: 'kafka', settings: { bootstrap_servers: 'kafka:9092', topic: 'logs', encoding: { codec: 'json' } } }
 * @see https://vector.dev/docs/reference/configuration/sinks/
 */
export interface Sink {
  /** Its type: `kafka`. */
  readonly type: string;
  /**
   * Its settings, without `inputs`. A field of the event in one needs a literal before it, `'shop-{{ level }}'`, except
   * `{{ kubernetes.container_name }}`: it is the same in all events, so that the configuration has the name.
   */
  readonly settings: SinkSettings;
  /** Sets the files and the checks of `settings.tls`. @default settings.tls is as it is */
  readonly tls?: OutputTls | undefined;
  /** The servers that it connects to, for `isolate`. @default not known */
  readonly sendsTo?: readonly Destination[] | undefined;
}

/** Settings of a sink by their names. */
export interface SinkSettings {
  readonly [name: string]: SinkSetting | undefined;
}

/** A literal, what comes from elsewhere, or a list or an object of these. */
export type SinkSetting = string | number | boolean | SinkValue | readonly SinkSetting[] | SinkSettings;

/**
 * A key of a Secret, a string that ends with one, or a field of the Pod's metadata: `fromField('metadata.name')`. Its value is
 * read when the container starts, and has no line breaks.
 */
export type SinkValue = SecretSource | TextBeforeSecret | FieldSource;

/**
 * Prints events to the container's log, for debugging. Nothing can read them from there again: use it in addition to another
 * sink.
 * @see https://vector.dev/docs/reference/configuration/sinks/console/
 */
export function consoleSink(): Sink {
  return { type: 'console', settings: { encoding: { codec: 'json' } }, sendsTo: [] };
}
