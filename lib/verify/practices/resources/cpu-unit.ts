import { child, type FieldPath, key } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { ResourceRequirements } from '../../../kubernetes/generated/types';
import type { Practice } from '../facts/practice';

const lists = ['limits', 'requests'] as const;
/** Thousands and more: no node has so many CPUs. */
const ofBytes = /\d(?:[kMGTPE]|[KMGTPE]i)$/;

/** CPUs in the unit of memory are millions of them: the server accepts them, and no node has room for such a request. */
export const cpuUnit: Practice = {
  code: 'practice/cpu-unit',
  on: true,
  checkWorkload: (workload, report) => {
    const check = (resources: ResourceRequirements | undefined, path: FieldPath) => {
      for (const list of lists) {
        const cpu = resources?.[list]?.cpu;
        if (typeof cpu !== 'string' || !ofBytes.test(cpu)) continue;
        report(workload, workload.at(key(child(path, `resources.${list}`), 'cpu')), {
          value: cpu,
          message: `must be a number of CPUs, got ${valueText(cpu)}: the unit is one of bytes`,
          fix: 'set CPUs, such as "500m" for half of one',
        });
      }
    };
    for (const { container, field } of workload.containers) check(container.resources, field);
    check(workload.spec.resources, 'spec');
  },
};
