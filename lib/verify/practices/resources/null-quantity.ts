import { child, type FieldPath, get, key } from '../../../findings/field-path';
import type { ResourceRequirements } from '../../../kubernetes/generated/types';
import type { Practice } from '../facts/practice';

const lists = ['limits', 'requests'] as const;

/**
 * An amount that is null, as a template writes one for an empty value, is none of nothing: servers store it as 0, and
 * `kubectl apply` leaves it out.
 */
export const nullQuantity: Practice = {
  code: 'practice/null-quantity',
  on: true,
  checkWorkload: (workload, report, { object }) => {
    const look = (resources: ResourceRequirements | undefined, path: FieldPath) => {
      for (const list of lists) {
        const amounts = resources?.[list];
        for (const name in amounts) {
          // Decoding makes 0 of null.
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
    for (const { container, field } of workload.containers) look(container.resources, field);
    look(workload.spec.resources, 'spec');
  },
};
