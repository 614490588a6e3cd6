import { containerText } from '../../../anatomy/containers';
import type { Practice } from '../facts/practice';
import { servedContainers } from '../facts/served';

/** A Service sends requests to a container without a readiness probe as soon as its process runs. */
export const noReadinessProbe: Practice = {
  code: 'practice/no-readiness-probe',
  on: false,
  check: (app, report) => {
    for (const { workload, container: served, service } of servedContainers(app)) {
      if (served.container.readinessProbe !== undefined) continue;
      report(workload, workload.at(`${served.field}.readinessProbe`), {
        message: `missing: Service "${service}" sends requests to ${containerText(served.name)} before it is ready`,
        fix: 'add a readinessProbe',
      });
    }
  },
};
