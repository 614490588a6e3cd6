import type { Probe } from '../../../kubernetes/generated/types';
import { equal } from '../../../values/equal';
import type { Practice } from '../facts/practice';

/**
 * A liveness probe that asks the same as the readiness probe, and gives up no later: what should take a Pod out of its
 * Services for a while kills it.
 */
export const sameProbes: Practice = {
  code: 'practice/same-probes',
  on: true,
  checkWorkload: (workload, report) => {
    if (workload.probes.length < 2) return;
    for (const { container, field, name } of workload.lasting) {
      const { livenessProbe, readinessProbe } = container;
      if (livenessProbe === undefined || readinessProbe === undefined) continue;
      if (!asksTheSame(livenessProbe, readinessProbe) || patience(livenessProbe) > patience(readinessProbe)) continue;
      report(workload, workload.at(`${field}.livenessProbe`), {
        message: `livenessProbe equals readinessProbe in container "${name}": under load the container restarts instead of only leaving its Services`,
        fix: 'use a more tolerant livenessProbe, or remove it',
      });
    }
  },
};

function asksTheSame(one: Probe, other: Probe): boolean {
  return (
    equal(one.httpGet, other.httpGet) &&
    equal(one.tcpSocket, other.tcpSocket) &&
    equal(one.grpc, other.grpc) &&
    equal(one.exec, other.exec)
  );
}

/** Seconds until a probe gives up. */
function patience({ initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 }: Probe): number {
  return initialDelaySeconds + periodSeconds * failureThreshold;
}
