import { plainCredentials } from '../../../findings/secrecy/plain-credential';
import type { Practice } from '../facts/practice';
import { demoPasswords } from './demo-password';

/** Anyone who can read the manifest or the Pod can read a password in its environment. Those of demos are no secret. */
export const envSecret: Practice = {
  code: 'practice/env-secret',
  on: true,
  checkWorkload: (workload, report) => {
    for (const placed of workload.containers) {
      let isDemo: ReturnType<typeof demoPasswords> | undefined;
      placed.container.env?.forEach(({ name: variable = '', value }, at) => {
        if (value === undefined) return;
        const credentials = plainCredentials(variable, value);
        if (credentials.length === 0) return;
        isDemo ??= demoPasswords(placed);
        if (credentials.every((credential) => isDemo?.(variable, credential))) return;
        report(workload, workload.at(`${placed.field}.env[${at}].value`), {
          message: `credential in plain text in variable "${variable}" of container "${placed.name}"`,
          fix: 'move it to a Secret, and use valueFrom.secretKeyRef',
        });
      });
    }
  },
};
