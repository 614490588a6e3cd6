import { type Checks, check, elsewhere, object, oneOf, optional } from '../../../values/check';
import { batch, type SinkServer, serverChecks, sinkServer } from './server';
import type { Sink } from './sink';

/** Options of {@link vectorSink}. */
export interface VectorSinkOptions extends SinkServer {
  /** @default 6000 */
  readonly port?: number | undefined;
  /** @default 'none' */
  readonly compress?: 'gzip' | 'zstd' | 'none' | undefined;
}

/**
 * Sends events to the source `vector` of another Vector, which collects those of many Pods, over gRPC. That source answers
 * when its own sinks have taken the events, where these acknowledge.
 *
 * Dropped at once: what is refused for good, as with InvalidArgument or Unauthenticated. All else is retried without end.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://vector.dev/docs/reference/configuration/sinks/vector/
 */
export function vectorSink(options: VectorSinkOptions): Sink {
  check('vectorSink', options, vectorSinkOptions);
  const { compress = 'none', tls = false } = options;
  const { address, connection } = sinkServer('vectorSink', options, 6000);
  return {
    type: 'vector',
    settings: {
      routing: { endpoints: [address] },
      compression: compress,
      batch,
      ...(tls !== false && { tls: { enabled: true } }),
    },
    ...connection,
  };
}

const noCredentials = elsewhere('Vector has no credentials between its instances; set tls with a certificate');

const vectorSinkOptions = object({
  ...serverChecks,
  compress: optional(oneOf(['gzip', 'zstd', 'none'])),
  user: noCredentials,
  password: noCredentials,
  token: noCredentials,
} satisfies Checks<VectorSinkOptions & { readonly user?: never; readonly password?: never; readonly token?: never }>);
