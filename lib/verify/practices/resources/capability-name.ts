import { capabilityName as nameOf } from '../../../kubernetes/capability';
import type { Practice } from '../facts/practice';

const lists = ['add', 'drop'] as const;
const participles = { add: 'added', drop: 'dropped' } as const;

/** containerd adds the prefix `CAP_` to each name, and runc ignores the unknown CAP_CAP_NET_ADMIN. */
export const capabilityName: Practice = {
  code: 'practice/capability-name',
  on: true,
  checkWorkload: (workload, report) => {
    for (const { container, field } of workload.containers) {
      const capabilities = container.securityContext?.capabilities;
      if (capabilities === undefined) continue;
      for (const list of lists) {
        for (const [at, value] of (capabilities[list] ?? []).entries()) {
          if (!/^cap_/i.test(value)) continue;
          report(workload, workload.at(`${field}.securityContext.capabilities.${list}[${at}]`), {
            value,
            message: `containerd adds the prefix CAP_: "CAP_${value.toUpperCase()}" is unknown and not ${participles[list]}`,
            fix: `set ${JSON.stringify(nameOf(value))}`,
          });
        }
      }
    }
  },
};
