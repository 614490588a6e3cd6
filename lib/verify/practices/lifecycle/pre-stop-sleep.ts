import { preStopSeconds } from '../../../anatomy/pre-stop';
import type { Practice } from '../facts/practice';
import { resolvePort } from '../facts/target-port';
import { endsByItself } from '../facts/workload';

/** Requests arrive until endpoints and proxies have learned of a stop; a container that stops at once refuses them. */
export const preStopSleep: Practice = {
  code: 'practice/pre-stop-sleep',
  on: false,
  check: ({ services }, report) => {
    const reported = new Set<string>();
    for (const { object, selected, name } of services) {
      for (const { port, targetPort, protocol } of object.spec?.ports ?? []) {
        for (const workload of selected.workloads) {
          if (endsByItself(workload)) continue;
          const resolved = resolvePort(workload, targetPort ?? port, protocol ?? 'TCP');
          if (resolved.kind !== 'listener' || resolved.listener.role !== 'main') continue;
          const { containerField } = resolved.listener;
          const served = workload.longRunning.find(({ field }) => field === containerField);
          const key = `${workload.index} ${containerField}`;
          if (served === undefined || preStopSeconds(served.container) !== 0 || reported.has(key)) continue;
          reported.add(key);
          report(workload, workload.at(`${served.field}.lifecycle.preStop`), {
            message: `missing: container "${served.name}" stops while Service "${name}" still sends requests to it`,
            fix: 'add a preStop hook that sleeps for 5 seconds',
          });
        }
      }
    }
  },
};
