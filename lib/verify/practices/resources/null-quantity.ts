import { child, type FieldPath, get, key } from '../../../findings/field-path';
import type { ResourceRequirements } from '../../../kubernetes/generated/types';
import type { Practice } from '../facts/practice';

const lists = ['limits', 'requests'] as const;

/**
 * A null quantity, which templates write for an empty value, is not the same as an omitted one: servers store it as 0, and
 * `kubectl apply` drops it.
 */
export const nullQuantity: Practice = {
  code: 'practice/null-quantity',
  on: true,
  checkWorkload: (workload, report, { object }) => {
    const check = (resources: ResourceRequirements | undefined, path: FieldPath) => {
      for (const list of lists) {
        const amounts = resources?.[list];
        for (const name in amounts) {
          // Decoding converts null to 0.
          if (amounts[name] !== '0') continue;
          const field = workload.at(key(child(path, `resources.${list}`), name));
          if (get(object, field) !== null) continue;
          report(workload, field, {
            value: null,
            message: 'null is stored as 0 (no limit or request), and dropped by kubectl apply',
            fix: 'set a quantity, or remove it',
          });
        }
      }
    };
    for (const { container, field } of workload.containers) check(container.resources, field);
    check(workload.spec.resources, 'spec');
  },
};
