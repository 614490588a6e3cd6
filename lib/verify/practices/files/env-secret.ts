import { containerText } from '../../../anatomy/containers';
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
        if (credentials.length === 0 || isIdOfKey(variable, placed.container.env ?? [])) return;
        isDemo ??= demoPasswords(placed);
        if (credentials.every((credential) => isDemo?.(variable, credential))) return;
        report(workload, workload.at(`${placed.field}.env[${at}].value`), {
          message: `credential in plain text in variable "${variable}" of ${containerText(placed.name)}`,
          fix: 'move it to a Secret, and use valueFrom.secretKeyRef',
        });
      });
    }
  },
};

/** Whether a variable has the id of a key: next to `S3_SECRET_KEY`, `S3_ACCESS_KEY` says whose key it is. */
function isIdOfKey(variable: string, env: readonly { readonly name?: string }[]): boolean {
  const [, prefix] = /^(.*_|)ACCESS_KEY$/.exec(variable) ?? [];
  if (prefix === undefined) return false;
  const secrets = [`${prefix}SECRET_KEY`, `${prefix}SECRET_ACCESS_KEY`];
  return env.some(({ name = '' }) => secrets.includes(name));
}
