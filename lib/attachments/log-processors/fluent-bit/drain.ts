import type { Finding } from '../../../findings/finding';
import type { SecurityContext } from '../../../kubernetes/generated/types';
import type { AddedContainer, Context } from '../../../pod/attachment';
import { env } from '../../../pod/env';
import { runsToCompletion, supports } from '../../../pod/features';
import { images } from '../../../pod/images';
import { resources } from '../../../pod/resources';
import { userOf } from './container';
import type { LogSource } from './log-source';
import { paths, type Settings } from './settings';
import { idleSeconds, refreshSeconds } from './timing';

/** How names of files end that have a last line without a newline, with one. */
export const unfinished = '.unfinished';

/**
 * Waits for SIGTERM, which comes when the main containers have exited, and then for the log processor to stand still:
 * its positions do not move, and no records wait on disk. Until it exits, the kubelet sends no SIGTERM to the processor.
 * The processor never reads a last line that has no newline, so such lines become files that have one.
 */
const script = `set -u
IFS=
clock() { read -r now _ < /proc/uptime; now=\${now%%.*}; }
finish_lines() {
  for file in "$LOG_DIRECTORY"/$LOG_FILES; do
    [ -s "$file" ] && [ "$(tail -c 1 "$file" | wc -l)" -eq 0 ] || continue
    { tail -n 1 "$file"; echo; } > "$STATE/\${file##*/}$UNFINISHED"
  done
}
positions() { stat -c '%n %s %y' "$STATE"/positions.db* 2> /dev/null; }
count_chunks() { set -- "$STATE"/buffers/*/*.flb; chunks=$#; [ -e "$1" ] || chunks=0; }
drain() {
  kill "$sleeper"
  finish_lines
  before=
  clock
  start=$now moved=$now
  while [ $((now - moved)) -le "$IDLE_SECONDS" ]; do
    if [ $((now - start)) -ge "$DRAIN_SECONDS" ]; then
      echo "the log processor is not idle after $((now - start)) s: $chunks chunks are not delivered" >&2
      exit 0
    fi
    sleep 1
    clock
    count_chunks
    state="$(positions) $chunks"
    [ "$state" = "$before" ] && [ "$chunks" -eq 0 ] || moved=$now
    [ "$state" = "$before" ] || echo "$chunks chunks to deliver"
    before=$state
  done
  if [ -e "$STATE/positions.db" ]; then
    echo "the log processor is idle after $((now - start)) s"
  else
    echo "the log processor has no positions file: lines may be lost" >&2
  fi
  exit 0
}
sleep 2147483647 &
sleeper=$!
trap drain TERM INT
echo "waiting for the end of the Pod"
wait "$sleeper"
`;

/** The container that waits for a log processor, if the target can have one. */
export interface EndOfPod {
  readonly drain?: AddedContainer | undefined;
  readonly findings: readonly Finding[];
}

/**
 * What keeps the log processor running until it has read and delivered all lines: a native sidecar that starts directly
 * after it and so stops before it. Where the target has none, a finding says what is lost.
 */
export function endOfPod(
  settings: Settings,
  source: LogSource,
  securityContext: SecurityContext | undefined,
  context: Context,
): EndOfPod {
  const { name, drainSeconds } = settings;
  if (drainSeconds === undefined) return { findings: [] };
  if (supports(context, 'nativeSidecars')) {
    return { drain: drain(settings, source, drainSeconds, securityContext), findings: [] };
  }
  return { findings: runsToCompletion(context.kind) ? [] : [linesLost(name, context)] };
}

function drain(
  { name, parsing }: Settings,
  source: LogSource,
  drainSeconds: number,
  securityContext: SecurityContext | undefined,
): AddedContainer {
  return {
    as: 'sidecar',
    drainSeconds: drainSeconds + 1,
    container: {
      name: `${name}-drain`,
      image: images.busybox,
      command: ['/bin/sh', '-c', script],
      env: env({
        LOG_DIRECTORY: source.directory,
        LOG_FILES: source.files,
        STATE: paths.state,
        UNFINISHED: unfinished,
        DRAIN_SECONDS: drainSeconds,
        IDLE_SECONDS: idleSeconds(parsing),
      }),
      resources: resources({ cpu: '5m', memory: '16Mi' }),
      // The user of the log processor, who can read the same files.
      securityContext: { ...userOf(source), ...securityContext },
      volumeMounts: [{ name: `${name}-state`, mountPath: paths.state }],
    },
  };
}

function linesLost(name: string, { kubernetes }: Context): Finding {
  return {
    code: 'pod/log-lines-lost',
    severity: 'warning',
    field: 'spec.containers',
    value: name,
    message: `Kubernetes ${kubernetes} stops log processor "${name}" together with the application: lines after SIGTERM, and up to ${refreshSeconds} s before it, are lost`,
    fix: 'target Kubernetes 1.29 or later, or set drainTimeout: false if the loss is acceptable',
  };
}
