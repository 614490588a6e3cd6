import { isPlainCredential } from '../../../findings/secrecy/plain-credential';
import type { Practice } from '../facts/practice';

/** Anyone who can read the manifest or the Pod can read a password in its environment. */
export const envSecret: Practice = {
  code: 'practice/env-secret',
  on: true,
  checkWorkload: (workload, report) => {
    for (const { container, field, name } of workload.containers) {
      container.env?.forEach(({ name: variable = '', value }, at) => {
        if (value === undefined || !isPlainCredential(variable, value)) return;
        report(workload, workload.at(`${field}.env[${at}].value`), {
          message: `credential in plain text in variable "${variable}" of container "${name}"`,
          fix: 'move it to a Secret, and use valueFrom.secretKeyRef',
        });
      });
    }
  },
};
