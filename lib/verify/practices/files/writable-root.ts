import { containerText } from '../../../anatomy/containers';
import type { Practice } from '../facts/practice';

/** An attacker can change the programs of a container with a writable root file system. */
export const writableRoot: Practice = {
  code: 'practice/writable-root',
  on: false,
  checkWorkload: (workload, report) => {
    if (workload.spec.os?.name === 'windows') return;
    for (const { container, field, name } of workload.containers) {
      if (container.securityContext?.readOnlyRootFilesystem === true) continue;
      report(workload, workload.at(`${field}.securityContext.readOnlyRootFilesystem`), {
        message: `${containerText(name)} can modify the files of its image`,
        fix: 'set readOnlyRootFilesystem: true, and mount volumes where it writes',
      });
    }
  },
};
