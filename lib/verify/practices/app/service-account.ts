import { entryOf } from '../../../values/entry-of';
import { nearest } from '../../../values/nearest';
import { address } from '../facts/app';
import type { Practice } from '../facts/practice';

/** The Pods of a workload whose service account does not exist are never created. */
export const serviceAccount: Practice = {
  code: 'practice/service-account',
  on: true,
  check: ({ workloads, serviceAccounts }, report) => {
    const names = new Map<string, string[]>();
    for (const { namespace, name } of serviceAccounts.values()) entryOf(names, namespace, () => []).push(name);
    for (const workload of workloads) {
      const { serviceAccountName: name = '' } = workload.spec;
      if (name === '' || name === 'default' || serviceAccounts.has(address(workload.namespace, name))) continue;
      if (serviceAccounts.has(address('', name))) continue;
      // It may be created elsewhere, unless the app has one with almost the same name.
      const existing = names.get(workload.namespace) ?? [];
      const intended = existing.length > 100 ? undefined : nearest(name, existing);
      if (intended === undefined) continue;
      report(workload, workload.at('spec.serviceAccountName'), {
        value: name,
        message: `no ServiceAccount "${name}" in the app: without it, no Pods are created`,
        fix: `did you mean "${intended}"?`,
      });
    }
  },
};
