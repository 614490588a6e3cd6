import { env } from '../../../pod/env';
import type { Progress } from '../shared/drain';

/**
 * The Collector tells in its metrics how many records it has read and sent, and how many bytes wait. It writes its
 * positions each time that it has looked at all files: where it did not, it is busy, or has no time to run.
 */
export function progress(metricsPort: number): Progress {
  return {
    unit: 'bytes',
    functions: `bytes=unknown metrics= looked=
positions() { echo "$metrics" | grep '_log_records{'; }
count_bytes() {
  metrics=$(timeout 2 wget -q -O - "$METRICS" 2> /dev/null) || return 1
  bytes=$(echo "$metrics" | awk '/^otelcol_exporter_queue_size[{]/ { sum += $NF } END { printf "%d", sum }')
  before_look=$looked looked=$(stat -c '%y' "$STATE"/storage/receiver_* 2> /dev/null)
  [ "$looked" != "$before_look" ]
}`,
    count: 'count_bytes || { moved=$now; continue; }',
    seen: { condition: '[ -n "$looked" ]', otherwise: 'has no positions file' },
    env: env({ METRICS: `http://127.0.0.1:${metricsPort}/metrics` }),
  };
}
