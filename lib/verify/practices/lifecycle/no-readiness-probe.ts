import type { Practice } from '../facts/practice';
import { resolvePort } from '../facts/target-port';

/** A Service sends requests to a container without a readiness probe as soon as its process runs. */
export const noReadinessProbe: Practice = {
  code: 'practice/no-readiness-probe',
  on: false,
  check: ({ services }, report) => {
    const reported = new Set<string>();
    for (const { object, selected, name } of services) {
      for (const { port, targetPort, protocol } of object.spec?.ports ?? []) {
        for (const workload of selected.workloads) {
          const resolved = resolvePort(workload, targetPort ?? port, protocol ?? 'TCP');
          if (resolved.kind !== 'listener') continue;
          const { containerField } = resolved.listener;
          const served = workload.longRunning.find(({ field }) => field === containerField);
          const key = `${workload.index} ${containerField}`;
          if (served === undefined || served.container.readinessProbe !== undefined || reported.has(key)) continue;
          reported.add(key);
          report(workload, workload.at(`${served.field}.readinessProbe`), {
            message: `missing: Service "${name}" sends requests to container "${served.name}" before it is ready`,
            fix: 'add a readinessProbe',
          });
        }
      }
    }
  },
};
