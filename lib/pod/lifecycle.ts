import { type Duration, wholeSeconds } from '../kubernetes/duration';
import type { ExecLifecycleHandler, SleepLifecycleHandler } from '../kubernetes/generated/types';

/**
 * A lifecycle handler that waits: `lifecycle: { preStop: sleep('5s') }` keeps a container serving while its endpoints
 * stop sending requests. The kubelet itself waits, so the image needs nothing. Kubernetes has it by default since 1.30;
 * on an older target, use {@link execSleep}.
 *
 * @throws RangeError where the duration cannot be read or has a fraction of a second.
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 * @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/3960-pod-lifecycle-sleep-action
 */
export function sleep(duration: Duration): SleepLifecycleHandler {
  return { sleep: { seconds: wholeSeconds(duration, 'sleep.seconds') } };
}

/**
 * A lifecycle handler that waits by running the image's own `sleep`, for targets before 1.30. Images without that
 * program (distroless, scratch) fail the hook, and the container is stopped at once.
 *
 * @throws RangeError where the duration cannot be read, has a fraction of a second, or is negative: a command is not a field
 * that the verifier could find it in.
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export function execSleep(duration: Duration): ExecLifecycleHandler {
  const seconds = wholeSeconds(duration, 'execSleep');
  if (seconds < 0) throw new RangeError(`execSleep: must be 0 s or more, got ${JSON.stringify(duration)}`);
  return { exec: { command: ['sleep', String(seconds)] } };
}
