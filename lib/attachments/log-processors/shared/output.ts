import type { SecretSource } from '../../../pod/env';
import type { ClientTls } from '../../shared/client-tls';

/** Attributes of the resource that records come from, in the words of OpenTelemetry: `{ 'service.version': '1.2' }`. */
export type ResourceAttributes = Readonly<Record<string, string>>;

/** A literal text followed by the value of a Secret's key: `Authorization Bearer ` and a token. */
export interface TextBeforeSecret {
  readonly text: string;
  readonly secret: SecretSource;
}

/**
 * How an output's connection is encrypted. Files are read when the log processor starts: a renewed certificate is taken up by
 * the next start of the container.
 */
export interface OutputTls extends ClientTls {
  /** The name in the server's certificate, which is also sent as SNI. @default the host */
  readonly serverName?: string | undefined;
}
