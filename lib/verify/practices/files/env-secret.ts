import { isPlainCredential } from '../../../findings/secrecy/plain-credential';
import type { Practice } from '../facts/practice';

/** Whoever may read the manifest, or the Pod, reads a password that is written in its environment. */
export const envSecret: Practice = {
  code: 'practice/env-secret',
  on: true,
  checkWorkload: (workload, report) => {
    for (const { container, field, name } of workload.containers) {
      container.env?.forEach(({ name: called = '', value }, at) => {
        if (value === undefined || !isPlainCredential(called, value)) return;
        report(workload, workload.at(`${field}.env[${at}].value`), {
          message: `credential in plain text in variable "${called}" of container "${name}"`,
          fix: 'move it to a Secret, and use valueFrom.secretKeyRef',
        });
      });
    }
  },
};
