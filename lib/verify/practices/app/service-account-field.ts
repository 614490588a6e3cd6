import type { Practice } from '../facts/practice';

/** `serviceAccount` is a deprecated name of `serviceAccountName`, which wins if both are set. */
export const serviceAccountField: Practice = {
  code: 'practice/service-account-field',
  on: true,
  checkWorkload: (workload, report) => {
    const { serviceAccount = '', serviceAccountName = '' } = workload.spec;
    if (serviceAccount === '' || serviceAccount === serviceAccountName) return;
    report(workload, workload.at('spec.serviceAccount'), {
      value: serviceAccount,
      message:
        serviceAccountName === ''
          ? 'deprecated: the server copies it to serviceAccountName'
          : `ignored: serviceAccountName is "${serviceAccountName}"`,
      fix: 'use only serviceAccountName',
    });
  },
};
