import type { SecretSource } from '../../pod/env';
import type { Named } from '../../values/named';

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
}

/** The value of a property: a literal, a key of a Secret, or a string that ends with one. */
export type OutputProperty = string | number | boolean | SecretSource | TextBeforeSecret;

/** A literal text followed by the value of a Secret's key: `Authorization Bearer ` and a token. */
export interface TextBeforeSecret {
  readonly text: string;
  readonly secret: SecretSource;
}

/**
 * How an output's connection is encrypted. Files are read when Fluent Bit starts: a renewed certificate is taken up by
 * the next start of the container.
 * @see https://docs.fluentbit.io/manual/administration/transport-security
 */
export interface OutputTls {
  /** Where the certificate of the authority is that signed the server's. @default the authorities that the image knows */
  readonly ca?: CaSource | undefined;
  /** A Secret of type `kubernetes.io/tls` with the certificate that Fluent Bit shows to the server. @default none is shown */
  readonly certificate?: { readonly secretName: Named } | undefined;
  /** The name in the server's certificate, which is also sent as SNI. @default the host */
  readonly serverName?: string | undefined;
  /** Whether the server's certificate and its name are checked. @default true */
  readonly verify?: boolean | undefined;
}

/** A key of a Secret or of a ConfigMap. */
export type CaSource =
  | {
      readonly secretName: Named;
      readonly configMapName?: undefined /** @default 'ca.crt' */;
      readonly key?: string | undefined;
    }
  | {
      readonly configMapName: Named;
      readonly secretName?: undefined /** @default 'ca.crt' */;
      readonly key?: string | undefined;
    };
