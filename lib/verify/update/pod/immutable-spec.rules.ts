import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/immutable-pod',
    severity: 'error',
    title: 'An update of a Pod changes only images, a deadline, tolerations and scheduling gates in its spec.',
    why: 'A Pod that exists is not started anew. A Deployment replaces its Pods when its template changes.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
    failing: { old: podOf(), object: podOf({ args: ['--verbose'] }) },
    passing: { old: podOf(), object: podOf({ image: 'nginx:1.30' }) },
  },
];
