import { containerText } from '../../../anatomy/containers';
import type { Probe } from '../../../kubernetes/generated/types';
import { equal } from '../../../values/equal';
import type { Practice } from '../facts/practice';

/**
 * A liveness probe with the same handler as the readiness probe, which fails no later: instead of leaving its Services for a
 * while, the container is restarted.
 */
export const sameProbes: Practice = {
  code: 'practice/same-probes',
  on: false,
  checkWorkload: (workload, report) => {
    if (workload.probes.length < 2) return;
    for (const { container, field, name } of workload.longRunning) {
      const { livenessProbe, readinessProbe } = container;
      if (livenessProbe === undefined || readinessProbe === undefined) continue;
      if (
        !haveSameHandler(livenessProbe, readinessProbe) ||
        secondsToFailure(livenessProbe) > secondsToFailure(readinessProbe)
      )
        continue;
      report(workload, workload.at(`${field}.livenessProbe`), {
        message: `livenessProbe equals readinessProbe in ${containerText(name)}: under load the container restarts instead of only leaving its Services`,
        fix: 'use a more tolerant livenessProbe, or remove it',
      });
    }
  },
};

function haveSameHandler(one: Probe, other: Probe): boolean {
  return (
    equal(one.httpGet, other.httpGet) &&
    equal(one.tcpSocket, other.tcpSocket) &&
    equal(one.grpc, other.grpc) &&
    equal(one.exec, other.exec)
  );
}

/** Seconds until a probe has failed. */
function secondsToFailure({ initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 }: Probe): number {
  return initialDelaySeconds + periodSeconds * failureThreshold;
}
