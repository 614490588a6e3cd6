import type { Finding } from '../../../findings/finding';
import type { EnvVar, SecurityContext } from '../../../kubernetes/generated/types';
import type { AddedContainer, Context } from '../../../pod/attachment';
import { env } from '../../../pod/env';
import { runsToCompletion, supports } from '../../../pod/features';
import { images } from '../../../pod/images';
import { resources } from '../../../pod/resources';
import type { LogSource } from '../../shared/log-files/log-source';
import { userOf } from './reader';

/** How names of files end that have a last line without a newline, with one. */
export const unfinished = '.unfinished';

/** How long the end of the Pod waits for a log processor, and how it sees that there is nothing left to do. */
export interface Drain {
  /** How long it waits at most. */
  readonly seconds: number;
  /** How many seconds without progress prove that all is read: a new file is found, read, and cut into records by then. */
  readonly idleSeconds: number;
  /** How often the log processor looks for new files and lines, in seconds. */
  readonly refreshSeconds: number;
  readonly progress: Progress;
  /** Whether the log processor reads a last line without a newline. @default false: such lines become files that have one */
  readonly readsUnfinished?: boolean | undefined;
}

/** How a log processor shows its progress, in the words of a shell. */
export interface Progress {
  /** What waits to be delivered: `chunks`. `count` sets a variable of this name to their number. */
  readonly unit: string;
  /** Defines `positions`, which prints what changes while files are read, and what `count` calls. */
  readonly functions: string;
  /** A command that counts what waits. */
  readonly count: string;
  /** Whether the log processor was seen to read, as a condition, and what is wrong if it was not. */
  readonly seen: { readonly condition: string; readonly otherwise: string };
  /** Variables that the functions read. */
  readonly env?: readonly EnvVar[] | undefined;
}

/**
 * Waits for SIGTERM, which comes when the main containers have exited, and then for the log processor to stand still:
 * its positions do not move, and nothing waits to be delivered. Until it exits, the kubelet sends no SIGTERM to the
 * processor.
 */
const script = ({ progress: { unit, functions, count, seen }, readsUnfinished = false }: Drain): string => `set -u
IFS=
clock() { read -r now _ < /proc/uptime; now=\${now%%.*}; }
${readsUnfinished ? '' : finishLines}${functions}
drain() {
  kill "$sleeper"
${readsUnfinished ? '' : '  finish_lines\n'}  before=
  clock
  start=$now moved=$now
  while [ $((now - moved)) -le "$IDLE_SECONDS" ]; do
    if [ $((now - start)) -ge "$DRAIN_SECONDS" ]; then
      echo "the log processor is not idle after $((now - start)) s: $${unit} ${unit} are not delivered" >&2
      exit 0
    fi
    sleep 1
    clock
    ${count}
    state="$(positions) $${unit}"
    [ "$state" = "$before" ] && [ "$${unit}" -eq 0 ] || moved=$now
    [ "$state" = "$before" ] || echo "$${unit} ${unit} to deliver"
    before=$state
  done
  if ${seen.condition}; then
    echo "the log processor is idle after $((now - start)) s"
  else
    echo "the log processor ${seen.otherwise}: lines may be lost" >&2
  fi
  exit 0
}
sleep 2147483647 &
sleeper=$!
trap drain TERM INT
echo "waiting for the end of the Pod"
wait "$sleeper"
`;

/** Makes files of last lines that have no newline, with one. */
const finishLines = `finish_lines() {
  for file in "$LOG_DIRECTORY"/$LOG_FILES; do
    [ -s "$file" ] && [ "$(tail -c 1 "$file" | wc -l)" -eq 0 ] || continue
    { tail -n 1 "$file"; echo; } > "$STATE/\${file##*/}$UNFINISHED"
  done
}
`;

/** The container that waits for a log processor, if the target can have one. */
export interface EndOfPod {
  readonly drain?: AddedContainer | undefined;
  readonly findings: readonly Finding[];
}

/** A log processor whose end is waited for. */
export interface Drained {
  readonly name: string;
  /** Where its state volume is mounted. */
  readonly state: string;
  /** Absent where nothing waits for it. */
  readonly drain: Drain | undefined;
}

/**
 * What keeps the log processor running until it has read and delivered all lines: a native sidecar that starts directly
 * after it and so stops before it. Where the target has none, a finding says what is lost.
 */
export function endOfPod(
  { name, state, drain }: Drained,
  source: LogSource,
  securityContext: SecurityContext | undefined,
  context: Context,
): EndOfPod {
  if (drain === undefined) return { findings: [] };
  if (supports(context, 'nativeSidecars')) {
    return { drain: container(name, state, drain, source, securityContext), findings: [] };
  }
  return { findings: runsToCompletion(context.kind) ? [] : [linesLost(name, drain, context)] };
}

function container(
  name: string,
  state: string,
  drain: Drain,
  source: LogSource,
  securityContext: SecurityContext | undefined,
): AddedContainer {
  const { seconds, idleSeconds, progress } = drain;
  return {
    as: 'sidecar',
    drainSeconds: seconds + 1,
    container: {
      name: `${name}-drain`,
      image: images.busybox,
      command: ['/bin/sh', '-c', script(drain)],
      env: [
        ...env({
          LOG_DIRECTORY: source.directory,
          LOG_FILES: source.files,
          STATE: state,
          UNFINISHED: unfinished,
          DRAIN_SECONDS: seconds,
          IDLE_SECONDS: idleSeconds,
        }),
        ...(progress.env ?? []),
      ],
      resources: resources({ cpu: '5m', memory: '16Mi' }),
      // The user of the log processor, who can read the same files.
      securityContext: { ...userOf(source), ...securityContext },
      volumeMounts: [{ name: `${name}-state`, mountPath: state }],
    },
  };
}

function linesLost(name: string, { refreshSeconds }: Drain, { kubernetes }: Context): Finding {
  return {
    code: 'pod/log-lines-lost',
    severity: 'warning',
    field: 'spec.containers',
    value: name,
    message: `Kubernetes ${kubernetes} stops log processor "${name}" together with the application: lines after SIGTERM, and up to ${refreshSeconds} s before it, are lost`,
    fix: 'target Kubernetes 1.29 or later, or set drainTimeout: false if the loss is acceptable',
  };
}
