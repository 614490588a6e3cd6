import type { Rule } from '../../../kubernetes/rule';
import { job } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/job-ttl',
    severity: 'warning',
    on: false,
    title: 'A Job says when it is deleted after it has finished.',
    why: 'Otherwise it is kept for ever, with its Pods.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
    failing: { object: job({}) },
    passing: { object: job({ workload: { ttlSecondsAfterFinished: 86400 } }) },
  },
];
