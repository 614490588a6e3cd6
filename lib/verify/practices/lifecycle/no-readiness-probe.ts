import type { Practice } from '../facts/practice';
import { reach } from '../facts/target-port';

/** A Service sends requests to a container without a readiness probe as soon as its process runs. */
export const noReadinessProbe: Practice = {
  code: 'practice/no-readiness-probe',
  on: false,
  check: ({ services }, report) => {
    const told = new Set<string>();
    for (const { object, selected, name } of services) {
      for (const { port, targetPort, protocol } of object.spec?.ports ?? []) {
        for (const workload of selected.workloads) {
          const reached = reach(workload, targetPort ?? port, protocol ?? 'TCP');
          if (reached.kind !== 'listener') continue;
          const { containerField } = reached.listener;
          const served = workload.lasting.find(({ field }) => field === containerField);
          const key = `${workload.index} ${containerField}`;
          if (served === undefined || served.container.readinessProbe !== undefined || told.has(key)) continue;
          told.add(key);
          report(workload, workload.at(`${served.field}.readinessProbe`), {
            message: `missing: Service "${name}" sends requests to container "${served.name}" before it is ready`,
            fix: 'add a readinessProbe',
          });
        }
      }
    }
  },
};
