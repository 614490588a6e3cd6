import { type Duration, wholeSeconds } from '../kubernetes/duration';
import type { Container, PodSpec } from '../kubernetes/generated/types';
import { type Checks, check, object, oneOf, optional, scalar } from '../values/check';
import { execSleep, sleep } from './lifecycle';

/** How long each part of a shutdown takes, at most. */
export interface GracefulShutdownOptions {
  /** How long the application needs to finish its work after SIGTERM. */
  readonly drain: Duration;
  /** How long proxies and load balancers need to learn that the Pod is leaving; until then it has to serve. @default 5 s */
  readonly endpoints?: Duration | undefined;
  /** How long sidecars need to stop after the application: the sum of their drains. @default 0 */
  readonly sidecars?: Duration | undefined;
  /** What is left when all went as planned, before the kubelet kills. @default 5 s */
  readonly margin?: Duration | undefined;
  /**
   * Who waits for the endpoints: the kubelet (`sleep`, by default from Kubernetes 1.30) or the image's own `sleep`
   * program (`execSleep`). @default 'sleep'
   */
  readonly wait?: 'sleep' | 'execSleep' | undefined;
}

/** What a graceful shutdown sets, for the Pod and for the container that serves. */
export interface GracefulShutdown {
  readonly pod: Required<Pick<PodSpec, 'terminationGracePeriodSeconds'>>;
  readonly container: Required<Pick<Container, 'lifecycle'>>;
}

/**
 * Stops a server without losing requests: it keeps serving for `endpoints` after the stop begins, and the
 * grace period is long enough for that, for the drain, for the sidecars and a margin.
 *
 * @example
 * const shutdown = gracefulShutdown({ drain: '20s' });   // 5 s of endpoints, 30 s of grace
 * { app: { image, ...shutdown.container }, pod: { ...shutdown.pod } }
 * @throws RangeError where a duration cannot be read or has a fraction of a second, or `execSleep` gets a negative one.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export function gracefulShutdown(options: GracefulShutdownOptions): GracefulShutdown {
  check('gracefulShutdown', options, shutdownOptions);
  const { drain, endpoints = 5, sidecars = 0, margin = 5, wait = 'sleep' } = options;
  const parts = Object.entries({ endpoints, drain, sidecars, margin }).map(([name, part]) =>
    wholeSeconds(part, `gracefulShutdown: ${name}`),
  );
  // A negative part would vanish in the sum; by itself, the verifier finds it.
  const grace = parts.find((part) => part < 0) ?? parts.reduce((sum, part) => sum + part, 0);
  return {
    pod: { terminationGracePeriodSeconds: grace },
    container: { lifecycle: { preStop: wait === 'sleep' ? sleep(endpoints) : execSleep(endpoints) } },
  };
}

const shutdownOptions = object({
  drain: scalar,
  endpoints: optional(scalar),
  sidecars: optional(scalar),
  margin: optional(scalar),
  wait: optional(oneOf(['sleep', 'execSleep'])),
} satisfies Checks<GracefulShutdownOptions>);
