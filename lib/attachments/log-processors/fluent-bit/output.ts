import type { Destination } from '../../../pod/attachment';
import type { SecretSource } from '../../../pod/env';
import type { OutputTls, ResourceAttributes, TextBeforeSecret } from '../shared/output';

/**
 * Where records go: an output plugin of Fluent Bit and its properties, in Fluent Bit's own words, as plain data. The
 * functions `loki`, `http` … create one with checked options; for any other plugin, define it by
 * hand.
 *
 * @example { plugin: 'syslog', properties: { host: 'syslog.logging', port: 514, mode: 'tcp', syslog_message_key: 'log' } }
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs
 */
export interface Output {
  /** The plugin's name: `es` for Elasticsearch. */
  readonly plugin: string;
  /** Its properties; one that can be said more than once has a list. */
  readonly properties: Readonly<Record<string, OutputProperty | readonly OutputProperty[]>>;
  /** Encrypts the connection. @default not encrypted */
  readonly tls?: OutputTls | undefined;
  /** More attributes of the resource; of the plugin `opentelemetry` only. @default those of the semantic conventions for Kubernetes */
  readonly resource?: ResourceAttributes | undefined;
  /**
   * The servers that it connects to, for `isolate`.
   * @default those of its properties `host` and `port`; without these, it is not known, but for plugins without a network
   */
  readonly sendsTo?: readonly Destination[] | undefined;
}

/** The value of a property: a literal, a key of a Secret, or a string that ends with one. */
export type OutputProperty = string | number | boolean | SecretSource | TextBeforeSecret;
