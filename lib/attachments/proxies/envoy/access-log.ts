import type { EnvoySettings } from './settings';
import { type Json, typed } from './types';

/** A line of JSON for each request; times are in milliseconds, as Envoy has them. */
export function accessLog(
  { accessLog: on, requestId }: EnvoySettings,
  isBehindProxies: boolean,
): Readonly<Record<string, Json>> {
  if (!on) return {};
  const fields = {
    time: '%START_TIME%',
    client: isBehindProxies
      ? '%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%'
      : '%DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT%',
    method: '%REQ(:METHOD)%',
    host: '%REQ(X-FORWARDED-HOST?:AUTHORITY)%',
    uri: '%REQ(:PATH)%',
    protocol: '%PROTOCOL%',
    status: '%RESPONSE_CODE%',
    bytes: '%BYTES_SENT%',
    milliseconds: '%DURATION%',
    upstream: '%UPSTREAM_HOST%',
    upstreamMilliseconds: '%RESPONSE_DURATION%',
    userAgent: '%REQ(USER-AGENT)%',
    ...(requestId && { requestId: '%REQ(X-REQUEST-ID)%' }),
    traceparent: '%REQ(TRACEPARENT)%',
  };
  return {
    access_log: [
      {
        name: 'envoy.access_loggers.stdout',
        typed_config: typed('envoy.extensions.access_loggers.stream.v3.StdoutAccessLog', {
          log_format: { json_format: fields },
        }),
      },
    ],
  };
}
