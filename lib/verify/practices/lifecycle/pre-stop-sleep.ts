import { containerText } from '../../../anatomy/containers';
import { preStopSeconds } from '../../../anatomy/pre-stop';
import type { Practice } from '../facts/practice';
import { servedContainers } from '../facts/served';
import { endsByItself } from '../facts/workload';

/** Requests arrive until endpoints and proxies have learned of a stop; a container that stops at once refuses them. */
export const preStopSleep: Practice = {
  code: 'practice/pre-stop-sleep',
  on: false,
  check: (app, report) => {
    for (const { workload, container: served, service } of servedContainers(app)) {
      if (served.role !== 'main' || endsByItself(workload) || preStopSeconds(served.container) !== 0) continue;
      report(workload, workload.at(`${served.field}.lifecycle.preStop`), {
        message: `missing: ${containerText(served.name)} stops while Service "${service}" still sends requests to it`,
        fix: 'add a preStop hook that sleeps for 5 seconds',
      });
    }
  },
};
