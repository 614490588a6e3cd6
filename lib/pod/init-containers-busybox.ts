import { type Duration, wholeSeconds } from '../kubernetes/duration';
import type { Container } from '../kubernetes/generated/types';
import { type Checks, optional, scalar, string } from '../values/check';
import { containerOverride } from './attachment-checks';
import { images } from './images';
import { resources } from './resources';

/** The options of all our init containers. */
export interface InitContainerOptions {
  /**
   * How long it may take, in whole seconds of at least 1. Then it fails with exit code ≠ 0, and the kubelet starts it
   * again, with growing pauses, as the Pod's restartPolicy says, so that the failure is visible.
   */
  readonly within: Duration;
  /** The container's name, a DNS label. */
  readonly name?: string | undefined;
  /** Overrides fields of the container: env, ports and mounts merge by key, the rest replaces. */
  readonly container?: Partial<Omit<Container, 'name'>> | undefined;
}

/** The options of all of them. */
export const initContainerOptions = {
  within: scalar,
  name: optional(string),
  container: containerOverride,
} satisfies Checks<InitContainerOptions>;

/**
 * A deadline in seconds. A wire field would take a negative one to the verifier; a script would only never end.
 * @throws RangeError below one second, or where the duration cannot be read or has a fraction of a second.
 */
export function deadline(within: Duration, what: string): number {
  const seconds = wholeSeconds(within, `${what}: within`);
  if (seconds >= 1) return seconds;
  throw new RangeError(`${what}: within must be at least 1 s, got ${JSON.stringify(within)}; set "1s" or more`);
}

/**
 * An init container that runs a shell script of ours in busybox. The script is the same whatever the user says: what the
 * user says comes as arguments, so that nothing of it is read as shell. As in every container, Kubernetes replaces
 * `$(NAME)` in the arguments by the container's environment.
 *
 * It passes Pod Security `restricted` by itself; the default user of busybox is root, so it runs as user 65534. Its last output
 * is its termination message, which `kubectl describe pod` shows.
 */
export function busyboxContainer(name: string, script: string, args: readonly string[]): Container {
  return {
    name,
    image: images.busybox,
    command: ['sh', '-c', script],
    args: [name, ...args],
    resources: resources({ cpu: '10m', memory: '32Mi' }),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsGroup: 65534,
      runAsNonRoot: true,
      runAsUser: 65534,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
}

/**
 * Sets `left` to the seconds until the deadline, read from the machine's uptime: a clock that is set while a node boots
 * does not move it. Backquotes and this form of arithmetic leave nothing that Kubernetes would take for its `$(NAME)`.
 */
export const countdown = `
clock() { read -r now rest </proc/uptime; now=\${now%%.*}; left=$((end - now)); }
end=0; clock; end=$((now + within)); clock
trap 'echo "$0: told to stop" >&2; exit 143' TERM
`.trim();

/** Says something at once the first time and then once in ten seconds. */
export const sayNowAndThen = `
said=-10
say() { if [ $((now - said)) -ge 10 ]; then said=$now; echo "$1"; fi; }
`.trim();
