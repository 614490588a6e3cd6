import type { Practice } from './practice';

const secretName = /(?:password|passwd|secret|token|api_?key|credential|private_?key)s?$/i;
/** What is no credential itself: references, paths, addresses, switches, names of keys. */
const harmless = /^(?:|\$\(.*\)|\/.*|[a-z]+:\/\/[^@]*|true|false|yes|no|none|\d+)$/i;

/** Whoever may read the manifest, or the Pod, reads a password that is written in its environment. */
export const envSecret: Practice = {
  code: 'practice/env-secret',
  on: true,
  checkWorkload: (workload, report) => {
    for (const { container, field, name } of workload.containers) {
      container.env?.forEach(({ name: called = '', value }, at) => {
        if (value === undefined || !secretName.test(called) || harmless.test(value)) return;
        report(workload, workload.at(`${field}.env[${at}].value`), {
          message: `variable "${called}" of container "${name}" has its credential written in the manifest`,
          fix: 'take it from a Secret, by valueFrom.secretKeyRef',
        });
      });
    }
  },
};
