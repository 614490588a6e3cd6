import type { SecretSource } from '../../../pod/env';
import { boolean, type Checks, check, elsewhere, object, oneOf, optional } from '../../../values/check';
import { secretSource } from '../../shared/secret-source';
import { type BasicCredentials, credentials } from '../shared/credentials';
import { type Connection, connection, type Retries } from './connection';
import { connectionOptions } from './connection-checks';
import { present } from './option';
import type { Output } from './output';

/** Options of {@link forward}. */
export type ForwardOptions = Connection & Retries & BasicCredentials & ForwardProtocol;

/** How records are forwarded. */
export interface ForwardProtocol {
  /** @default 24224 */
  readonly port?: number | undefined;
  /** The key that the server shares with its clients. @default none */
  readonly sharedKey?: SecretSource | undefined;
  /** Whether the server has to confirm what it got, so that nothing is lost when it goes away. @default true */
  readonly acknowledge?: boolean | undefined;
  /** @default not compressed */
  readonly compress?: 'gzip' | undefined;
}

/**
 * Sends records to Fluentd or another Fluent Bit. Their tag is `<workload>.<container>`.
 *
 * Nothing is dropped at once: a failed connection, a refused login and a missing acknowledgement are retried. Records whose
 * acknowledgement is lost arrive twice; a server that takes them and never confirms holds them up.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/forward
 */
export function forward(options: ForwardOptions): Output {
  check('forward', options, forwardOptions);
  const { sharedKey, acknowledge = true, compress } = options;
  const { user, password } = credentials('forward', options);
  return {
    plugin: 'forward',
    ...connection('forward', options, 24224, {
      require_ack_response: acknowledge,
      ...(compress !== undefined && { compress }),
      ...present({ shared_key: sharedKey, username: user, password }),
      // The server learns the user in the handshake about the shared key, which is held only where there is one.
      ...(password !== undefined && sharedKey === undefined && { empty_shared_key: true }),
    }),
  };
}

const forwardOptions = object({
  ...connectionOptions,
  sharedKey: optional(secretSource),
  acknowledge: optional(boolean),
  compress: optional(oneOf(['gzip'])),
  token: elsewhere('remove it'),
} satisfies Checks<ForwardOptions>);
